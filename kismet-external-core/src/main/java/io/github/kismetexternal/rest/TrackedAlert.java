package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Alert;

/**
 * An alert as the REST API tells it. Immutable as long as nobody changes the tree.
 *
 * @param alert what people mostly want to know
 * @param raw all that Kismet says of it
 */
public record TrackedAlert(Alert alert, JsonNode raw) {
    static TrackedAlert of(JsonNode raw) {
        return new TrackedAlert(Alert.of(raw), raw);
    }
}
