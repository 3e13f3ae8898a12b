package io.github.kismetexternal.event;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the server's packet chain did; Kismet raises {@code PACKETCHAIN_STATS} once a second.
 *
 * <p>All figures are packets per second. A figure the event lacks is an empty {@link Rrd}.
 *
 * <p>Immutable, so safe for use by several threads.
 *
 * @param packets packets that came in
 * @param peak the same, but its hour and day hold peaks, not means
 * @param errors broken packets
 * @param duplicates packets that another source had delivered already
 * @param queued packets that waited in the backlog; since Kismet 2025-09 its hour and day hold peaks
 * @param dropped packets thrown away because the backlog was full
 * @param processed packets that went through the whole chain
 */
public record PacketStatistics(
        Rrd packets, Rrd peak, Rrd errors, Rrd duplicates, Rrd queued, Rrd dropped, Rrd processed) {
    /**
     * Reads a {@code PACKETCHAIN_STATS}; never fails on what is in it, as long as that is valid JSON.
     *
     * @param event an event of that type
     * @return what it says
     * @throws IllegalArgumentException if the event is of another type
     * @throws MalformedEventException if the event is not valid JSON, see {@link Event#content}
     */
    public static PacketStatistics of(Event event) {
        Fields.requireType(event, "PACKETCHAIN_STATS", PacketStatistics.class);
        return of(event.body());
    }

    /**
     * Reads the figures from an event or from the REST API; never fails on what is in them.
     *
     * @param node the figures' record
     * @return what it says
     */
    public static PacketStatistics of(JsonNode node) {
        Fields body = Fields.of(node, "kismet.packetchain.");
        return new PacketStatistics(
                Rrd.in(body, "packets_rrd"),
                Rrd.in(body, "peak_packets_rrd"),
                Rrd.in(body, "error_packets_rrd"),
                Rrd.in(body, "dupe_packets_rrd"),
                Rrd.in(body, "queued_packets_rrd"),
                Rrd.in(body, "dropped_packets_rrd"),
                Rrd.in(body, "processed_packets_rrd"));
    }
}
