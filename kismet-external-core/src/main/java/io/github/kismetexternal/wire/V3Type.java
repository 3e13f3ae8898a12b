package io.github.kismetexternal.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The numbers that v3 gives the commands (Kismet 2025-09). Datasource commands, 10 to 19, are not listed yet. */
final class V3Type {
    static final int PONG = 3;

    private static final Map<String, Integer> NUMBERS = Map.ofEntries(
            Map.entry("PING", 2),
            Map.entry("PONG", PONG),
            Map.entry("SHUTDOWN", 4),
            Map.entry("MESSAGE", 5),
            Map.entry("EVENTBUSREGISTER", 32),
            Map.entry("EVENT", 33),
            Map.entry("EVENTBUSPUBLISH", 34),
            Map.entry("HTTPREGISTERURI", 64),
            Map.entry("HTTPREQUEST", 65),
            Map.entry("HTTPRESPONSE", 67),
            Map.entry("HTTPAUTHREQ", 68),
            Map.entry("HTTPAUTH", 69));
    private static final String[] NAMES = new String[70];

    static {
        // A stream's classes would delay the first page.
        for (Map.Entry<String, Integer> entry : NUMBERS.entrySet()) {
            NAMES[entry.getValue()] = entry.getKey();
        }
    }

    private V3Type() {}

    /** Returns the number of a command, or null if v3 has no such command. */
    static @Nullable Integer numberOf(String name) {
        return NUMBERS.get(name);
    }

    /** Returns the name of a command, or the number as a text if it has none. */
    static String nameOf(int number) {
        String name = number < NAMES.length ? NAMES[number] : null;
        return name != null ? name : Integer.toString(number);
    }
}
