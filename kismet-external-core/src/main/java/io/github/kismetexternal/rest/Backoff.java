package io.github.kismetexternal.rest;

import java.time.Duration;

/** How long to wait before a connection is tried again: twice as long each time, up to a bound. */
final class Backoff {
    static final Duration SHORTEST = Duration.ofMillis(500);
    static final Duration LONGEST = Duration.ofSeconds(30);

    private static final int MOST_DOUBLINGS = 10;

    private Backoff() {}

    /**
     * Returns the time to wait. Chance takes up to half of it away, lest all clients of a Kismet come back at once.
     *
     * @param failures attempts that failed so far, at least 1
     * @param chance from 0 to 1
     */
    static Duration after(int failures, double chance) {
        long bound = Math.min(
                LONGEST.toMillis(), SHORTEST.toMillis() << Math.min(failures - 1, MOST_DOUBLINGS));
        return Duration.ofMillis(bound - (long) (bound / 2.0 * chance));
    }
}
