package io.github.kismetexternal.testkit.internal.pipe;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Holds a reader up. Safe for use by several threads. */
final class Gate {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private boolean closed;

    void close() {
        change(true);
    }

    void open() {
        change(false);
    }

    private void change(boolean nowClosed) {
        lock.lock();
        try {
            closed = nowClosed;
            opened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    void await() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (closed) {
                opened.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns a stream that is not read while the gate is closed. */
    InputStream of(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                try {
                    await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return -1;
                }
                return super.read(bytes, offset, length);
            }
        };
    }
}
