package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Fields;
import io.github.kismetexternal.event.Location;
import java.util.Optional;

/**
 * What Kismet knows of a device that is a drone. Immutable as long as nobody changes the tree.
 *
 * @param manufacturer who makes it
 * @param model empty if unknown
 * @param serialNumber empty unless the drone tells it
 * @param knownBy what it was told by, such as {@code UAV Fingerprint} or {@code DroneID}
 * @param location where it last told to be
 * @param home where it told to have started; since Kismet 2025-09 always there, before only once it told
 * @param operator where it told that its operator is; as {@code home}
 * @param raw all that Kismet says of the drone
 */
public record Drone(
        String manufacturer,
        String model,
        String serialNumber,
        String knownBy,
        Location location,
        Location home,
        Location operator,
        JsonNode raw) {
    /** The field to ask for where {@link #of} is to find something in a summary. */
    public static final String FIELD = "uav.device";

    /**
     * Reads what is known of a device.
     *
     * @param device asked for whole or with {@link #FIELD}
     * @return nothing if it is no drone, or the field was not asked for
     */
    public static Optional<Drone> of(TrackedDevice device) {
        JsonNode raw = device.raw().path(FIELD);
        if (!raw.isObject()) {
            return Optional.empty();
        }
        Fields drone = Fields.of(raw, "uav.");
        return Optional.of(new Drone(
                drone.text("manufacturer"),
                drone.text("model"),
                drone.text("serialnumber"),
                drone.text("match_type"),
                Location.in(drone.in("last_telemetry", "uav.telemetry."), "location"),
                Location.in(drone, "telemetry.home_location"),
                Location.in(drone, "telemetry.app_location"),
                raw));
    }
}
