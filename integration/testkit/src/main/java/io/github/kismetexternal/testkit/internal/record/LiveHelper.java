package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.testkit.internal.launch.Helper;
import io.github.kismetexternal.wire.Frame;
import io.github.kismetexternal.wire.FrameEncoder;
import io.github.kismetexternal.wire.FrameReader;
import io.github.kismetexternal.wire.Generation;
import io.github.kismetexternal.wire.ProtocolException;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A running helper in a replay: listens to what it says, and answers its pings as Kismet does. Safe for use by several
 * threads.
 */
final class LiveHelper implements AutoCloseable {
    /** Kismet counts from 1 on, so that a recording does not come this far. */
    private static final long FIRST_SEQNO = 0x8000_0000L;

    private static final int MAX_PONG = 1024;

    private final Outbox outbox;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Conversation conversation = new Conversation();
    private @Nullable String complaint;
    private boolean ended;

    LiveHelper(Helper helper) {
        outbox = new Outbox(helper.toHelper());
        Thread thread = new Thread(() -> listen(helper.fromHelper()), "replay-reader");
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns what the helper has said; to be looked at within {@link #await} and {@link #look} only. */
    Conversation conversation() {
        return conversation;
    }

    void send(Bytes frame) {
        outbox.add(frame);
    }

    /**
     * Waits until something holds, which is looked at whenever the helper has said something.
     *
     * @return whether it holds; false if the time is over or the helper has ended
     * @throws InterruptedException if the thread is interrupted
     */
    boolean await(Duration time, BooleanSupplier holds) throws InterruptedException {
        long left = time.toNanos();
        lock.lockInterruptibly();
        try {
            while (!holds.getAsBoolean()) {
                if (left <= 0 || ended) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Looks at the conversation. */
    <T extends @Nullable Object> T look(Supplier<T> view) {
        lock.lock();
        try {
            return view.get();
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether the helper has closed its pipe, or wrote what is no frame. */
    boolean hasEnded() {
        return look(() -> ended);
    }

    /** Returns what was wrong with what the helper wrote, for people, or null; then nothing more was read. */
    @Nullable String complaint() {
        return look(() -> complaint);
    }

    private void listen(InputStream in) {
        try {
            FrameReader reader = new FrameReader(in, null);
            long size = 0;
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                heard(frame);
                size += frame.size();
                if (size > RecordingFormat.MAX_FILE) {
                    change(() -> complaint = "wrote more than " + RecordingFormat.MAX_FILE + " bytes");
                    return;
                }
            }
        } catch (ProtocolException e) {
            change(() -> complaint = "wrote what is no frame: " + e.getMessage());
        } catch (IOException e) {
            // The helper has gone.
        } finally {
            change(() -> ended = true);
        }
    }

    private void heard(Frame frame) {
        if (frame.command() instanceof Ping) {
            long ping = frame.generation() == Generation.V3 ? frame.code() : frame.seqno();
            long seqno = FIRST_SEQNO + frame.seqno() % FIRST_SEQNO;
            outbox.add(Bytes.of(
                    FrameEncoder.ofKismet(frame.generation()).encode(new Pong(ping), seqno, MAX_PONG)));
        }
        change(() -> conversation.add(frame.command()));
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Closes the pipe to the helper, at whose end a helper ends. */
    @Override
    public void close() {
        outbox.close();
    }
}
