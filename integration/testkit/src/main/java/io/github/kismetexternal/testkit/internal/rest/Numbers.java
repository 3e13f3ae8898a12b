package io.github.kismetexternal.testkit.internal.rest;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers in paths and variables, read as far as they go: {@code 1.5} is a whole number, 1. */
final class Numbers {
    private static final Pattern WHOLE = Pattern.compile("\\s*([+-]?\\d{1,18})");
    private static final Pattern DECIMAL = Pattern.compile("\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+))");
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private Numbers() {}

    /**
     * Reads a whole number.
     *
     * @throws IllegalArgumentException if the text does not start with one
     */
    static long whole(String text) {
        return Long.parseLong(start(WHOLE, text));
    }

    /**
     * Reads a number of 32 bits; a negative one is counted from 2^32 downwards.
     *
     * @throws IllegalArgumentException if the text does not start with a number
     */
    static long unsigned(String text) {
        return whole(text) & UNSIGNED;
    }

    /** Multiplies in 32 bits. */
    static long unsignedProduct(long left, long right) {
        return left * right & UNSIGNED;
    }

    /**
     * Reads a number with a fraction.
     *
     * @throws IllegalArgumentException if the text does not start with one
     */
    static double decimal(String text) {
        return Double.parseDouble(start(DECIMAL, text));
    }

    private static String start(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.lookingAt()) {
            throw new IllegalArgumentException("unable to parse string value");
        }
        return matcher.group(1);
    }
}
