package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.event.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Positions. Every release since 2020-12; reading is for the role readonly, the rest for admin. Safe for use by several
 * threads.
 */
public final class Gps {
    private final RestJson json;

    Gps(RestJson json) {
        this.json = json;
    }

    /** {@return where Kismet is, by its best receiver: GET {@code /gps/location.json}} */
    public Location location() {
        return Location.of(json.tree(RestCall.read("/gps/location.json")));
    }

    /** {@return where Kismet is by each receiver, by their UUIDs: GET {@code /gps/all_locations.json}} */
    public Map<String, Location> locations() {
        Map<String, Location> locations = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry :
                json.tree(RestCall.read("/gps/all_locations.json")).properties()) {
            locations.put(entry.getKey(), Location.of(entry.getValue()));
        }
        return Map.copyOf(locations);
    }

    /**
     * {@return where Kismet is by one receiver: GET {@code /gps/by-uuid/<uuid>/location.json}}
     *
     * @param uuid of the receiver
     * @throws KismetRestException also if Kismet does not know it (status 500)
     */
    public Location location(String uuid) {
        return Location.of(json.tree(RestCall.read(path(uuid, "location.json"))));
    }

    /**
     * Lists the receivers: GET {@code /gps/all_gps.json}.
     *
     * @return the receivers, in Kismet's order
     */
    public List<GpsReceiver> list() {
        return json.list(RestCall.read("/gps/all_gps.json"), GpsReceiver::of);
    }

    /**
     * Lists the kinds of receivers, as Kismet describes them: GET {@code /gps/drivers.json}.
     *
     * @return the kinds, in Kismet's order
     */
    public List<JsonNode> types() {
        return json.list(RestCall.read("/gps/drivers.json"), type -> type);
    }

    /**
     * Adds a receiver: POST {@code /gps/add_gps.cmd}.
     *
     * @param definition as after {@code gps=} in Kismet's configuration, such as {@code gpsd:host=localhost,port=2947}
     * @return the receiver
     * @throws KismetRestException also if there is one of that kind of which there can be one only (status 500)
     */
    public GpsReceiver add(String definition) {
        return GpsReceiver.of(json.tree(RestCall.command(
                "/gps/add_gps.cmd", RestJson.object().put("definition", definition).toString())));
    }

    /**
     * Takes a receiver away: GET {@code /gps/by-uuid/<uuid>/remove_gps.cmd}.
     *
     * @param uuid of the receiver
     * @throws KismetRestException also if Kismet does not know it (status 500)
     */
    public void remove(String uuid) {
        json.run(RestCall.commandByGet(path(uuid, "remove_gps.cmd")));
    }

    /**
     * Tells the receiver of the kind {@code web} where Kismet is: POST {@code /gps/web/update.cmd}, also for the role
     * WEBGPS since 2022-08.
     *
     * @param latitude degrees north, -90 to 90
     * @param longitude degrees east, -180 to 180
     * @param altitudeMeters metres
     * @param speedKph km/h
     * @throws IllegalArgumentException if latitude or longitude is out of its range, or another is no number
     * @throws KismetRestException also if there is no such receiver (status 500)
     */
    public void tell(double latitude, double longitude, double altitudeMeters, double speedKph) {
        if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180)) {
            throw new IllegalArgumentException("position (latitude " + latitude + ", longitude " + longitude
                    + ") must be within -90 to 90 and -180 to 180 degrees");
        }
        if (!Double.isFinite(altitudeMeters) || !Double.isFinite(speedKph)) {
            throw new IllegalArgumentException(
                    "altitude (" + altitudeMeters + " m) and speed (" + speedKph + " km/h) must be numbers");
        }
        ObjectNode position = RestJson.object()
                .put("lat", latitude)
                .put("lon", longitude)
                .put("alt", altitudeMeters)
                .put("spd", speedKph);
        json.run(RestCall.command("/gps/web/update.cmd", position.toString()));
    }

    private static String path(String uuid, String what) {
        return "/gps/by-uuid/" + RestCall.segment("GPS", uuid) + '/' + what;
    }
}
