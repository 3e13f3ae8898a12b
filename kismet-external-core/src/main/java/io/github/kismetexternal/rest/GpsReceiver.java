package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Fields;
import io.github.kismetexternal.event.Location;

/**
 * A source of positions. Immutable as long as nobody changes the tree.
 *
 * @param uuid identifies it in the REST API
 * @param name as its definition has it
 * @param description in words
 * @param definition what stands after {@code gps=} in Kismet's configuration
 * @param connected whether it is there
 * @param location what it said last; Kismet 2023-07 does not tell it here, but in {@link Gps#location(String)}
 * @param raw all that Kismet says of it
 */
public record GpsReceiver(
        String uuid,
        String name,
        String description,
        String definition,
        boolean connected,
        Location location,
        JsonNode raw) {
    static GpsReceiver of(JsonNode raw) {
        Fields gps = Fields.of(raw, "kismet.gps.");
        return new GpsReceiver(
                gps.text("uuid"),
                gps.text("name"),
                gps.text("description"),
                gps.text("definition"),
                gps.flag("connected"),
                Location.in(gps, "location"),
                raw);
    }
}
