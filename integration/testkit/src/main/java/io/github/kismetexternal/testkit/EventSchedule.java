package io.github.kismetexternal.testkit;

import io.github.kismetexternal.testkit.internal.rest.LiveEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the stand-in raises on the event bus by itself, and when. Immutable.
 *
 * <p>A content is a JSON object with a field of the event's name, as in
 * {@code {"TIMESTAMP": {"kismet.system.timestamp.sec": 1, "kismet.system.timestamp.usec": 0}}}.
 */
public final class EventSchedule {
    private final List<Function<LiveEvents, List<Entry>>> parts;

    /** One line of the schedule; a period of null means once. */
    record Entry(Duration delay, @Nullable Duration period, String type, Supplier<String> contentJson) {}

    private EventSchedule(List<Function<LiveEvents, List<Entry>>> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * Begins a schedule in which nothing happens.
     *
     * @return an empty schedule
     */
    public static EventSchedule silent() {
        return new EventSchedule(List.of());
    }

    /**
     * Begins a schedule with what a Kismet of the release raises by itself, such as TIMESTAMP each second.
     *
     * @return that schedule
     */
    public static EventSchedule ofKismet() {
        return silent().with(live -> live.periodic().stream()
                .map(event -> new Entry(event.period(), event.period(), event.type(), event.contentJson()))
                .toList());
    }

    /**
     * Adds a NEW_DEVICE for each device of the sample data, and what the release raises for their SSIDs.
     *
     * @param between the time before the first one and between two
     * @return a new schedule with both
     */
    public EventSchedule newDevices(Duration between) {
        return with(live -> {
            List<Entry> entries = new ArrayList<>();
            for (LiveEvents.Once event : live.newDevices()) {
                entries.add(once(between.multipliedBy(entries.size() + 1L), event));
            }
            for (LiveEvents.Once event : live.newSsids()) {
                entries.add(once(between.multipliedBy(entries.size() + 1L), event));
            }
            return entries;
        });
    }

    private static Entry once(Duration delay, LiveEvents.Once event) {
        return new Entry(delay, null, event.type(), event::contentJson);
    }

    /**
     * Adds an event that is raised again and again.
     *
     * @param period the time before the first one and between two
     * @param type the event's name
     * @param contentJson asked anew for each
     * @return a new schedule with both
     */
    public EventSchedule every(Duration period, String type, Supplier<String> contentJson) {
        return with(live -> List.of(new Entry(period, period, type, contentJson)));
    }

    /**
     * Adds an event that is raised once.
     *
     * @param delay the time after the start
     * @param type the event's name
     * @param contentJson the event's content: a JSON object
     * @return a new schedule with both
     */
    public EventSchedule once(Duration delay, String type, String contentJson) {
        return with(live -> List.of(new Entry(delay, null, type, () -> contentJson)));
    }

    private EventSchedule with(Function<LiveEvents, List<Entry>> part) {
        List<Function<LiveEvents, List<Entry>>> longer = new ArrayList<>(parts);
        longer.add(part);
        return new EventSchedule(longer);
    }

    /** Returns what is to happen in a Kismet with these events. */
    List<Entry> entries(LiveEvents live) {
        return parts.stream().flatMap(part -> part.apply(live).stream()).toList();
    }
}
