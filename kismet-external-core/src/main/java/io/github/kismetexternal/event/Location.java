package io.github.kismetexternal.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Where Kismet is, by its best GPS; Kismet raises {@code GPS_LOCATION} once a second, with a GPS or without.
 *
 * <p>Also part of {@link Alert} and {@link Device}. Without a position Kismet 2023-07 and 2025-09 write nothing but the
 * point [0, 0], while 2021-08 also writes 0 for everything else: ask {@link #hasPosition()} first.
 *
 * <p>Immutable, so safe for use by several threads.
 *
 * @param latitude degrees north, -90 to 90; empty where Kismet writes the point [0, 0]
 * @param longitude degrees east, -180 to 180; empty where latitude is
 * @param altitudeMeters metres; means something with a fix of 3 only
 * @param speedKph km/h
 * @param headingDegrees degrees from north
 * @param fix 0 or 1 for none, 2 for latitude and longitude, 3 with altitude
 * @param time when the GPS said so
 * @param gpsUuid the GPS; empty without one (Kismet 2023-07 and 2025-09; older ones may not name it)
 */
public record Location(
        OptionalDouble latitude,
        OptionalDouble longitude,
        OptionalDouble altitudeMeters,
        OptionalDouble speedKph,
        OptionalDouble headingDegrees,
        OptionalInt fix,
        Optional<Instant> time,
        String gpsUuid) {
    private static final String PREFIX = "kismet.common.location.";

    /**
     * Reads a {@code GPS_LOCATION}; never fails on what is in it, as long as that is valid JSON.
     *
     * @param event an event of that type
     * @return what it says
     * @throws IllegalArgumentException if the event is of another type
     * @throws MalformedEventException if the event is not valid JSON, see {@link Event#content}
     */
    public static Location of(Event event) {
        Fields.requireType(event, "GPS_LOCATION", Location.class);
        return of(event.body());
    }

    /**
     * Reads a location of Kismet's, from an event or from the REST API; never fails on what is in it.
     *
     * @param node a location's record
     * @return what it says
     */
    public static Location of(JsonNode node) {
        return read(Fields.of(node, PREFIX));
    }

    /**
     * Reads the object of that name; an absent one gives a location without anything.
     *
     * @param parent the fields around it
     * @param name of the object, without the parent's prefix
     * @return what it says
     */
    public static Location in(Fields parent, String name) {
        return read(parent.in(name, PREFIX));
    }

    private static Location read(Fields fields) {
        List<Double> point = fields.numbers("geopoint");
        boolean known = isPosition(point);
        return new Location(
                known ? OptionalDouble.of(point.get(1)) : OptionalDouble.empty(),
                known ? OptionalDouble.of(point.get(0)) : OptionalDouble.empty(),
                fields.number("alt"),
                fields.number("speed"),
                fields.number("heading"),
                fields.smallInteger("fix"),
                fields.time("time_sec", "time_usec"),
                fields.text("gps_uuid"));
    }

    /** Longitude comes first, as in GeoJSON. */
    private static boolean isPosition(List<Double> point) {
        return point.size() == 2
                && Math.abs(point.get(0)) <= 180
                && Math.abs(point.get(1)) <= 90
                && (point.get(0) != 0 || point.get(1) != 0);
    }

    /** {@return whether latitude and longitude are known} */
    public boolean hasPosition() {
        return latitude.isPresent() && longitude.isPresent();
    }
}
