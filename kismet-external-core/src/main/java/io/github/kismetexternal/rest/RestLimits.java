package io.github.kismetexternal.rest;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How long calls may take and how large answers may be. Immutable.
 *
 * @param connect how long connecting may take; longer than zero
 * @param answer how long an answer may take: as a whole where it is kept, between two pieces where it is streamed;
 *     longer than zero. Live packets may be quiet for any time
 * @param bytes how large an answer may be that is kept, in bytes, and each object of one that is streamed; at least 1
 */
public record RestLimits(Duration connect, Duration answer, int bytes) {
    /** 5 s, 30 s, 64 MiB: 100 000 devices in summary, or 5000 whole ones of Kismet 2025-09. */
    public static final RestLimits DEFAULT =
            new RestLimits(Duration.ofSeconds(5), Duration.ofSeconds(30), 64 * 1024 * 1024);

    /**
     * Checks the limits.
     *
     * @param connect as the record says
     * @param answer as the record says
     * @param bytes as the record says
     * @throws IllegalArgumentException if one is out of its range
     */
    public RestLimits {
        requireNonNull(connect, "connect");
        requireNonNull(answer, "answer");
        if (connect.isNegative() || connect.isZero() || answer.isNegative() || answer.isZero()) {
            throw new IllegalArgumentException(
                    "limits (connect " + connect + ", answer " + answer + ") must be longer than zero");
        }
        if (bytes < 1) {
            throw new IllegalArgumentException("limit of an answer (" + bytes + " bytes) must be at least 1");
        }
    }

    /**
     * {@return these limits with another time for answers}
     *
     * @param time for one answer
     */
    public RestLimits answerWithin(Duration time) {
        return new RestLimits(connect, time, bytes);
    }

    /**
     * {@return these limits with another size of answers, in bytes}
     *
     * @param size in bytes
     */
    public RestLimits answerUpTo(int size) {
        return new RestLimits(connect, answer, size);
    }
}
