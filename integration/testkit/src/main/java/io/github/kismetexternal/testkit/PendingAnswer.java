package io.github.kismetexternal.testkit;

import io.github.kismetexternal.command.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * An answer on its way from the helper to a browser. As in Kismet, the web thread wakes when more than 4096 bytes are
 * pending or the answer is complete, and status and headers are fixed from then on. Safe for use by several threads.
 */
final class PendingAnswer {
    private static final int FLUSH_ABOVE = 4096;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final boolean lateHeadAbortsKismet;
    private ByteArrayOutputStream pending = new ByteArrayOutputStream();
    private int status = 200;
    private boolean headWritten;
    private boolean complete;
    private boolean cancelled;

    PendingAnswer(boolean lateHeadAbortsKismet) {
        this.lateHeadAbortsKismet = lateHeadAbortsKismet;
    }

    /** What is to be sent next: status and headers with the first one only. */
    record Part(int status, @Nullable Map<String, String> headers, byte[] content, boolean last) {}

    /** Takes a frame of the answer; returns what was broken, or null. */
    @Nullable Fatality accept(HttpResponse frame) {
        lock.lock();
        try {
            boolean changesHead = frame.status() != null || !frame.headers().isEmpty();
            if (changesHead && headWritten) {
                return new Fatality(
                        lateHeadAbortsKismet ? Fatality.Victim.KISMET : Fatality.Victim.PLUGIN,
                        "status and headers must be in the first frame of an answer; a frame for request "
                                + frame.id() + " had some after the body was under way");
            }
            if (frame.status() != null) {
                if (frame.status() > 999) {
                    return Fatality.ofKismet("a status must be from 100 to 599, was " + frame.status());
                }
                status = frame.status();
            }
            headers.putAll(frame.headers());
            pending.writeBytes(frame.content().toArray());
            complete |= frame.close();
            if (complete || pending.size() > FLUSH_ABOVE) {
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
     */
    @Nullable Part next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!complete && !cancelled && pending.size() <= FLUSH_ABOVE) {
                changed.await();
            }
            if (cancelled && !complete && pending.size() == 0 && headWritten) {
                return null;
            }
            byte[] content = pending.toByteArray();
            pending = new ByteArrayOutputStream();
            Map<String, String> head = headWritten ? null : new LinkedHashMap<>(headers);
            Part part = new Part(status, head, content, complete || cancelled);
            headWritten = true;
            return part;
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
