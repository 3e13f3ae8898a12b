package io.github.kismetexternal.rest;

import io.github.kismetexternal.event.EventDispatcher;
import io.github.kismetexternal.event.EventTypes;
import io.github.kismetexternal.event.Subscriptions;
import io.github.kismetexternal.log.PluginLog;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings events from Kismet's event websocket to a dispatcher, and subscribes anew whenever the websocket breaks. For
 * the library itself: others have {@link EventStream}. Opens nothing before the first subscription. Safe for use by
 * several threads.
 */
public final class EventSocket implements AutoCloseable {
    private static final String PATH = "/eventbus/events.ws";
    /** As much as is accepted over the pipe, in characters. */
    private static final int LARGEST_EVENT = 4 * 1024 * 1024;

    private final EventDispatcher events;
    private final LastingWebsocket websocket;
    private final Predicate<String> elsewhere;
    private final @Nullable String reason;
    private final Object lock = new Object();
    private final Set<String> wanted = new LinkedHashSet<>();
    private final Set<String> sent = new LinkedHashSet<>();
    private volatile Set<String> topics = Set.of();
    private boolean started;

    /**
     * Makes a socket that is idle until something is subscribed to.
     *
     * @param rest gives the client whose address and token are used, on a thread where it may wait; what it throws is
     *     logged, and it is asked again later
     * @param events gets what arrives
     * @param elsewhere tells the types that reach the dispatcher on another way, so that those are passed over
     * @param reason why it is used, which the log says once it is open; null if that goes without saying
     */
    public EventSocket(
            Supplier<KismetRest> rest,
            EventDispatcher events,
            Predicate<String> elsewhere,
            @Nullable String reason) {
        this.events = events;
        this.elsewhere = elsewhere;
        this.reason = reason;
        websocket = new LastingWebsocket(
                () -> rest.get().transport(), PATH, LARGEST_EVENT, new Conversation(), "kismet-event-socket");
    }

    /**
     * Subscribes to a type, or to {@link EventTypes#ALL}. Does nothing if that has been done. Never waits.
     *
     * @param type the event's name, or {@link EventTypes#ALL}
     */
    public void subscribe(String type) {
        synchronized (lock) {
            if (wanted.add(type)) {
                topics = Set.copyOf(wanted);
            }
            if (!started) {
                started = true;
                websocket.start();
            }
        }
        websocket.wake();
    }

    /**
     * Ends a subscription; what is under way is passed over. Never waits.
     *
     * @param type the event's name, or {@link EventTypes#ALL}
     */
    public void unsubscribe(String type) {
        synchronized (lock) {
            if (wanted.remove(type)) {
                topics = Set.copyOf(wanted);
            }
        }
        websocket.wake();
    }

    /** {@return how it is doing} */
    public StreamHealth health() {
        return websocket.health();
    }

    /** Closes it for good, without waiting for that. */
    @Override
    public void close() {
        websocket.close();
    }

    private final class Conversation implements LastingWebsocket.Talk, Subscriptions {
        private boolean explained;

        /** All events are subscribed to alone, or the others would come twice. */
        @Override
        public List<String> outgoing(boolean fresh) {
            synchronized (lock) {
                Set<String> target = wanted.contains(EventTypes.ALL) ? Set.of(EventTypes.ALL) : wanted;
                if (fresh) {
                    sent.clear();
                }
                List<String> messages = new ArrayList<>();
                sent.forEach(type -> add(messages, "UNSUBSCRIBE", type, !target.contains(type)));
                target.forEach(type -> add(messages, "SUBSCRIBE", type, !sent.contains(type)));
                sent.clear();
                sent.addAll(target);
                return messages;
            }
        }

        private void add(List<String> messages, String verb, String type, boolean isNeeded) {
            if (isNeeded) {
                messages.add(RestJson.object().put(verb, type).toString());
            }
        }

        @Override
        public Set<String> topics() {
            return topics;
        }

        /** Kismet 2020-12 goes on with what was unsubscribed. */
        @Override
        public boolean delivers(String type) {
            Set<String> now = topics;
            return (now.contains(type) || now.contains(EventTypes.ALL)) && !elsewhere.test(type);
        }

        @Override
        public void text(String message) {
            events.accept(message, this);
        }

        @Override
        public void tooLarge() {
            events.skipTooLarge();
        }

        @Override
        public void binary() {
            events.skipMalformed();
        }

        @Override
        public void troubled(String why) {
            PluginLog.warning("no events of type " + names() + " come for now, and those raised meanwhile are lost;"
                    + " the connection is tried again every " + Backoff.LONGEST.toSeconds() + " s at least: " + why);
        }

        @Override
        public void opened(boolean again) {
            if (reason != null && !explained) {
                explained = true;
                PluginLog.info("events of type " + names() + " come over Kismet's event websocket: " + reason);
            } else if (again) {
                PluginLog.info("events of type " + names() + " come again");
            }
        }

        private String names() {
            return String.join(", ", topics);
        }
    }
}
