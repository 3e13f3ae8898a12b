package io.github.kismetexternal.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the Geiger counters measure; Kismet 2025-09 and later raise {@code RADIATION} every 3 seconds, without a counter
 * too.
 *
 * <p>Immutable, so safe for use by several threads.
 *
 * @param detectors the counters by the UUID of their datasource
 */
public record Radiation(Map<String, Detector> detectors) {
    /**
     * Keeps an immutable copy of the detectors.
     *
     * @param detectors as the record says
     */
    public Radiation {
        detectors = Collections.unmodifiableMap(new LinkedHashMap<>(detectors));
    }

    /**
     * Reads a {@code RADIATION}; never fails on what is in it, as long as that is valid JSON.
     *
     * @param event an event of that type
     * @return what it says
     * @throws IllegalArgumentException if the event is of another type
     * @throws MalformedEventException if the event is not valid JSON, see {@link Event#content}
     */
    public static Radiation of(Event event) {
        Fields.requireType(event, "RADIATION", Radiation.class);
        return of(event.body());
    }

    /**
     * Reads the detectors from an event or from the REST API; never fails on what is in them.
     *
     * @param node the object
     * @return what it says
     */
    public static Radiation of(JsonNode node) {
        Map<String, Detector> detectors = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> counter : node.properties()) {
            detectors.put(counter.getKey(), Detector.of(Fields.of(counter.getValue(), "radiation.sensor.")));
        }
        return new Radiation(detectors);
    }

    /**
     * One Geiger counter. Immutable, so safe for use by several threads.
     *
     * @param type {@code Radview} or {@code Radiacode}
     * @param countsPerSecond its hour and day hold peaks, not means
     * @param microsieverts what Kismet names µSv: 10000 times the dose that a Radiacode reports; a Radview has none.
     *     Its hour and day hold peaks
     * @param spectrum counts per channel of the detector, summed up from {@code spectrumStart} on; Radview only
     * @param spectrumStart the time of the oldest packet in the spectrum
     * @param spectrumEnd the time of the newest packet in the spectrum
     */
    public record Detector(
            String type,
            Rrd countsPerSecond,
            Rrd microsieverts,
            List<Double> spectrum,
            Optional<Instant> spectrumStart,
            Optional<Instant> spectrumEnd) {
        /**
         * Keeps an immutable copy of the spectrum.
         *
         * @param type as the record says
         * @param countsPerSecond as the record says
         * @param microsieverts as the record says
         * @param spectrum as the record says
         * @param spectrumStart as the record says
         * @param spectrumEnd as the record says
         */
        public Detector {
            spectrum = List.copyOf(spectrum);
        }

        private static Detector of(Fields sensor) {
            return new Detector(
                    sensor.text("type"),
                    Rrd.in(sensor, "cps_rrd"),
                    Rrd.in(sensor, "usv_rrd"),
                    sensor.numbers("aggregate_spectrum"),
                    sensor.time("aggregate_spectrum_start"),
                    sensor.time("aggregate_spectrum_end"));
        }
    }
}
