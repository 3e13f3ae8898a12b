package io.github.kismetexternal.event;

import io.github.kismetexternal.log.PluginLog;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/**
 * One handler with its queue. Events of a handler run one after the other; a slow handler loses its oldest events and
 * delays nobody else. Safe for use by several threads.
 */
final class Subscriber {
    /**
     * In bytes of JSON: room for 85 events of 12 kB or 5000 of the smallest. A larger one than all of it is kept alone.
     * Only events that another handler has read, or that came over the websocket, are trees, of ten times as much.
     */
    static final int QUEUE_BYTES = 1024 * 1024;

    /** What the objects around its JSON take. */
    private static final int BYTES_PER_EVENT = 128;

    private final String type;
    private final EventHandler handler;
    private final Predicate<Event> ignored;
    private final Executor executor;
    private final DroppedEvents dropped;
    private final DropOldestQueue<Event> queue = new Queue();
    /** Whether a thread handles what is queued. */
    private final AtomicBoolean running = new AtomicBoolean();

    private final AtomicBoolean dropReported = new AtomicBoolean();
    private volatile boolean dropping;
    private volatile boolean closed;

    private final class Queue extends DropOldestQueue<Event> {
        Queue() {
            super(QUEUE_BYTES);
        }

        @Override
        int bytesOf(Event event) {
            return event.size() + BYTES_PER_EVENT;
        }

        @Override
        void dropped(Event event) {
            dropped.count(event);
        }
    }

    Subscriber(
            String type,
            EventHandler handler,
            Predicate<Event> ignored,
            Executor executor,
            DroppedEvents dropped) {
        this.type = type;
        this.handler = handler;
        this.ignored = ignored;
        this.executor = executor;
        this.dropped = dropped;
    }

    boolean runs(EventHandler other) {
        return handler == other;
    }

    EventCounts.HandlerQueue counts() {
        return new EventCounts.HandlerQueue(type, queue.size(), queue.dropped());
    }

    /** Queues an event, which is handled after the next {@link #wake} at the latest. Never waits. */
    void offer(Event event) {
        if (queue.put(event)) {
            dropping = true;
        }
    }

    /** Has a thread handle what is queued, unless one does so already. Never waits, not even for the log. */
    void wake() {
        if (dropping && dropReported.compareAndSet(false, true)) {
            start(this::reportDropped, dropReported);
        }
        if (!running.get() && !queue.isEmpty() && running.compareAndSet(false, true)) {
            start(this::drain, running);
        }
    }

    /** Has a thread do something; where none can be had, takes the mark back, so that the next event tries again. */
    private void start(Runnable task, AtomicBoolean mark) {
        boolean handedOver = false;
        try {
            executor.execute(task);
            handedOver = true;
        } catch (RejectedExecutionException e) {
            // The plugin is ending.
        } finally {
            if (!handedOver) {
                mark.set(false);
            }
        }
    }

    private void reportDropped() {
        PluginLog.warning("a handler of " + type + " events is too slow: its queue is full, and the oldest events are"
                + " dropped; make it faster, or let it hand its work on");
    }

    /** Hands over no more, also of what is queued. Does not wait for the handler. */
    void close() {
        closed = true;
    }

    /** Looks once more after it has said that it ends: who queued something just before has not woken anybody. */
    private void drain() {
        do {
            try {
                for (Event event = queue.poll(); event != null && !closed; event = queue.poll()) {
                    handle(event);
                }
            } finally {
                // Also where the heap ran out, or nobody would ever be woken again.
                running.set(false);
            }
        } while (!closed && !queue.isEmpty() && running.compareAndSet(false, true));
    }

    private void handle(Event event) {
        try {
            if (!ignored.test(event)) {
                handler.handle(event.forHandler());
            }
        } catch (MalformedEventException e) {
            // It has been counted.
        } catch (Throwable e) {
            if (!closed) {
                PluginLog.error("a handler of " + type + " events failed", e);
            }
        } finally {
            // The next event is not to suffer for what this one left behind.
            Thread.interrupted();
        }
    }
}
