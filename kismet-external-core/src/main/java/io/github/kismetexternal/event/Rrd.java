package io.github.kismetexternal.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One figure over the last day, in Kismet's round-robin form: part of several events.
 *
 * <p>Each list is a ring. With t the seconds since 1970 of {@code lastTime}, the newest entry of the minute is at
 * {@code t % 60}, that of the hour at {@code t / 60 % 60}, that of the day at {@code t / 3600 % 24}; the entry after it
 * is the oldest. The second of {@code lastTime} is still being counted.
 *
 * <p>Immutable, so safe for use by several threads.
 *
 * @param lastTime the second up to which the rings are filled
 * @param lastValue the figure at {@code lastTime}; written since Kismet 2025-09, read from the minute before that
 * @param minute 60 values, one a second
 * @param hour 60 values, one a minute: the mean of its seconds, or the peak where the event says so; whole numbers
 *     before Kismet 2025-09
 * @param day 24 values, one an hour, of the same kind; indexed by UTC hours
 */
public record Rrd(
        Optional<Instant> lastTime,
        OptionalDouble lastValue,
        List<Double> minute,
        List<Double> hour,
        List<Double> day) {
    private static final String PREFIX = "kismet.common.rrd.";

    /**
     * Keeps an immutable copy of each list.
     *
     * @param lastTime as the record says
     * @param lastValue as the record says
     * @param minute as the record says
     * @param hour as the record says
     * @param day as the record says
     */
    public Rrd {
        minute = List.copyOf(minute);
        hour = List.copyOf(hour);
        day = List.copyOf(day);
    }

    /**
     * Reads the object of that name; an absent one gives an empty RRD.
     *
     * @param parent the fields around it
     * @param name of the object, without the parent's prefix
     * @return what it says
     */
    public static Rrd in(Fields parent, String name) {
        return read(parent.in(name, PREFIX));
    }

    /**
     * Reads an RRD of the REST API; never fails on what is in it.
     *
     * @param node the object
     * @return what it says
     */
    public static Rrd of(JsonNode node) {
        return read(Fields.of(node, PREFIX));
    }

    private static Rrd read(Fields rrd) {
        Optional<Instant> lastTime = rrd.time("last_time");
        OptionalDouble lastValue = rrd.number("last_value");
        List<Double> minute = rrd.numbers("minute_vec");
        return new Rrd(
                lastTime,
                lastValue.isPresent() ? lastValue : newest(minute, lastTime),
                minute,
                rrd.numbers("hour_vec"),
                rrd.numbers("day_vec"));
    }

    private static OptionalDouble newest(List<Double> minute, Optional<Instant> time) {
        if (minute.size() != 60 || time.isEmpty()) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(minute.get((int) (time.get().getEpochSecond() % 60)));
    }
}
