package io.github.kismetexternal.testkit.internal.rest;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many alerts there may be in a time: {@code 10/min}.
 *
 * @param unit 0 for a second, 1 for a minute, 2 for an hour, 3 for a day
 */
record AlertRate(int count, int unit) {
    private static final Pattern PATTERN = Pattern.compile("(\\d{1,9})(?:/([a-z]*))?");
    private static final long[] SECONDS = {1, 60, 3600, 86_400};
    private static final int MINUTE = 1;

    /**
     * Reads a rate; without a unit it is for a minute.
     *
     * @param limit what the rate limits, for the message
     * @throws IllegalArgumentException if the text is no rate
     * @throws IllegalStateException if it is empty; over that, Kismet itself crashes (measured on 2023-07-R2 and
     *     2025-09-R1)
     */
    static AlertRate parse(String text, String limit) {
        if (text.isEmpty()) {
            throw new IllegalStateException(limit + " must not be empty: a real Kismet crashes over this");
        }
        Matcher matcher = PATTERN.matcher(text.toLowerCase(Locale.ROOT));
        int unit = matcher.matches() ? unit(matcher.group(2)) : -1;
        if (unit < 0) {
            throw new IllegalArgumentException("could not parse " + limit + " limits");
        }
        return new AlertRate(Integer.parseInt(matcher.group(1)), unit);
    }

    private static int unit(@Nullable String name) {
        if (name == null) {
            return MINUTE;
        }
        return switch (name) {
            case "sec", "second" -> 0;
            case "", "min", "minute" -> MINUTE;
            case "hr", "hour" -> 2;
            case "day" -> 3;
            default -> -1;
        };
    }

    /** Returns how many seconds a unit has; those of a day for an unknown one. */
    static long seconds(int unit) {
        return SECONDS[unit < 0 || unit >= SECONDS.length ? SECONDS.length - 1 : unit];
    }
}
