package io.github.kismetexternal;

import org.jspecify.annotations.Nullable;

/**
 * A value that is set once; what is set later is ignored. Safe for use by several threads. A future would do, but its
 * classes delay the first page.
 */
final class Once<T> {
    private @Nullable T value;

    synchronized void set(T newValue) {
        if (value == null) {
            value = newValue;
            notifyAll();
        }
    }

    synchronized boolean isSet() {
        return value != null;
    }

    /** Waits for the value, whatever interrupts it. */
    synchronized T await() {
        boolean interrupted = false;
        while (value == null) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return value;
    }
}
