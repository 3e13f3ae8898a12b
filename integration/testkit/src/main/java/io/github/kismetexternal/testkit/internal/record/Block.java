package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.command.Bytes;

/**
 * Bytes that went over a pipe at once. Immutable.
 *
 * @param direction which way they went
 * @param nanos when, in nanoseconds since the recording began; 0 in a recording without times
 * @param bytes the bytes, which need not be whole frames
 */
public record Block(Direction direction, long nanos, Bytes bytes) {}
