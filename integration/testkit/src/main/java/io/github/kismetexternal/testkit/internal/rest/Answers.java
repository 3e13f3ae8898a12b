package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.route.Call;
import io.github.kismetexternal.testkit.internal.route.Endpoint;
import io.github.kismetexternal.testkit.internal.route.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** Makes endpoints of functions: selects fields, serialises, and turns exceptions into Kismet's answers. */
final class Answers {
    /** Measured on 2023-07-R2 and 2025-09-R1. */
    private static final Set<String> JSON_TYPES = Set.of("json", "prettyjson", "ekjson", "itjson", "cmd", "jcmd");

    private final SimulatedRelease release;

    Answers(SimulatedRelease release) {
        this.release = release;
    }

    /**
     * What is answered to a call. An {@link IllegalArgumentException} or {@link IllegalStateException} is answered as
     * Kismet answers one of its own.
     */
    @FunctionalInterface
    interface Source {
        JsonNode answer(Call call);
    }

    /** Like {@link Source}, for plain text. */
    @FunctionalInterface
    interface Command {
        String run(Call call);
    }

    /** Makes an endpoint that gives the fields that were asked for, of an object or each of an array's. */
    Endpoint selected(Source source) {
        return whole(call -> selection(call).apply(source.answer(call)));
    }

    /** Makes an endpoint that gives the fields that were asked for of each value of a map. */
    Endpoint selectedByKey(Source source) {
        return whole(call -> {
            FieldSelection selection = selection(call);
            ObjectNode selected = JsonNodeFactory.instance.objectNode();
            source.answer(call).properties().forEach(
                    entry -> selected.set(entry.getKey(), selection.apply(entry.getValue())));
            return selected;
        });
    }

    /** Makes an endpoint that gives a tree as it is. */
    Endpoint whole(Source source) {
        return answering(call -> serialize(call, source.answer(call)));
    }

    /** Makes an endpoint that does something and answers with a text. */
    Endpoint command(Command command) {
        return answering(command);
    }

    /** Writes a tree the way that a call asks for. */
    String serialize(Call call, JsonNode tree) {
        Serialization serialization = Serialization.of(release, extension(call));
        return serialization == null ? "" : serialization.write(tree);
    }

    private static FieldSelection selection(Call call) {
        return FieldSelection.parse(Json.member(call.json(), "fields"));
    }

    private static Endpoint answering(Command command) {
        return (call, reply) -> {
            try {
                send(call, reply, 200, command.run(call));
            } catch (RefusedException e) {
                send(call, reply, e.status(), e.text());
            } catch (IllegalArgumentException | IllegalStateException e) {
                RefusedException refused = RefusedException.error(String.valueOf(e.getMessage()));
                send(call, reply, refused.status(), refused.text());
            }
        };
    }

    private static void send(Call call, Reply reply, int status, String text) throws IOException {
        reply.head(
                status,
                JSON_TYPES.contains(extension(call)) ? Map.of("Content-Type", "application/json") : Map.of());
        reply.body().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String extension(Call call) {
        return call.extension().isEmpty()
                ? call.path().substring(call.path().lastIndexOf('.') + 1)
                : call.extension();
    }
}
