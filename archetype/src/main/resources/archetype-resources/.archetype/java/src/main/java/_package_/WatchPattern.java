package _package_;

import java.nio.charset.StandardCharsets;

/** What to watch for. Immutable. */
sealed interface WatchPattern permits MacPrefix, SsidGlob {
    /** In bytes of UTF-8; an SSID has at most 32. */
    int LONGEST = 40;

    /**
     * Reads what a user wrote: pairs of hex digits with colons or hyphens between them begin a MAC address, anything
     * else is an SSID, in which {@code *} stands for any characters and {@code ?} for one.
     *
     * @throws IllegalArgumentException if it is empty, too long, or holds control characters
     */
    static WatchPattern parse(String text) {
        String pattern = text.strip();
        if (pattern.isEmpty() || pattern.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new IllegalArgumentException("A pattern must have 1 to " + LONGEST
                    + " bytes; write the beginning of a MAC address, or a network name with * and ? in it.");
        }
        if (!VisibleText.of(pattern).equals(pattern)) {
            throw new IllegalArgumentException("A pattern must have no control characters; write ? in their place.");
        }
        return MacPrefix.isOne(pattern) ? MacPrefix.of(pattern) : new SsidGlob(pattern);
    }

    /** Returns the pattern as users see it; {@link #parse} reads it back. */
    String text();

    /** Returns what the pattern is about, in a word. */
    String kind();

    boolean matches(SeenDevice device);
}
