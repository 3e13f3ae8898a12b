package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Fields;

/**
 * An aircraft that tells of itself by ADS-B. Immutable as long as nobody changes the tree.
 *
 * @param icao its address in hex digits, as ICAO gave it
 * @param callsign what it calls itself; empty if it has not told
 * @param model such as {@code A320-214}; empty where Kismet's list of aircraft does not know it
 * @param owner who it is registered for; empty where that list does not know it
 * @param device what Kismet knows of every device, its position included
 */
public record Aircraft(String icao, String callsign, String model, String owner, TrackedDevice device) {
    static Aircraft of(JsonNode raw) {
        Fields aircraft = Fields.of(raw.path("adsb.device"), "adsb.device.");
        Fields registered = aircraft.in("icao_record", "adsb.icao.");
        return new Aircraft(
                aircraft.text("icao"),
                aircraft.text("callsign").trim(),
                registered.text("model"),
                registered.text("owner"),
                TrackedDevice.of(raw));
    }
}
