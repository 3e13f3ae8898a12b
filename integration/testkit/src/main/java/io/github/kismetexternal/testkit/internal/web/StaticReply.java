package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.SimulatedRelease;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Serves the page, and files from directories, in the order in which these were added. Safe for use by several threads.
 */
final class StaticReply {
    private static final Set<String> METHODS = Set.of("GET", "HEAD");
    private static final int PIECE = 1 << 16;

    private final SimulatedRelease release;
    private final KismetPage page;
    private final List<StaticFiles> directories = new CopyOnWriteArrayList<>();

    StaticReply(SimulatedRelease release) {
        this.release = release;
        page = new KismetPage(release);
    }

    void add(StaticFiles directory) {
        directories.add(directory);
    }

    /**
     * Answers a request with a file; false if there is none.
     *
     * @throws BrowserRequest.UnansweredException if the connection is to be closed without an answer
     * @throws IOException if the browser has gone
     */
    boolean send(BrowserRequest request, Login login, Response response, Callback callback) throws IOException {
        String path = request.path().isEmpty() || request.path().endsWith("/")
                ? request.path() + "index.html"
                : request.path();
        if (!METHODS.contains(request.method())) {
            return false;
        }
        boolean headOnly = request.method().equals("HEAD");
        byte[] ofPage = page.find(path);
        if (ofPage != null) {
            CommonHeaders.add(response.getHeaders(), release, path, login);
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, ofPage.length);
            Content.Sink.write(response, true, ByteBuffer.wrap(ofPage, 0, headOnly ? 0 : ofPage.length));
            callback.succeeded();
            return true;
        }
        Path file = find(path);
        if (file == null) {
            return false;
        }
        if (Files.isDirectory(file) && !headOnly) {
            leaveUnanswered(request);
            return true;
        }
        CommonHeaders.add(response.getHeaders(), release, path, login);
        // Of a directory, too, Kismet tells the size.
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, Files.size(file));
        if (!headOnly) {
            copy(file, Files.size(file), response);
        }
        Content.Sink.write(response, true, ByteBuffer.allocate(0));
        callback.succeeded();
        return true;
    }

    private @Nullable Path find(String path) {
        for (StaticFiles directory : directories) {
            Path file = directory.find(path);
            if (file != null) {
                return file;
            }
        }
        return null;
    }

    /**
     * Kismet opens a directory like a file and fails to read it: no answer comes, and the connection stays for as long
     * as the browser waits, unless it asked for its end (measured on 2025-09-R1 and 2023-07-R2).
     */
    private static void leaveUnanswered(BrowserRequest request) throws BrowserRequest.UnansweredException {
        if (request.isLast()) {
            throw new BrowserRequest.UnansweredException("a directory is no file");
        }
    }

    /** Sends as much as was announced, also of a file that grows meanwhile. */
    private static void copy(Path file, long size, Response response) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            for (long left = size; left > 0; ) {
                byte[] piece = in.readNBytes((int) Math.min(PIECE, left));
                if (piece.length == 0) {
                    throw new BrowserRequest.UnansweredException("a file must not shrink while it is sent");
                }
                Content.Sink.write(response, false, ByteBuffer.wrap(piece));
                left -= piece.length;
            }
        }
    }
}
