package io.github.kismetexternal.event;

import java.util.Set;

/** What is known about the names of events. */
public final class EventTypes {
    /** Subscribes to every event. */
    public static final String ALL = "*";

    private static final Set<String> OF_KISMET = Set.of(
            "ALERT",
            "BATTERY",
            "DATASOURCE_CLOSED",
            "DATASOURCE_ERROR",
            "DATASOURCE_OPENED",
            "DATASOURCE_PAUSED",
            "DATASOURCE_RESUMED",
            "DOT11_ADVERTISED_SSID",
            "DOT11_PROBED_SSID",
            "DOT11_RESPONSE_SSID",
            "DOT11_WPA_HANDSHAKE",
            "GPS_LOCATION",
            "KISMETDB_LOG_OPEN",
            "MESSAGE",
            "NEW_DATASOURCE",
            "NEW_DEVICE",
            "NEW_PHY",
            "PACKETCHAIN_STATS",
            "RADIATION",
            "STATISTICS",
            "TIMESTAMP");

    private EventTypes() {}

    /**
     * {@return whether Kismet itself raises events of this type (Kismet 2025-09)}
     *
     * @param type the event's name
     */
    public static boolean isKismets(String type) {
        return OF_KISMET.contains(type);
    }

    /**
     * {@return whether an event of this type can exceed 16 359 bytes of JSON, over which Kismet 2025-09 ends the plugin
     * that subscribed to it over its pipe} The kit takes it from the websocket there. NEW_DEVICE was measured at 10.8 kB
     * and DOT11_ADVERTISED_SSID at 12.1 kB among 65 devices, and there is no limit to what the air puts into them. An
     * ALERT, and the MESSAGE that Kismet makes of it, is as long as whoever raises it wants. {@code *} includes them
     * all.
     *
     * @param type the event's name, or {@code *}
     */
    public static boolean canExceedFrame(String type) {
        return type.equals(ALL)
                || type.equals("ALERT")
                || type.equals("MESSAGE")
                || type.equals("NEW_DATASOURCE")
                || type.equals("NEW_DEVICE")
                || type.startsWith("DOT11_");
    }
}
