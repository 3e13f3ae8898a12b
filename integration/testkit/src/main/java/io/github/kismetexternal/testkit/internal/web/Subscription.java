package io.github.kismetexternal.testkit.internal.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.rest.FieldSelection;
import io.github.kismetexternal.testkit.internal.rest.Json;
import org.jspecify.annotations.Nullable;

/**
 * What a browser wants of the event bus. Immutable.
 *
 * @param topic the type of events, or {@link #ALL}
 * @param fields what it wants of an event; null if it asked so badly that it gets nothing
 * @param format the name of a way to write JSON
 */
record Subscription(String topic, @Nullable FieldSelection fields, String format) {
    /** The topic of all events. */
    static final String ALL = "*";

    /** Reads a subscription. A bad selection is an error only when an event comes, and then of Kismet's log. */
    static Subscription of(String topic, JsonNode request, String format) {
        return new Subscription(topic, fields(request), format);
    }

    private static @Nullable FieldSelection fields(JsonNode request) {
        try {
            return FieldSelection.parse(Json.member(request, "fields"));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /**
     * Returns what the browser gets of an event; null for nothing. The fields are selected of each member of the
     * content, of which an event has one, mostly named for its type (measured on 2025-09-R1 and 2023-07-R2).
     */
    @Nullable String message(String contentJson, SimulatedRelease release) {
        JsonNode content = fields == null ? null : JsonInput.only(contentJson);
        if (fields == null || content == null) {
            return null;
        }
        try {
            ObjectNode selected = JsonNodeFactory.instance.objectNode();
            content.properties().forEach(member -> selected.set(member.getKey(), fields.apply(member.getValue())));
            return JsonReply.text(selected, release, format);
        } catch (IllegalStateException e) {
            // A real Kismet crashes over a path through what is no object.
            return null;
        }
    }
}
