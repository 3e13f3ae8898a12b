package io.github.kismetexternal.testkit.internal.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.event.EventBus;
import io.github.kismetexternal.testkit.internal.rest.Json;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;

/**
 * A websocket to the event bus. The browser subscribes to topics, one subscription each, and gets the content of every
 * event as a message of its own. Safe for use by several threads.
 *
 * <p>What is no JSON is passed over; JSON of the wrong type closes the socket, as does a binary message, in all cases
 * without a close frame (eventbus.cc:60-133, kis_net_beast_httpd.cc:1922-1977 of 2025-09). Public, as the websocket
 * library demands it of listeners.
 */
public final class EventSocket implements Session.Listener.AutoDemanding, EventBus.Listener {
    /** What a browser that does not read may leave unsent, in characters. Kismet itself knows no bound. */
    private static final long MOST_UNSENT = 32 << 20;

    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final AtomicLong unsent = new AtomicLong();
    private final SimulatedRelease release;
    private final EventBus events;
    private final Set<EventSocket> open;
    private volatile @Nullable Session session;

    /**
     * Makes a socket.
     *
     * @param open holds the sockets that are open
     */
    EventSocket(SimulatedRelease release, EventBus events, Set<EventSocket> open) {
        this.release = release;
        this.events = events;
        this.open = open;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        session = opened;
        open.add(this);
        events.add(this);
    }

    @Override
    public void onWebSocketText(String message) {
        JsonNode request = JsonInput.first(message);
        if (request == null) {
            return;
        }
        try {
            String format = text(request, "format");
            String subscribe = text(request, "SUBSCRIBE");
            if (subscribe != null) {
                remove(subscribe);
                subscriptions.add(Subscription.of(
                        subscribe, request, format == null || !release.formatsEvents() ? "json" : format));
            }
            String unsubscribe = text(request, "UNSUBSCRIBE");
            if (unsubscribe != null) {
                remove(unsubscribe);
            }
        } catch (IllegalArgumentException e) {
            disconnect();
        }
    }

    private static @Nullable String text(JsonNode request, String name) {
        JsonNode member = Json.member(request, name);
        return member == null ? null : Json.text(member);
    }

    private void remove(String topic) {
        if (!release.keepsReplacedListeners()) {
            subscriptions.removeIf(subscription -> subscription.topic().equals(topic));
        }
    }

    @Override
    public void onWebSocketBinary(ByteBuffer message, Callback callback) {
        callback.succeed();
        disconnect();
    }

    @Override
    public void onWebSocketClose(int code, String reason, Callback callback) {
        end();
        callback.succeed();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        end();
    }

    /** Sends an event once for each subscription that it fits: those to its topic first, then those to all. */
    @Override
    public void event(String type, String contentJson) {
        for (String topic : type.equals(Subscription.ALL) ? List.of(type) : List.of(type, Subscription.ALL)) {
            for (Subscription subscription : subscriptions) {
                if (subscription.topic().equals(topic)) {
                    send(subscription.message(contentJson, release));
                }
            }
        }
    }

    private void send(@Nullable String message) {
        Session connected = session;
        if (message == null || connected == null) {
            return;
        }
        if (unsent.addAndGet(message.length()) > MOST_UNSENT) {
            disconnect();
            return;
        }
        connected.sendText(message, Callback.from(() -> unsent.addAndGet(-message.length()), failure -> disconnect()));
    }

    /** Cuts the connection without a word. */
    void disconnect() {
        end();
        Session connected = session;
        if (connected != null) {
            connected.disconnect();
        }
    }

    private void end() {
        events.remove(this);
        open.remove(this);
    }
}
