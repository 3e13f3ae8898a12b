package io.github.kismetexternal.benchmarks.subject;

import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Leaves events to a thread of its own: what a plugin needs whose handlers may be slow. */
final class EventHandOver implements Events, Runnable {
    private final BlockingQueue<byte[]> queue = new ArrayBlockingQueue<>(4096);
    private final Events next;

    private EventHandOver(Events next) {
        this.next = next;
    }

    static EventHandOver to(Events next) {
        EventHandOver events = new EventHandOver(next);
        Thread thread = new Thread(events, "events");
        thread.setDaemon(true);
        thread.start();
        return events;
    }

    /** Fails if more are under way than are to be. */
    @Override
    public void take(byte[] payload, int size) {
        queue.add(Arrays.copyOf(payload, size));
    }

    @Override
    public void run() {
        try {
            while (true) {
                byte[] event = queue.take();
                next.take(event, event.length);
            }
        } catch (IOException | InterruptedException e) {
            // The other side has gone.
        }
    }
}
