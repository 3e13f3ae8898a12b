package io.github.kismetexternal.http;

import java.time.Duration;

/**
 * Bounds on what handlers may use. Immutable.
 *
 * @param running how many handlers run at once, 1 to 10 000
 * @param waiting how many requests may wait for their turn, 1 to 100 000; a further one is answered 503
 * @param time how long a handler may run, 1 ms to 1 day; then the browser gets 504 and the handler is interrupted
 */
public record HandlerLimits(int running, int waiting, Duration time) {
    /** 64 running, 1024 waiting, 20 seconds. */
    public static final HandlerLimits DEFAULT = new HandlerLimits(64, 1024, Duration.ofSeconds(20));

    /**
     * Makes limits.
     *
     * @param running 1 to 10 000
     * @param waiting 1 to 100 000
     * @param time 1 ms to 1 day
     * @throws IllegalArgumentException if a value is out of its range
     */
    public HandlerLimits {
        requireRange("running", running, 10_000);
        requireRange("waiting", waiting, 100_000);
        if (time.compareTo(Duration.ofMillis(1)) < 0 || time.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException("time (" + time + ") must be from 1 ms to 1 day");
        }
    }

    private static void requireRange(String name, int value, int max) {
        if (value < 1 || value > max) {
            throw new IllegalArgumentException(name + " (" + value + ") must be from 1 to " + max);
        }
    }
}
