package io.github.kismetexternal.http;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The uploads whose parts are still coming, 8 at once, each for 60 s from its first part. An upload that has ended is
 * remembered for another 60 s, so that a part that comes late or twice is refused and begins nothing. Safe for use by
 * several threads.
 */
final class Uploads {
    static final int MAX_AT_ONCE = 8;
    static final long LIFETIME_SECONDS = 60;

    private static final long LIFETIME_NANOS = TimeUnit.SECONDS.toNanos(LIFETIME_SECONDS);
    private static final int MAX_ENDED = 1024;

    private final LongSupplier nanoTime;
    private final Consumer<Runnable> afterLifetime;
    private final ReentrantLock lock = new ReentrantLock();
    /** Oldest first, as the others. */
    private final Map<String, Pending> pending = new LinkedHashMap<>();
    private final Map<String, Ended> ended = new LinkedHashMap<>();

    private record Pending(Upload upload, long begun) {}

    private record Ended(RequestRefusedException refusal, long since) {}

    /**
     * Makes an empty table.
     *
     * @param nanoTime a clock as {@link System#nanoTime}
     * @param afterLifetime runs a task {@value #LIFETIME_SECONDS} s later, to free what nobody asks about any more
     */
    Uploads(LongSupplier nanoTime, Consumer<Runnable> afterLifetime) {
        this.nanoTime = nanoTime;
        this.afterLifetime = afterLifetime;
    }

    /**
     * Takes a part; in any order, and again.
     *
     * @param path where it was sent to
     * @return the whole content if this part was the last that was missing, else null
     * @throws RequestRefusedException with 409 if the part contradicts an earlier one or the upload has ended, with
     *     413 if it makes the upload too large, with 503 if there are too many uploads
     */
    byte @Nullable [] accept(String path, UploadPart part) {
        Upload upload;
        lock.lock();
        try {
            dropOld();
            upload = find(path, part);
            add(upload, path, part);
            if (!upload.isComplete()) {
                return null;
            }
            end(part.upload(), 409, "This upload is complete and was handled.");
        } finally {
            lock.unlock();
        }
        return upload.content();
    }

    /** Returns how many uploads wait for parts. */
    int waiting() {
        lock.lock();
        try {
            return pending.size();
        } finally {
            lock.unlock();
        }
    }

    private Upload find(String path, UploadPart part) {
        Ended over = ended.get(part.upload());
        if (over != null) {
            throw over.refusal();
        }
        Pending known = pending.get(part.upload());
        if (known != null) {
            return known.upload();
        }
        if (pending.size() >= MAX_AT_ONCE) {
            throw new RequestRefusedException(503, "The plugin takes " + MAX_AT_ONCE + " uploads at once; try again.");
        }
        Upload begun = new Upload(path, part.count());
        pending.put(part.upload(), new Pending(begun, nanoTime.getAsLong()));
        if (part.count() > 1) {
            afterLifetime.accept(this::clean);
        }
        return begun;
    }

    private void add(Upload upload, String path, UploadPart part) {
        try {
            upload.add(path, part);
        } catch (RequestRefusedException e) {
            if (e.status() == 413) {
                end(part.upload(), e.status(), e.getMessage());
            }
            throw e;
        }
    }

    private void end(String id, int status, String reason) {
        pending.remove(id);
        ended.put(id, new Ended(new RequestRefusedException(status, reason), nanoTime.getAsLong()));
        if (ended.size() > MAX_ENDED) {
            ended.remove(ended.keySet().iterator().next());
        }
    }

    private void clean() {
        lock.lock();
        try {
            dropOld();
        } finally {
            lock.unlock();
        }
    }

    private void dropOld() {
        long now = nanoTime.getAsLong();
        for (Iterator<Ended> i = ended.values().iterator(); i.hasNext() && isOld(i.next().since(), now); ) {
            i.remove();
        }
        while (!pending.isEmpty()) {
            Map.Entry<String, Pending> oldest = pending.entrySet().iterator().next();
            if (!isOld(oldest.getValue().begun(), now)) {
                return;
            }
            end(oldest.getKey(), 409, "This upload has taken longer than " + LIFETIME_SECONDS + " s; begin again with"
                    + " another _upload.");
        }
    }

    private static boolean isOld(long since, long now) {
        return now - since >= LIFETIME_NANOS;
    }
}
