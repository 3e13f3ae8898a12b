package io.github.kismetexternal.rest;

import static io.github.kismetexternal.rest.StreamHealth.State.CLOSED;
import static io.github.kismetexternal.rest.StreamHealth.State.CONNECTED;
import static io.github.kismetexternal.rest.StreamHealth.State.CONNECTING;
import static io.github.kismetexternal.rest.StreamHealth.State.IDLE;
import static io.github.kismetexternal.rest.StreamHealth.State.WAITING;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** What is known of a websocket, and the waiting for news of it. Safe for use by several threads. */
final class WebsocketWatch {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private StreamHealth.State state = IDLE;
    private long attempts;
    private long connections;
    private @Nullable String problem;
    private @Nullable String end;
    private boolean woken;
    private boolean pinged;
    private volatile boolean alive;

    enum News {
        /** Something is to be sent. */
        WOKEN,
        /** Nothing was heard for the time. */
        SILENT,
        /** Nothing was heard again. */
        GONE,
        ENDED
    }

    /** Begins an attempt and returns its number. */
    long connecting() {
        lock.lock();
        try {
            become(CONNECTING);
            end = null;
            pinged = false;
            return ++attempts;
        } finally {
            lock.unlock();
        }
    }

    void connected() {
        lock.lock();
        try {
            become(CONNECTED);
            connections++;
        } finally {
            lock.unlock();
        }
    }

    void broken(String why) {
        lock.lock();
        try {
            become(WAITING);
            problem = why;
        } finally {
            lock.unlock();
        }
    }

    void close() {
        lock.lock();
        try {
            state = CLOSED;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void become(StreamHealth.State next) {
        if (state != CLOSED) {
            state = next;
        }
    }

    void alive() {
        alive = true;
    }

    /** Learns that what came of an attempt has ended; an earlier one's end is no news. */
    void ended(long attempt, String why) {
        lock.lock();
        try {
            if (attempt == attempts) {
                end = why;
                news.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    void wake() {
        lock.lock();
        try {
            woken = true;
            news.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        return is(CLOSED);
    }

    boolean isConnected() {
        return is(CONNECTED);
    }

    private boolean is(StreamHealth.State asked) {
        lock.lock();
        try {
            return state == asked;
        } finally {
            lock.unlock();
        }
    }

    /** Returns why the websocket ended. */
    String end() {
        lock.lock();
        try {
            return end == null ? "the websocket was closed" : end;
        } finally {
            lock.unlock();
        }
    }

    StreamHealth health() {
        lock.lock();
        try {
            return new StreamHealth(state, connections, Optional.ofNullable(problem));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there is something to do.
     *
     * @param silence how long nothing may be heard
     */
    News await(Duration silence) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = silence.toNanos();
            while (true) {
                if (end != null || state == CLOSED) {
                    return News.ENDED;
                }
                if (woken) {
                    woken = false;
                    return News.WOKEN;
                }
                if (left <= 0) {
                    if (!alive) {
                        News verdict = pinged ? News.GONE : News.SILENT;
                        pinged = true;
                        return verdict;
                    }
                    alive = false;
                    pinged = false;
                    left = silence.toNanos();
                }
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Waits for a time, or until the websocket is closed. */
    void pause(Duration time) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = time.toNanos();
            while (left > 0 && state != CLOSED) {
                left = news.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
