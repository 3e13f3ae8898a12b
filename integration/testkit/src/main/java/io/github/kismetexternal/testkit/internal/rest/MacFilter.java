package io.github.kismetexternal.testkit.internal.rest;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A MAC address, or several of them by a mask: {@code 02:00:00:00:00:00/FF:00:00:00:00:00}. Immutable. */
record MacFilter(long address, long mask) {
    private static final Pattern FULL = Pattern.compile("[0-9A-F]{2}(?::[0-9A-F]{2}){5}");
    private static final long ALL = 0xFFFF_FFFF_FFFFL;
    private static final int BYTES = 6;

    /** Reads a filter, in which bytes at the end may be missing; null if it is none. */
    static @Nullable MacFilter parse(String text) {
        String[] parts = text.split("/", 2);
        Long address = bits(parts[0]);
        Long mask = parts.length == 1 ? Long.valueOf(ALL) : bits(parts[1]);
        return address == null || mask == null ? null : new MacFilter(address, mask);
    }

    private static @Nullable Long bits(String text) {
        List<Integer> bytes = MacBytes.parse(text);
        if (bytes == null || bytes.size() > BYTES) {
            return null;
        }
        long bits = 0;
        for (int i = 0; i < BYTES; i++) {
            bits = bits << Byte.SIZE | (i < bytes.size() ? bytes.get(i) : 0);
        }
        return bits;
    }

    /** Returns whether a text is an address as Kismet writes it. */
    static boolean isMac(String text) {
        return FULL.matcher(text).matches();
    }

    boolean matches(String mac) {
        Long bits = bits(mac);
        return bits != null && (bits & mask) == (address & mask);
    }

    /** Returns the address as Kismet writes it. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = BYTES - 1; i >= 0; i--) {
            text.append(String.format(Locale.ROOT, "%02X", address >> i * Byte.SIZE & 0xFF)).append(i == 0 ? "" : ":");
        }
        return text.toString();
    }
}
