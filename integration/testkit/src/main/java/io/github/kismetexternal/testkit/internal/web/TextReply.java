package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.internal.route.Reply;
import java.io.IOException;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Answers of plain text, whatever the extension of the path. */
final class TextReply {
    private TextReply() {}

    /** Makes the answer plain text, also if it ends up an error. */
    static void begin(Reply reply) {
        reply.head(200, Map.of("Content-Type", "text/plain"));
    }

    /** Answers. */
    static void send(Reply reply, int status, String text) throws IOException {
        reply.head(status, Map.of("Content-Type", "text/plain"));
        reply.body().write(text.getBytes(UTF_8));
    }
}
