package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Fields;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the server is and how it does. Immutable as long as nobody changes the tree.
 *
 * @param version such as {@code 2025.09.0-b5d5a2d04} or {@code 2023-07-R2}
 * @param serverName as configured; empty if not
 * @param serverUuid identifies the server
 * @param user who it runs as
 * @param time its time, to the microsecond
 * @param started when it was started, to the second
 * @param devices tracked devices
 * @param memoryKib its resident memory in KiB
 * @param raw all that Kismet says
 */
public record SystemStatus(
        String version,
        String serverName,
        String serverUuid,
        String user,
        Optional<Instant> time,
        Optional<Instant> started,
        OptionalLong devices,
        OptionalLong memoryKib,
        JsonNode raw) {
    static SystemStatus of(JsonNode raw) {
        Fields system = Fields.of(raw, "kismet.system.");
        return new SystemStatus(
                system.text("version"),
                system.text("server_name"),
                Fields.of(raw, "kismet.server.").text("uuid"),
                system.text("user"),
                system.time("timestamp.sec", "timestamp.usec"),
                system.time("timestamp.start_sec"),
                system.integer("devices.count"),
                system.integer("memory.rss"),
                raw);
    }
}
