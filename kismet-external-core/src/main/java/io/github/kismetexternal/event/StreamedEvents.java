package io.github.kismetexternal.event;

import io.github.kismetexternal.log.PluginLog;
import java.io.IOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events that come without their type, over the websocket: that takes all of their content, and so a thread
 * of its own, which the first of them starts. Where more come than it can read, the oldest are dropped. Safe for use by
 * several threads.
 */
final class StreamedEvents implements AutoCloseable {
    private static final int QUEUE_BYTES = 2 * 1024 * 1024;

    private final DropOldestQueue<Unread> queue = new DropOldestQueue<>(QUEUE_BYTES) {
        @Override
        int bytesOf(Unread event) {
            return event.size();
        }
    };
    private final MalformedEvents malformed;
    private final Consumer<Event> out;
    private @Nullable Thread thread;
    private boolean closed;
    /** Of the reading thread only. */
    private boolean dropReported;

    /**
     * Makes a reader.
     *
     * @param out gets what was read
     */
    StreamedEvents(MalformedEvents malformed, Consumer<Event> out) {
        this.malformed = malformed;
        this.out = out;
    }

    /** Queues an event. Never waits. */
    void accept(Unread event) {
        queue.put(event);
        start();
    }

    private synchronized void start() {
        if (thread == null && !closed) {
            Thread reading = new Thread(this::readUntilInterrupted, "kismet-events");
            reading.setDaemon(true);
            reading.start();
            thread = reading;
        }
    }

    int waiting() {
        return queue.size();
    }

    long dropped() {
        return queue.dropped();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (thread != null) {
            thread.interrupt();
        }
    }

    private void readUntilInterrupted() {
        try {
            while (true) {
                Unread next = queue.take();
                try {
                    reportDropped();
                    read(next);
                } catch (Throwable e) {
                    // One event fails, a heap that ran out included; those that follow do not.
                    PluginLog.error("an event could not be delivered", e);
                }
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void read(Unread next) {
        Event event;
        try {
            event = Event.ofContent(next.content(), next.from().topics());
        } catch (IOException e) {
            malformed.add(e);
            return;
        }
        if (next.from().delivers(event.type())) {
            out.accept(event);
        }
    }

    private void reportDropped() {
        if (!dropReported && queue.dropped() > 0) {
            dropReported = true;
            PluginLog.warning("Kismet raises events faster than they can be read, and the oldest are dropped;"
                    + " subscribe to fewer");
        }
    }
}
