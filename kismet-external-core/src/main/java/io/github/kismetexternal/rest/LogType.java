package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Fields;

/**
 * A kind of log that Kismet can write. Immutable as long as nobody changes the tree.
 *
 * @param logClass what {@link Logs#start} takes, such as {@code kismet} or {@code pcapng}
 * @param name for people
 * @param description in words
 * @param raw all that Kismet says of it
 */
public record LogType(String logClass, String name, String description, JsonNode raw) {
    static LogType of(JsonNode raw) {
        Fields type = Fields.of(raw, "kismet.logfile.type.");
        return new LogType(type.text("class"), type.text("name"), type.text("description"), raw);
    }
}
