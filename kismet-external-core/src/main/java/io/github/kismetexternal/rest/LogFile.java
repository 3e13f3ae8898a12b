package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Fields;

/**
 * A log that Kismet writes, or did. Immutable as long as nobody changes the tree.
 *
 * @param uuid identifies it in the REST API
 * @param logClass what it is, such as {@code kismet} for kismetdb
 * @param path the file, as the server names it
 * @param open whether it is written
 * @param raw all that Kismet says of it
 */
public record LogFile(String uuid, String logClass, String path, boolean open, JsonNode raw) {
    static LogFile of(JsonNode raw) {
        Fields log = Fields.of(raw, "kismet.logfile.");
        return new LogFile(
                log.text("uuid"),
                // So it is called: log, not logfile.
                Fields.of(raw, "kismet.log.").in("type_driver", "kismet.logfile.type.").text("class"),
                log.text("path"),
                log.flag("open"),
                raw);
    }
}
