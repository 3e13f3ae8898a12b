package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.Command;

/** Told of what is sent. */
@FunctionalInterface
public interface SendObserver {
    /**
     * Takes note of a frame, in the order of the queue that it was put into. Must not wait: everybody who sends waits
     * for it.
     *
     * @param command what the frame says; its content may change afterwards, so must be copied where it is kept
     * @param seqno the frame's sequence number, an unsigned 32-bit number
     * @param size its size in bytes, header included
     */
    void sent(Command command, long seqno, int size);
}
