package io.github.kismetexternal.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;

/** Asks for JSON and turns the answers into trees and lists. Safe for use by several threads. */
final class RestJson {
    /** Tolerates what a name from the air may have brought into a string. */
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private static final String UNREADABLE = "the answer is no JSON; if Kismet's address leads through another server,"
            + " set KISMET_REST_URL to Kismet's own";

    private final RestTransport transport;

    RestJson(RestTransport transport) {
        this.transport = transport;
    }

    RestTransport transport() {
        return transport;
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    JsonNode tree(RestCall call) {
        String text = transport.fetch(call);
        try {
            JsonNode tree = MAPPER.readTree(text);
            if (!tree.isMissingNode()) {
                return tree;
            }
        } catch (JsonProcessingException e) {
            // Without its text, which quotes the answer.
            throw KismetRestException.broken(call.endpoint(), UNREADABLE, null);
        }
        throw KismetRestException.broken(
                call.endpoint(), "the answer is empty: this release of Kismet does not know the format", null);
    }

    /** Returns the objects of an array, or the values of an object, each read; anything else holds none. */
    <T> List<T> list(RestCall call, Function<JsonNode, T> reader) {
        return read(tree(call), reader);
    }

    static <T> List<T> read(JsonNode objects, Function<JsonNode, T> reader) {
        List<T> read = new ArrayList<>(objects.size());
        for (JsonNode object : objects) {
            if (object.isObject()) {
                read.add(reader.apply(object));
            }
        }
        return Collections.unmodifiableList(read);
    }

    /** Has something done that is answered by a text or nothing, and returns the text. */
    String run(RestCall call) {
        return transport.fetch(call).trim();
    }
}
