package io.github.kismetexternal.event;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * The threads that handlers of events run on. The pool is made for the first event: its classes would delay the first
 * page. Safe for use by several threads.
 */
final class HandlerPool implements Executor, AutoCloseable {
    private final ThreadFactory threads;
    private @Nullable ExecutorService pool;
    private boolean closed;

    HandlerPool(ThreadFactory threads) {
        this.threads = threads;
    }

    @Override
    public void execute(Runnable task) {
        pool().execute(task);
    }

    private synchronized ExecutorService pool() {
        if (closed) {
            throw new RejectedExecutionException("the plugin is ending");
        }
        ExecutorService made = pool;
        if (made == null) {
            made = Executors.newCachedThreadPool(threads);
            pool = made;
        }
        return made;
    }

    /** Interrupts all handlers. Does not wait for them. */
    @Override
    public synchronized void close() {
        closed = true;
        if (pool != null) {
            pool.shutdownNow();
        }
    }
}
