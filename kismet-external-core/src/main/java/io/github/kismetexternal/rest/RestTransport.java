package io.github.kismetexternal.rest;

import io.github.kismetexternal.http.CurrentRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * Sends requests to one Kismet and brings the answers, within limits. Safe for use by several threads.
 *
 * <p>Directly, never through a proxy, and follows no redirect: each would show the token to others. What only reads is
 * sent a second time if the connection broke before an answer came, everything if there was no connection.
 */
final class RestTransport {
    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;
    private static final int LONGEST_REFUSAL = 8192;
    private static final int BUFFER = 8192;
    private static final Duration FOREVER = Duration.ofDays(36_500);

    private final HttpClient client;
    private final URI base;
    private final Credentials credentials;
    private final RestLimits limits;

    private RestTransport(HttpClient client, URI base, Credentials credentials, RestLimits limits) {
        this.client = client;
        this.base = base;
        this.credentials = credentials;
        this.limits = limits;
    }

    static RestTransport to(URI base, Credentials credentials) {
        return new RestTransport(
                client(RestLimits.DEFAULT), Destination.checked(base), credentials, RestLimits.DEFAULT);
    }

    RestTransport within(RestLimits newLimits) {
        return new RestTransport(
                newLimits.connect().equals(limits.connect()) ? client : client(newLimits),
                base,
                credentials,
                newLimits);
    }

    private static HttpClient client(RestLimits limits) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(HttpClient.Builder.NO_PROXY)
                .connectTimeout(limits.connect())
                .build();
    }

    RestLimits limits() {
        return limits;
    }

    /** Brings a whole answer as text. What is no UTF-8 in it, as names from the air may not be, is replaced. */
    String fetch(RestCall call) {
        long deadline = System.nanoTime() + limits.answer().toNanos();
        Supplier<Duration> rest = () -> Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
        try (InputStream body = open(call, rest)) {
            return new String(all(call, body, limits.bytes()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw failed(call, e);
        }
    }

    /** Brings an answer piece by piece, each within the time for an answer. */
    InputStream stream(RestCall call) {
        return open(call, limits::answer);
    }

    /** Brings an answer that comes when there is something to tell, and never ends. */
    InputStream endless(RestCall call) {
        return open(call, () -> FOREVER);
    }

    /**
     * Opens a websocket, which may fall silent for any time.
     *
     * @param path with the slash it begins with, such as {@code /eventbus/events.ws}
     */
    WebSocket websocket(String path, WebSocket.Listener listener) {
        return new WebsocketHandshake(client, base, credentials, limits).open(path, listener);
    }

    private InputStream open(RestCall call, Supplier<Duration> patience) {
        CurrentRequest.keepConfidential();
        HttpResponse<InputStream> answer = answer(call, patience);
        if (answer.statusCode() == UNAUTHORIZED && credentials.renew()) {
            close(answer);
            answer = answer(call, patience);
        }
        if (answer.statusCode() == OK) {
            return answer.body();
        }
        throw refusal(call, answer);
    }

    private static void close(HttpResponse<InputStream> answer) {
        try {
            answer.body().close();
        } catch (IOException e) {
            // Nobody reads it any more.
        }
    }

    private KismetRestException refusal(RestCall call, HttpResponse<InputStream> answer) {
        String text = "";
        try (InputStream body = answer.body()) {
            text = new String(body.readNBytes(LONGEST_REFUSAL), StandardCharsets.UTF_8);
        } catch (IOException e) {
            // The status says enough.
        }
        return KismetRestException.refused(call.endpoint(), answer.statusCode(), text);
    }

    private HttpResponse<InputStream> answer(RestCall call, Supplier<Duration> patience) {
        try {
            return attempt(call, patience);
        } catch (HttpTimeoutException | InterruptedIOException e) {
            throw failed(call, e);
        } catch (IOException e) {
            if (!call.repeatable() && !(e instanceof ConnectException)) {
                throw failed(call, e);
            }
        }
        try {
            return attempt(call, patience);
        } catch (IOException e) {
            throw failed(call, e);
        }
    }

    private HttpResponse<InputStream> attempt(RestCall call, Supplier<Duration> patience) throws IOException {
        CompletableFuture<HttpResponse<InputStream>> answer =
                client.sendAsync(request(call), head -> new AnswerStream(patience));
        try {
            return Awaited.within(limits.answer(), answer);
        } catch (HttpTimeoutException | InterruptedIOException e) {
            answer.cancel(true);
            throw e;
        }
    }

    private HttpRequest request(RestCall call) {
        String target = base.toString() + call.path().substring(1) + (call.query().isEmpty() ? "" : "?" + call.query());
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(target));
        String body = call.body();
        if (body != null) {
            request.setHeader("Content-Type", call.bodyType());
        }
        request.method(
                call.method(),
                body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        credentials.identify(request::setHeader);
        return request.build();
    }

    private static byte[] all(RestCall call, InputStream body, int limit) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[BUFFER];
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            if (count > limit - bytes.size()) {
                throw tooLarge(call.endpoint(), "answer", limit);
            }
            bytes.write(buffer, 0, count);
        }
        return bytes.toByteArray();
    }

    static KismetRestException tooLarge(String endpoint, String what, int limit) {
        return KismetRestException.broken(
                endpoint,
                "the " + what + " is larger than " + limit + " bytes; ask for fewer fields or objects, stream it, or"
                        + " raise the limit with KismetRest.limits",
                null);
    }

    /** An interrupt is passed on as the library does everywhere. */
    static RuntimeException failed(String endpoint, RestLimits limits, IOException e) {
        if (e instanceof InterruptedIOException) {
            CancellationException cancelled = new CancellationException("interrupted while waiting for Kismet");
            cancelled.initCause(e);
            return cancelled;
        }
        String what = e instanceof HttpTimeoutException
                ? "no answer in time (" + limits.answer().toSeconds() + " s for an answer, "
                        + limits.connect().toSeconds() + " s to connect); KismetRest.limits allows for more"
                : "the connection failed (" + e + "); check that Kismet runs, and httpd_port and httpd_bind_address in"
                        + " its configuration, or set KISMET_REST_URL";
        return KismetRestException.broken(endpoint, what, e);
    }

    private RuntimeException failed(RestCall call, IOException e) {
        return failed(call.endpoint(), limits, e);
    }
}
