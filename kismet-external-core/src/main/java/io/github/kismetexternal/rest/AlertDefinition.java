package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.AlertSeverity;
import io.github.kismetexternal.event.Fields;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A kind of alert. Immutable as long as nobody changes the tree.
 *
 * @param name in upper case, such as {@code APSPOOF}
 * @param alertClass its group, such as {@code SPOOF}
 * @param severity how grave; empty for a number that Kismet 2025-09 does not define
 * @param description in words
 * @param sent how many have been raised since the start
 * @param raw all that Kismet says of it
 */
public record AlertDefinition(
        String name,
        String alertClass,
        Optional<AlertSeverity> severity,
        String description,
        OptionalLong sent,
        JsonNode raw) {
    static AlertDefinition of(JsonNode raw) {
        Fields definition = Fields.of(raw, "kismet.alert.definition.");
        OptionalLong severity = definition.integer("severity");
        return new AlertDefinition(
                definition.text("header"),
                definition.text("class"),
                severity.isPresent() ? AlertSeverity.ofLevel(severity.getAsLong()) : Optional.empty(),
                definition.text("description"),
                definition.integer("total_sent"),
                raw);
    }
}
