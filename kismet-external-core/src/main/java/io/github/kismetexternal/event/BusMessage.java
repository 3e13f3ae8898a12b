package io.github.kismetexternal.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.command.Severity;
import java.time.Instant;
import java.util.Optional;

/**
 * A line of Kismet's log; Kismet raises {@code MESSAGE} for every one but those of {@link Severity#DEBUG}.
 *
 * <p>Lines of plugins are among them, and lines about devices name SSIDs from the air.
 *
 * <p>Immutable, so safe for use by several threads.
 *
 * @param severity the loudest severity among the message's flags; empty if there is none
 * @param text the line
 * @param time when it was logged, to the second
 */
public record BusMessage(Optional<Severity> severity, String text, Optional<Instant> time) {
    /** Kismet combines a severity with further flags that say where it prints the line. */
    private static final long SEVERITIES = 0b11111;

    /**
     * Reads a {@code MESSAGE}; never fails on what is in it, as long as that is valid JSON.
     *
     * @param event an event of that type
     * @return what it says
     * @throws IllegalArgumentException if the event is of another type
     * @throws MalformedEventException if the event is not valid JSON, see {@link Event#content}
     */
    public static BusMessage of(Event event) {
        Fields.requireType(event, "MESSAGE", BusMessage.class);
        return of(event.body());
    }

    /**
     * Reads a message of Kismet's, from an event or from the REST API; never fails on what is in it.
     *
     * @param node a message's record
     * @return what it says
     */
    public static BusMessage of(JsonNode node) {
        Fields body = Fields.of(node, "kismet.messagebus.message_");
        long flags = body.integer("flags").orElse(0) & SEVERITIES;
        return new BusMessage(
                Severity.ofFlag(Long.highestOneBit(flags)), body.text("string"), body.time("time"));
    }
}
