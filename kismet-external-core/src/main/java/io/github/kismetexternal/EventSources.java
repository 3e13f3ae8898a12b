package io.github.kismetexternal;

import io.github.kismetexternal.command.CommandSink;
import io.github.kismetexternal.command.ConnectionClosedException;
import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.event.EventDispatcher;
import io.github.kismetexternal.event.EventHandler;
import io.github.kismetexternal.event.EventTypes;
import io.github.kismetexternal.rest.EventSocket;
import io.github.kismetexternal.rest.StreamHealth;
import io.github.kismetexternal.wire.Generation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Asks Kismet for events: over the pipe, except for those that can grow so large that Kismet ends a plugin that asked
 * for them there. These come over the websocket, which is loaded with the first of them. Safe for use by several
 * threads.
 */
final class EventSources {
    private static final String REASON =
            "over the plugin's pipe, Kismet 2025-09 would end the plugin for one of more than 16359 bytes";

    private final EventDispatcher events;
    private final CommandSink sink;
    private final RestAccess rest;
    private final boolean pipeIsBounded;
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<String> asked = new LinkedHashSet<>();
    private volatile @Nullable EventSocket socket;
    private boolean closed;

    EventSources(EventDispatcher events, CommandSink sink, RestAccess rest, Generation generation) {
        this.events = events;
        this.sink = sink;
        this.rest = rest;
        pipeIsBounded = generation == Generation.V3;
    }

    /**
     * Asks for all that has handlers: of the pipe just for {@code *} if all are wanted there, or some would come twice.
     */
    void start() throws InterruptedException {
        List<String> types = new ArrayList<>();
        List<String> large = new ArrayList<>();
        for (String type : events.wanted()) {
            (isForSocket(type) ? large : types).add(type);
        }
        if (types.contains(EventTypes.ALL)) {
            types = List.of(EventTypes.ALL);
        }
        for (List<String> batch : TypeBatches.of(types)) {
            sink.send(new RegisterEvents(batch));
        }
        lock.lock();
        try {
            asked.addAll(types);
        } finally {
            lock.unlock();
        }
        if (!HelperProcess.isRehearsal()) {
            for (String type : large) {
                subscribe(type);
            }
        }
    }

    private boolean isForSocket(String type) {
        return pipeIsBounded && EventTypes.canExceedFrame(type);
    }

    /**
     * Adds a handler to a plugin that runs.
     *
     * @throws InterruptedException if the thread is interrupted while it waits; the handler is not added then
     * @throws ConnectionClosedException if the connection has ended; likewise
     * @throws IllegalStateException if all events are asked of the pipe after some: Kismet would deliver those twice
     */
    void add(String type, EventHandler handler) throws InterruptedException {
        boolean forSocket = isForSocket(type);
        if (!forSocket && !isNews(type)) {
            events.add(type, handler);
            return;
        }
        events.add(type, handler);
        boolean known = false;
        try {
            if (forSocket) {
                subscribe(type);
            } else {
                askPipe(type);
            }
            known = true;
        } finally {
            // What Kismet never learned of must not stay, or a second attempt would never be sent.
            if (!known) {
                events.remove(type, handler);
            }
        }
    }

    private boolean isNews(String type) {
        lock.lock();
        try {
            boolean news = !asked.contains(type) && !asked.contains(EventTypes.ALL);
            if (news && type.equals(EventTypes.ALL) && !asked.isEmpty()) {
                throw new IllegalStateException("all events (*) must be subscribed to before the plugin starts: Kismet"
                        + " would deliver " + asked + " twice from now on");
            }
            return news;
        } finally {
            lock.unlock();
        }
    }

    private void askPipe(String type) throws InterruptedException {
        sink.send(new RegisterEvents(List.of(type)));
        lock.lock();
        try {
            asked.add(type);
        } finally {
            lock.unlock();
        }
    }

    private void subscribe(String type) {
        lock.lock();
        try {
            if (closed) {
                throw new ConnectionClosedException();
            }
            EventSocket open = socket;
            if (open == null) {
                open = new EventSocket(rest::client, events, this::isAsked, REASON);
                socket = open;
            }
            open.subscribe(type);
        } finally {
            lock.unlock();
        }
    }

    private boolean isAsked(String type) {
        lock.lock();
        try {
            return asked.contains(type);
        } finally {
            lock.unlock();
        }
    }

    /** Returns how the websocket is doing; nothing if there is none. */
    Optional<StreamHealth> streamHealth() {
        EventSocket open = socket;
        return open == null ? Optional.empty() : Optional.of(open.health());
    }

    /** Closes the websocket, if there is one, without waiting for that. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        EventSocket open = socket;
        if (open != null) {
            open.close();
        }
    }
}
