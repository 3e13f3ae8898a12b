package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.event.EventBus;
import io.github.kismetexternal.testkit.internal.route.Role;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;

/** Opens websockets to the event bus. Safe for use by several threads. */
final class EventSockets {
    private static final String PATH = "/eventbus/events.ws";
    /** Beast's default. */
    private static final long LARGEST_MESSAGE = 16 << 20;

    private final ServerWebSocketContainer container;
    private final SimulatedRelease release;
    private final EventBus events;
    private final Set<EventSocket> open = ConcurrentHashMap.newKeySet();

    /** Prepares a server that has not started. */
    EventSockets(Server server, SimulatedRelease release, EventBus events) {
        this.release = release;
        this.events = events;
        container = ServerWebSocketContainer.ensure(server);
        container.setIdleTimeout(Duration.ZERO);
        container.setMaxTextMessageSize(LARGEST_MESSAGE);
        container.setMaxBinaryMessageSize(LARGEST_MESSAGE);
        container.setMaxFrameSize(LARGEST_MESSAGE);
    }

    /**
     * Answers a request to change to the websocket protocol.
     *
     * @throws IOException if the request is none that could be answered
     */
    void answer(BrowserRequest asked, Login login, Request request, Response response, Callback callback)
            throws IOException {
        if (!asked.path().equals(PATH)) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            ErrorPage.notFound(asked.path()).send(asked, response, callback);
        } else if (!login.may(Role.READONLY)) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
            ErrorPage.DENIED.send(asked, response, callback);
        } else if (!upgrade(request, response, callback)) {
            throw new BrowserRequest.UnansweredException("a websocket's handshake must have version and key");
        }
    }

    private boolean upgrade(Request request, Response response, Callback callback) {
        return container.upgrade(
                (opening, opened, failed) -> {
                    // Kismet compresses nothing.
                    opened.setExtensions(List.of());
                    return new EventSocket(release, events, open);
                },
                request,
                response,
                callback);
    }

    /** Cuts all connections without a word; who comes anew is let in. */
    void disconnect() {
        open.forEach(EventSocket::disconnect);
    }
}
