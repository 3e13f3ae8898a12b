package io.github.kismetexternal.testkit.internal.pipe;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is on its way to a helper. As in Kismet nobody waits for a helper that does not read: the queue grows. Safe for
 * use by several threads.
 */
final class HelperInput implements AutoCloseable {
    private final OutputStream pipe;
    private final Consumer<IOException> onFailure;
    private final Thread thread = new Thread(this::writeUntilClosed, "simulated-kismet-writer");
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Frame> queue = new ArrayDeque<>();
    private Duration delay = Duration.ZERO;
    private boolean held;
    private boolean closed;

    private record Frame(byte[] bytes, long dueNanos) {}

    HelperInput(OutputStream pipe, Consumer<IOException> onFailure) {
        this.pipe = pipe;
        this.onFailure = onFailure;
        thread.setDaemon(true);
        thread.start();
    }

    /** Queues a frame; does nothing once the pipe is closed. */
    void add(byte[] frame) {
        change(() -> {
            if (!closed) {
                queue.add(new Frame(frame, System.nanoTime() + delay.toNanos()));
            }
        });
    }

    /** Makes each frame from now on arrive this much later. */
    void delay(Duration newDelay) {
        change(() -> delay = newDelay);
    }

    /** Holds frames back until they are released. */
    void hold() {
        change(() -> held = true);
    }

    /** Lets go of what was held back, in order or the last one first. */
    void release(boolean reversed) {
        change(() -> {
            held = false;
            if (reversed) {
                List<Frame> frames = new ArrayList<>(queue);
                Collections.reverse(frames);
                queue.clear();
                queue.addAll(frames);
            }
        });
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

    private void writeUntilClosed() {
        try {
            for (byte[] frame = take(); frame != null; frame = take()) {
                pipe.write(frame);
                pipe.flush();
            }
        } catch (IOException e) {
            onFailure.accept(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private byte @Nullable [] take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!closed) {
                Frame first = queue.peek();
                long wait = first == null ? Long.MAX_VALUE : first.dueNanos() - System.nanoTime();
                if (first == null || held) {
                    changed.await();
                } else if (wait > 0) {
                    changed.await(wait, TimeUnit.NANOSECONDS);
                } else {
                    return queue.remove().bytes();
                }
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Drops what is queued and ends the thread, which may hang in a write until the helper is gone. */
    @Override
    public void close() {
        change(() -> {
            closed = true;
            queue.clear();
        });
    }
}
