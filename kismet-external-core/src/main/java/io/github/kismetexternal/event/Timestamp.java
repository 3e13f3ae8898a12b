package io.github.kismetexternal.event;

import java.time.Instant;
import java.util.Optional;

/**
 * The server's clock; Kismet raises {@code TIMESTAMP} once a second.
 *
 * <p>Immutable, so safe for use by several threads.
 *
 * @param time the clock when the event was raised, to the microsecond
 */
public record Timestamp(Optional<Instant> time) {
    /**
     * Reads a {@code TIMESTAMP}; never fails on what is in it, as long as that is valid JSON.
     *
     * @param event an event of that type
     * @return what it says
     * @throws IllegalArgumentException if the event is of another type
     * @throws MalformedEventException if the event is not valid JSON, see {@link Event#content}
     */
    public static Timestamp of(Event event) {
        Fields body = Fields.ofBody(event, "TIMESTAMP", Timestamp.class, "kismet.system.timestamp.");
        return new Timestamp(body.time("sec", "usec"));
    }
}
