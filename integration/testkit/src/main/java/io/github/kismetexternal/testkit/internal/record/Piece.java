package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.wire.Frame;

/** A part of one direction of a recording: what lies from one boundary of frames to the next. Immutable. */
sealed interface Piece {
    Direction direction();

    /** Returns when its last byte went over the pipe, in nanoseconds since the beginning. */
    long nanos();

    /** Returns the index, within the recording, of the block that holds its last byte. */
    int block();

    /** Returns where in its direction it begins, in bytes. */
    long offset();

    Bytes bytes();

    /** A frame; its offset is that in the direction. */
    record Whole(Direction direction, long nanos, int block, Frame frame, Bytes bytes) implements Piece {
        @Override
        public long offset() {
            return frame.offset();
        }
    }

    /**
     * Bytes that are no frame, or one that cannot be understood.
     *
     * @param reason what is wrong, for people
     */
    record Broken(Direction direction, long nanos, int block, long offset, Bytes bytes, String reason)
            implements Piece {}
}
