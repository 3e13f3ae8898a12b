package io.github.kismetexternal.http;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.spool.Spool;
import org.jspecify.annotations.Nullable;

/** Puts answers that do not fit a frame into files, and sends the browser there. Safe for use by several threads. */
final class LargeAnswers {
    private final Spool spool;

    LargeAnswers(Spool spool) {
        this.spool = spool;
    }

    /**
     * Returns what to answer in place of a large answer; null if that must go out as it is: in frames.
     *
     * @param content the answer's body
     */
    @Nullable Response redirection(HttpRequest request, Response response, Bytes content) {
        if (!request.method().equals("GET") && !request.method().equals("POST")
                || response.delivery() == Response.Delivery.FRAMES) {
            return null;
        }
        ServedType type = ServedType.of(response);
        if (type == null || response.delivery() != Response.Delivery.FILE && !type.tells(content)) {
            return null;
        }
        String address = spool.put(content, type.extension());
        return address == null ? null : Response.empty(303)
                .withHeader("Location", toRoot(Request.pathOf(request)) + address)
                .withHeader("Cache-Control", "no-store");
    }

    /**
     * Returns the way from a path to the web server's root, relative since only the browser knows of a prefix before
     * the path. It leads astray where the browser asked for a path with two slashes in a row, of which Kismet 2022-01
     * and later make one before the plugin sees them.
     */
    private static String toRoot(String path) {
        int depth = -1;
        for (int i = 0; i < path.length(); i++) {
            if (path.charAt(i) == '/') {
                depth++;
            }
        }
        return "../".repeat(Math.max(0, depth));
    }
}
