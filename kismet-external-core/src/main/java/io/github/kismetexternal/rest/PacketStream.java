package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Fields;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A stream of packets that Kismet serves to a client or writes to a file. Immutable as long as nobody changes the tree.
 *
 * @param id its number in this run of the server, from 1
 * @param name such as {@code kismet-all-packets.pcapng}
 * @param type such as {@code pcapng}
 * @param path the file; {@code httpd} for a client
 * @param description in words
 * @param started to the second
 * @param packets how many went through it
 * @param bytes how much went through it
 * @param paused whether it lets nothing through
 * @param raw all that Kismet says of it
 */
public record PacketStream(
        OptionalLong id,
        String name,
        String type,
        String path,
        String description,
        Optional<Instant> started,
        OptionalLong packets,
        OptionalLong bytes,
        boolean paused,
        JsonNode raw) {
    static PacketStream of(JsonNode raw) {
        Fields stream = Fields.of(raw, "kismet.stream.");
        return new PacketStream(
                stream.integer("stream_id"),
                stream.text("name"),
                stream.text("type"),
                stream.text("path"),
                stream.text("description"),
                stream.time("time"),
                stream.integer("packets"),
                stream.integer("size"),
                stream.flag("paused"),
                raw);
    }
}
