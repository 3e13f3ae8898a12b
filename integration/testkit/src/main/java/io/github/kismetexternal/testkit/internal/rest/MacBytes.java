package io.github.kismetexternal.testkit.internal.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads bytes the way Kismet reads MAC addresses: two characters each, wherever colons stand; a lone digit at the end
 * is dropped (2025-09 macaddr.h:239-280, and measured).
 */
final class MacBytes {
    private static final Pattern BYTE = Pattern.compile("[0-9A-Fa-f]{1,2}");

    private MacBytes() {}

    /** Returns the bytes; null if there is something that is none. */
    static @Nullable List<Integer> parse(String text) {
        List<Integer> bytes = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == ':') {
                at++;
                continue;
            }
            Matcher matcher = BYTE.matcher(text).region(at, text.length());
            if (!matcher.lookingAt()) {
                return null;
            }
            if (at + 2 <= text.length()) {
                bytes.add(Integer.parseInt(matcher.group(), 16));
            }
            at += 2;
        }
        return bytes;
    }
}
