package io.github.kismetexternal.rest;

import io.github.kismetexternal.event.EventCounts;
import io.github.kismetexternal.event.EventDispatcher;
import io.github.kismetexternal.event.EventHandler;
import java.util.function.Supplier;

/**
 * Kismet's events for programs that are no plugins, over the websocket of the event bus: {@code /eventbus/events.ws},
 * role readonly. Events of up to 4 MiB come; what is larger is skipped and counted. Safe for use by several threads.
 *
 * <p>Connects with the first {@link #on}, and again whenever the connection breaks, after half a second at first and
 * after 30 s at most: what Kismet raises meanwhile is lost. What cannot be put right by waiting is logged once, with
 * what to do. {@link #health} tells how it is doing.
 *
 * <p>Each handler gets its events one after the other on a thread that does not keep the JVM alive; one that is too
 * slow loses its oldest events, as {@link #counts} tells. Several topics share the connection.
 *
 * <p>Kismet does not tell here what type the events have that plugins publish. Such an event is taken to be of the type
 * that is its text, which is what Kismet 2025-09 puts there, else of the only type with a handler that is none of
 * Kismet's own. Kismet up to 2020-12 delivers a type twice for which a handler is added anew after {@link #off}, or
 * before one for all.
 */
public final class EventStream implements AutoCloseable {
    private final EventDispatcher events = new EventDispatcher(EventStream::daemon);
    private final EventSocket socket;

    EventStream(Supplier<KismetRest> rest) {
        socket = new EventSocket(rest, events, type -> false, null);
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "kismet-event-handler");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Adds a handler for events of a type. Several handlers may listen to one type. Does not wait until Kismet has been
     * asked for them.
     *
     * @param type the event's name, such as {@code NEW_DEVICE}, or {@code *} for all
     * @param handler gets each of them
     * @return this
     * @throws IllegalArgumentException if the name is empty
     */
    public EventStream on(String type, EventHandler handler) {
        events.add(type, handler);
        socket.subscribe(type);
        return this;
    }

    /**
     * Removes all handlers of a type, {@code *} included; what is queued for them is dropped.
     *
     * @param type the event's name, or {@code *} for those of all
     * @return this
     */
    public EventStream off(String type) {
        socket.unsubscribe(type);
        events.removeAll(type);
        return this;
    }

    /** {@return how the connection is doing} */
    public StreamHealth health() {
        return socket.health();
    }

    /** {@return what came and what was lost} */
    public EventCounts counts() {
        return events.counts();
    }

    /** Ends the connection and interrupts handlers, without waiting for them. */
    @Override
    public void close() {
        socket.close();
        events.close();
    }
}
