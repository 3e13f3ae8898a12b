package io.github.kismetexternal.testkit.internal.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Kismet's event bus: one thread delivers each event to all listeners, in the order they were published. Safe for use
 * by several threads.
 */
public final class EventBus implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 5;

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService dispatcher = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "simulated-kismet-eventbus");
        thread.setDaemon(true);
        return thread;
    });

    /** Gets every event and looks itself whether it wants it. Must not wait. */
    public interface Listener {
        /**
         * Takes an event.
         *
         * @param contentJson a JSON object
         */
        void event(String type, String contentJson);
    }

    /** Adds a listener; it stays until it is removed. */
    public void add(Listener listener) {
        listeners.add(listener);
    }

    /** Removes a listener. */
    public void remove(Listener listener) {
        listeners.remove(listener);
    }

    /** Publishes an event; returns before it is delivered. Does nothing once the bus is closed. */
    public void publish(String type, String contentJson) {
        try {
            dispatcher.execute(() -> listeners.forEach(listener -> listener.event(type, contentJson)));
        } catch (RejectedExecutionException e) {
            // Kismet is ending.
        }
    }

    @Override
    public void close() {
        dispatcher.shutdownNow();
        try {
            dispatcher.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
