package io.github.kismetexternal.benchmarks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Ends a program from which nothing that is awaited has come for a minute: the pipe to it has no time limit, and a lost
 * answer would hang the build.
 */
final class Watch {
    static final int PATIENCE_SECONDS = 60;

    private final Process process;
    private final AtomicLong heard = new AtomicLong();
    private volatile boolean hasEnded;

    private Watch(Process process) {
        this.process = process;
    }

    static Watch over(Process process) {
        Watch watch = new Watch(process);
        Thread thread = new Thread(watch::watch, "watch");
        thread.setDaemon(true);
        thread.start();
        return watch;
    }

    /** To be called, by one thread, whenever something came that was awaited. */
    void heard() {
        heard.lazySet(heard.get() + 1);
    }

    /** Returns whether this has ended the program. */
    boolean hasEnded() {
        return hasEnded;
    }

    private void watch() {
        try {
            long before = 0;
            while (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                if (heard.get() == before) {
                    hasEnded = true;
                    // By its handle, which leaves its pipes open: what it wrote last may still be in them.
                    process.toHandle().destroyForcibly();
                    return;
                }
                before = heard.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
