package io.github.kismetexternal.event;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The battery of the machine that Kismet runs on; Kismet raises {@code BATTERY} once a second.
 *
 * <p>A machine without a battery reports mains power, {@code charged}, 0 % and 0 seconds.
 *
 * <p>Immutable, so safe for use by several threads.
 *
 * @param onMains whether the machine has mains power
 * @param charging {@code charging}, {@code charged} or {@code discharging}
 * @param percentage how full the battery is, in percent; Kismet computes it and does not keep it within 0-100
 * @param remaining how long the battery lasts at the present rate; zero where Kismet cannot tell
 */
public record Battery(boolean onMains, String charging, OptionalInt percentage, Optional<Duration> remaining) {
    /**
     * Reads a {@code BATTERY}; never fails on what is in it, as long as that is valid JSON.
     *
     * @param event an event of that type
     * @return what it says
     * @throws IllegalArgumentException if the event is of another type
     * @throws MalformedEventException if the event is not valid JSON, see {@link Event#content}
     */
    public static Battery of(Event event) {
        Fields body = Fields.ofBody(event, "BATTERY", Battery.class, "kismet.system.battery.");
        return new Battery(
                body.flag("ac"),
                body.text("charging"),
                body.smallInteger("percentage"),
                body.integer("remaining").stream().mapToObj(Duration::ofSeconds).findFirst());
    }
}
