package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.Command;
import org.jspecify.annotations.Nullable;

/**
 * Frames on their way to the pipe: what waits, what is urgent, and of both what somebody has taken to write it. Numbers
 * the frames, counts them and tells who observes. Not thread-safe; what has been taken may be read without the lock
 * that guards the rest.
 */
final class FrameQueues {
    private static final int INITIAL_CAPACITY = 16 * 1024;
    private static final int INITIAL_URGENT_CAPACITY = 256;

    private final Codec codec;
    private final int maxFrame;
    private final int code;
    private FrameBuffer waiting = new FrameBuffer(INITIAL_CAPACITY);
    private FrameBuffer taken = new FrameBuffer(INITIAL_CAPACITY);
    private FrameBuffer urgent = new FrameBuffer(INITIAL_URGENT_CAPACITY);
    private FrameBuffer takenUrgent = new FrameBuffer(INITIAL_URGENT_CAPACITY);
    private @Nullable SendObserver observer;
    private int lastSeqno;
    private long frames;
    private long bytes;

    FrameQueues(Codec codec, int maxFrame, int code) {
        this.codec = codec;
        this.maxFrame = maxFrame;
        this.code = code;
    }

    void observe(SendObserver newObserver) {
        observer = newObserver;
    }

    void add(Command command) {
        append(command, waiting);
    }

    void addUrgent(Command command) {
        append(command, urgent);
    }

    /** Returns what waits, to be written and cleared by who may. */
    FrameBuffer waiting() {
        return waiting;
    }

    boolean isAnythingQueued() {
        return waiting.size() > 0 || urgent.size() > 0;
    }

    int urgentBytes() {
        return urgent.size();
    }

    /** Takes all that waits; what was taken before must have been written and cleared. */
    void take() {
        FrameBuffer written = taken;
        taken = waiting;
        waiting = written;
    }

    /** Takes all that is urgent; what was taken before must have been written and cleared. */
    void takeUrgent() {
        FrameBuffer written = takenUrgent;
        takenUrgent = urgent;
        urgent = written;
    }

    FrameBuffer taken() {
        return taken;
    }

    FrameBuffer takenUrgent() {
        return takenUrgent;
    }

    /** Returns how many frames were added so far. */
    long frames() {
        return frames;
    }

    /** Returns their size in bytes. */
    long bytes() {
        return bytes;
    }

    private void append(Command command, FrameBuffer target) {
        int seqno = lastSeqno == -1 ? 1 : lastSeqno + 1;
        int start = target.size();
        boolean complete = false;
        try {
            codec.encode(command, Integer.toUnsignedLong(seqno), code, maxFrame, target);
            complete = true;
        } finally {
            if (!complete) {
                // Half a frame would make the next one unreadable, also where the heap ran out.
                target.truncate(start);
            }
        }
        lastSeqno = seqno;
        frames++;
        bytes += target.size() - start;
        tell(command, seqno, target.size() - start);
    }

    private void tell(Command command, int seqno, int size) {
        try {
            if (observer != null) {
                observer.sent(command, Integer.toUnsignedLong(seqno), size);
            }
        } catch (Throwable e) {
            // The command is queued, whatever becomes of its trace.
        }
    }
}
