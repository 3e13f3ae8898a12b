package io.github.kismetexternal.testkit.internal.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.rest.Serialization;
import io.github.kismetexternal.testkit.internal.route.Call;
import io.github.kismetexternal.testkit.internal.route.Reply;
import java.io.IOException;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Answers of JSON, written as the path's extension says. */
final class JsonReply {
    private JsonReply() {}

    /** Answers; with nothing, if the extension is none that Kismet knows (measured). */
    static void send(Reply reply, SimulatedRelease release, Call call, JsonNode tree) throws IOException {
        reply.body().write(text(tree, release, call.extension()).getBytes(UTF_8));
    }

    /** Writes a tree; an empty text for a format that Kismet does not know. */
    static String text(JsonNode tree, SimulatedRelease release, String format) {
        Serialization known = Serialization.of(release, format);
        return known == null ? "" : known.write(tree);
    }
}
