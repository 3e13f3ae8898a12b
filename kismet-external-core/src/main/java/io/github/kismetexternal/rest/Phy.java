package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Fields;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A kind of radio that Kismet understands. Immutable as long as nobody changes the tree.
 *
 * @param name such as {@code IEEE802.11}
 * @param id its number in this run of the server
 * @param devices how many devices of that kind are tracked
 * @param packets how many packets of that kind came
 * @param raw all that Kismet says of it
 */
public record Phy(String name, OptionalInt id, OptionalLong devices, OptionalLong packets, JsonNode raw) {
    static Phy of(JsonNode raw) {
        Fields phy = Fields.of(raw, "kismet.phy.");
        return new Phy(
                phy.text("phy_name"),
                phy.smallInteger("phy_id"),
                phy.integer("device_count"),
                phy.integer("packet_count"),
                raw);
    }
}
