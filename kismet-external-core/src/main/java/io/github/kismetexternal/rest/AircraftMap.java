package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Fields;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Aircraft of the last ten minutes, and the least area that holds them. Immutable as long as nobody changes a tree.
 *
 * @param south degrees north of those that are farthest south; empty where no position is known
 * @param west degrees east of those that are farthest west; empty where no position is known
 * @param north degrees north of those that are farthest north; empty where no position is known
 * @param east degrees east of those that are farthest east; empty where no position is known
 * @param aircraft the aircraft, also those without a position
 */
public record AircraftMap(
        OptionalDouble south,
        OptionalDouble west,
        OptionalDouble north,
        OptionalDouble east,
        List<Aircraft> aircraft) {
    /**
     * Keeps an immutable copy of the list.
     *
     * @param south as the record says
     * @param west as the record says
     * @param north as the record says
     * @param east as the record says
     * @param aircraft as the record says
     */
    public AircraftMap {
        aircraft = List.copyOf(aircraft);
    }

    static AircraftMap of(JsonNode raw) {
        Fields map = Fields.of(raw, "kismet.adsb.map.");
        return new AircraftMap(
                map.numberUnlessZero("min_lat"),
                map.numberUnlessZero("min_lon"),
                map.numberUnlessZero("max_lat"),
                map.numberUnlessZero("max_lon"),
                RestJson.read(map.node("devices"), Aircraft::of));
    }
}
