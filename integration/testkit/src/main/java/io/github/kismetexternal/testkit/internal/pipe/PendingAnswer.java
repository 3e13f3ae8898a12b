package io.github.kismetexternal.testkit.internal.pipe;

import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.testkit.Fatality;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An answer on its way from the helper to a browser. As in Kismet, the web thread wakes when more than 4096 bytes are
 * pending or the answer is complete, and status and headers are fixed from then on. What is pending has no bound: a
 * slow browser does not slow the helper. Safe for use by several threads.
 */
public final class PendingAnswer {
    private static final int FLUSH_ABOVE = 4096;
    private static final int LARGEST_STATUS = 999;
    private static final long PATIENCE_NANOS = 1_000_000_000L;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final long id;
    private final Fatality.Outcome lateHead;
    private final boolean losesRaces;
    private ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private int status = 200;
    private boolean hasContent;
    private boolean headDue;
    private boolean headWritten;
    private boolean beingWritten;
    private boolean complete;
    private boolean cancelled;

    /**
     * Makes an answer.
     *
     * @param losesRaces whether status and headers are fixed with the first content: the web thread may be under way
     *     already, and then takes what there is
     */
    PendingAnswer(long id, Fatality.Outcome lateHead, boolean losesRaces) {
        this.id = id;
        this.lateHead = lateHead;
        this.losesRaces = losesRaces;
    }

    /** Returns the number that the helper knows the request by. */
    public long id() {
        return id;
    }

    /** What is to be sent next: status and headers with the first one only. */
    public record Part(int status, @Nullable Map<String, String> headers, byte[] content, boolean last) {}

    /** What a frame of the answer broke. */
    record Broken(Fatality.Outcome outcome, String rule) {}

    /** Takes a frame of the answer; returns what was broken, or null. */
    @Nullable Broken accept(HttpResponse frame) {
        lock.lock();
        try {
            boolean changesHead = frame.status() != null || !frame.headers().isEmpty();
            if (changesHead && (headDue || losesRaces && hasContent)) {
                return new Broken(
                        lateHead,
                        "status and headers must be in the first frame of an answer; a frame for request " + id
                                + " had some after the body was under way");
            }
            if (frame.status() != null) {
                if (frame.status() > LARGEST_STATUS) {
                    return new Broken(
                            Fatality.Outcome.KISMET_ABORTED,
                            "a status must be from 100 to 599, was " + frame.status());
                }
                status = frame.status();
            }
            headers.putAll(frame.headers());
            pending.writeBytes(frame.content().toArray());
            hasContent |= !frame.content().isEmpty();
            complete |= frame.close();
            if (complete || pending.size() > FLUSH_ABOVE) {
                headDue = true;
                changed.signalAll();
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for the next part; null if nothing is left. Of a helper that has died, the browser gets what there is, with
     * status 200 unless another was set.
     *
     * @throws InterruptedException if the web server ends
     */
    public @Nullable Part next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            beingWritten = false;
            changed.signalAll();
            while (!complete && !cancelled && pending.size() <= FLUSH_ABOVE) {
                changed.await();
            }
            if (cancelled && !complete && pending.size() == 0 && headWritten) {
                return null;
            }
            byte[] content = pending.toByteArray();
            pending = new ByteArrayOutputStream();
            Map<String, String> head = headWritten ? null : new LinkedHashMap<>(headers);
            headWritten = true;
            headDue = true;
            beingWritten = true;
            return new Part(status, head, content, complete || cancelled);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits, where races are lost, until the web thread has written what it must, or found out that the browser has
     * gone: for a second at most.
     *
     * @throws InterruptedException if the thread is interrupted
     */
    void awaitWritten() throws InterruptedException {
        if (!losesRaces) {
            return;
        }
        lock.lockInterruptibly();
        try {
            long left = PATIENCE_NANOS;
            while (!complete && !cancelled && left > 0 && (beingWritten || pending.size() > FLUSH_ABOVE)) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends the wait for an answer that will not come. */
    void cancel() {
        lock.lock();
        try {
            cancelled = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
