package io.github.kismetexternal.event;

import java.util.OptionalLong;

/**
 * How much the server holds; Kismet raises {@code STATISTICS} once a second.
 *
 * <p>Immutable, so safe for use by several threads.
 *
 * @param devices tracked devices
 * @param memoryKib resident memory of the server in KiB; 0 on other systems than Linux
 * @param fields field names that Kismet knows
 * @param components Kismet's internal objects for tracked data
 * @param httpConnections open connections to the web server; 0 in all recorded traffic
 */
public record Statistics(
        OptionalLong devices,
        OptionalLong memoryKib,
        OptionalLong fields,
        OptionalLong components,
        OptionalLong httpConnections) {
    /**
     * Reads a {@code STATISTICS}; never fails on what is in it, as long as that is valid JSON.
     *
     * @param event an event of that type
     * @return what it says
     * @throws IllegalArgumentException if the event is of another type
     * @throws MalformedEventException if the event is not valid JSON, see {@link Event#content}
     */
    public static Statistics of(Event event) {
        Fields body = Fields.ofBody(event, "STATISTICS", Statistics.class, "kismet.system.");
        return new Statistics(
                body.integer("devices.count"),
                body.integer("memory.rss"),
                body.integer("num_fields"),
                body.integer("num_components"),
                body.integer("num_http_connections"));
    }
}
