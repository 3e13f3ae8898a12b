package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Fields;
import java.util.OptionalInt;

/**
 * An antenna of a source that tells of its antennas. Immutable as long as nobody changes the tree.
 *
 * @param id its number in this run of the server, which signals of devices are kept by
 * @param uuid identifies it
 * @param sourceUuid its datasource
 * @param number its number at that source
 * @param powerAdjustmentDb what Kismet adds to the strength of its signals
 * @param raw all that Kismet says of it
 */
public record Antenna(
        OptionalInt id,
        String uuid,
        String sourceUuid,
        OptionalInt number,
        OptionalInt powerAdjustmentDb,
        JsonNode raw) {
    static Antenna of(JsonNode raw) {
        Fields antenna = Fields.of(raw, "kismet.antenna.");
        return new Antenna(
                antenna.smallInteger("id"),
                antenna.text("uuid"),
                antenna.text("source_uuid"),
                antenna.smallInteger("source_antnum"),
                antenna.smallInteger("power_adjust"),
                raw);
    }
}
