package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Fields;

/**
 * What Kismet tells a kind of drone by: {@code uav_match} in its configuration. Immutable as long as nobody changes the
 * tree.
 *
 * @param name the rule's name
 * @param manufacturer who makes the drone
 * @param model empty if the rule is for several
 * @param mac the address of the drones, and of them the bits that count; empty or 00:00:00:00:00:00 if any
 * @param ssidRegex what the name of their network matches; empty if it may be any
 * @param either whether address or name is enough
 * @param raw all that Kismet says of it
 */
public record DroneKind(
        String name, String manufacturer, String model, String mac, String ssidRegex, boolean either, JsonNode raw) {
    static DroneKind of(JsonNode raw) {
        Fields kind = Fields.of(raw, "uav.manufmatch.");
        return new DroneKind(
                Fields.of(raw, "").text("uav_match_name"),
                kind.text("name"),
                kind.text("model"),
                kind.text("mac"),
                kind.text("ssid_regex"),
                kind.flag("partial"),
                raw);
    }
}
