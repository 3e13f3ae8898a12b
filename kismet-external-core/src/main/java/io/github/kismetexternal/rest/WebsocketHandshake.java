package io.github.kismetexternal.rest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletableFuture;

/** Opens websockets under the rules of {@link RestTransport}. Safe for use by several threads. */
final class WebsocketHandshake {
    private static final int UNAUTHORIZED = 401;
    private static final String HTTP = "http";

    private final HttpClient client;
    private final URI base;
    private final Credentials credentials;
    private final RestLimits limits;

    WebsocketHandshake(HttpClient client, URI base, Credentials credentials, RestLimits limits) {
        this.client = client;
        this.base = base;
        this.credentials = credentials;
        this.limits = limits;
    }

    WebSocket open(String path, WebSocket.Listener listener) {
        try {
            return attempt(path, listener);
        } catch (WebSocketHandshakeException e) {
            if (e.getResponse().statusCode() != UNAUTHORIZED || !credentials.renew()) {
                throw refusal(path, e);
            }
        } catch (IOException e) {
            throw RestTransport.failed(endpoint(path), limits, e);
        }
        try {
            return attempt(path, listener);
        } catch (WebSocketHandshakeException e) {
            throw refusal(path, e);
        } catch (IOException e) {
            throw RestTransport.failed(endpoint(path), limits, e);
        }
    }

    static String endpoint(String path) {
        return "GET " + path;
    }

    private static KismetRestException refusal(String path, WebSocketHandshakeException e) {
        return KismetRestException.refused(endpoint(path), e.getResponse().statusCode(), "");
    }

    private WebSocket attempt(String path, WebSocket.Listener listener) throws IOException {
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(limits.connect());
        credentials.identify(builder::header);
        CompletableFuture<WebSocket> opening = builder.buildAsync(address(path), listener);
        boolean opened = false;
        try {
            WebSocket socket = Awaited.within(limits.answer(), opening);
            opened = true;
            return socket;
        } finally {
            if (!opened) {
                opening.thenAccept(WebSocket::abort);
            }
        }
    }

    /** The schemes of websockets are ws and wss in place of http and https. */
    private URI address(String path) {
        return URI.create("ws" + base.toString().substring(HTTP.length()) + path.substring(1));
    }
}
