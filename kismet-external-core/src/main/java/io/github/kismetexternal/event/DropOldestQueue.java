package io.github.kismetexternal.event;

import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A queue bounded in bytes that makes room for what is new by dropping what is oldest: putting never waits. An element
 * above the bound is kept alone. Safe for use by several threads.
 */
abstract class DropOldestQueue<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition filled = lock.newCondition();
    private final ArrayDeque<T> elements = new ArrayDeque<>();
    private final int capacity;
    private long bytes;
    private long dropped;

    /**
     * Makes a queue.
     *
     * @param capacity the bound in bytes
     */
    DropOldestQueue(int capacity) {
        this.capacity = capacity;
    }

    /** Returns how much an element counts. */
    abstract int bytesOf(T element);

    /** Is told of each element that is dropped, by who adds another, who waits for it. */
    void dropped(T element) {}

    /** Adds an element and returns whether older ones were dropped for it. */
    boolean put(T element) {
        lock.lock();
        try {
            long droppedBefore = dropped;
            if (elements.isEmpty()) {
                // Where the heap ran out while the deque grew, it forgot all that was in it.
                bytes = 0;
            }
            bytes += bytesOf(element);
            while (bytes > capacity && !elements.isEmpty()) {
                dropped(removeFirst());
                dropped++;
            }
            elements.addLast(element);
            filled.signal();
            return dropped > droppedBefore;
        } finally {
            lock.unlock();
        }
    }

    @Nullable T poll() {
        lock.lock();
        try {
            return elements.isEmpty() ? null : removeFirst();
        } finally {
            lock.unlock();
        }
    }

    T take() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (elements.isEmpty()) {
                filled.await();
            }
            return removeFirst();
        } finally {
            lock.unlock();
        }
    }

    private T removeFirst() {
        T element = elements.removeFirst();
        bytes -= bytesOf(element);
        return element;
    }

    boolean isEmpty() {
        return size() == 0;
    }

    /** Returns how many elements wait. */
    int size() {
        lock.lock();
        try {
            return elements.size();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many elements were dropped so far. */
    long dropped() {
        lock.lock();
        try {
            return dropped;
        } finally {
            lock.unlock();
        }
    }
}
