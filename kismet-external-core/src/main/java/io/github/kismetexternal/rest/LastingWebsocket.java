package io.github.kismetexternal.rest;

import java.io.IOException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * A websocket of Kismet that is opened anew whenever it breaks, until it is closed. A daemon thread of its own opens it
 * and sends; messages come on threads of the JDK's HTTP client. Safe for use by several threads.
 */
final class LastingWebsocket implements AutoCloseable {
    /**
     * After so long a silence the server is pinged, and after as long again it is taken for gone. Not longer, for the
     * JDK's websocket does not always tell of a connection that was cut within a message (seen with 17).
     */
    static final Duration SILENCE = Duration.ofSeconds(10);
    /** What lived longer than this broke by chance, so the next attempt comes soon. */
    private static final Duration STABLE = Duration.ofSeconds(10);
    private static final int UNREACHABLE_BEFORE_REPORT = 3;

    private final Supplier<RestTransport> transport;
    private final String path;
    private final int limit;
    private final Talk talk;
    private final Thread thread;
    private final WebsocketWatch watch = new WebsocketWatch();
    private int failures;
    private boolean reported;

    /** What is said over the websocket. What arrives must not make it wait. */
    interface Talk extends WebsocketReceiver.Target {
        /**
         * Returns what is to be sent now; asked for after the opening and after each {@link #wake}, by one thread.
         *
         * @param fresh whether the server knows nothing yet
         */
        List<String> outgoing(boolean fresh);

        /** The websocket cannot be opened, for now; told once until it is open again. */
        void troubled(String why);

        /**
         * The websocket is open, and what was to be sent has been.
         *
         * @param again whether trouble was told of before
         */
        void opened(boolean again);
    }

    /**
     * Makes a websocket that is idle until {@link #start}.
     *
     * @param transport where it leads; asked again for each attempt, on the websocket's own thread
     * @param limit how long a message may be, in characters
     */
    LastingWebsocket(Supplier<RestTransport> transport, String path, int limit, Talk talk, String threadName) {
        this.transport = transport;
        this.path = path;
        this.limit = limit;
        this.talk = talk;
        thread = new Thread(this::run, threadName);
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Has {@link Talk#outgoing} asked again. */
    void wake() {
        watch.wake();
    }

    StreamHealth health() {
        return watch.health();
    }

    /** Closes it, without waiting for that. */
    @Override
    public void close() {
        watch.close();
        thread.interrupt();
    }

    private void run() {
        try {
            while (!watch.isClosed()) {
                long opened = System.nanoTime();
                try {
                    WebSocket socket = open();
                    opened = System.nanoTime();
                    converse(socket);
                } catch (InterruptedException | CancellationException e) {
                    watch.close();
                } catch (Throwable e) {
                    broken(e, watch.isConnected() && System.nanoTime() - opened > STABLE.toNanos());
                }
                watch.pause(Backoff.after(Math.max(1, failures), ThreadLocalRandom.current().nextDouble()));
            }
        } catch (InterruptedException e) {
            watch.close();
        }
    }

    private void broken(Throwable why, boolean wasStable) {
        failures = wasStable ? 1 : failures + 1;
        String message = why.getMessage() == null ? why.toString() : why.getMessage();
        watch.broken(message);
        if (!reported && !watch.isClosed() && (failures >= UNREACHABLE_BEFORE_REPORT || isRefusal(why))) {
            reported = true;
            talk.troubled(message);
        }
    }

    /** At the start Kismet may not listen yet, but what it refuses or is set wrong stays so. */
    private static boolean isRefusal(Throwable e) {
        return e instanceof IllegalArgumentException
                || e instanceof KismetRestException refused && refused.status() != 0;
    }

    private WebSocket open() {
        long attempt = watch.connecting();
        return transport
                .get()
                .websocket(path, new WebsocketReceiver(limit, talk, watch::alive, why -> watch.ended(attempt, why)));
    }

    /** Sends what is to be sent and waits, until the websocket breaks. */
    private void converse(WebSocket socket) throws IOException, InterruptedException {
        try {
            for (String message : talk.outgoing(true)) {
                await(socket.sendText(message, true));
            }
            watch.connected();
            talk.opened(reported);
            reported = false;
            while (true) {
                switch (watch.await(SILENCE)) {
                    case SILENT -> await(socket.sendPing(ByteBuffer.allocate(0)));
                    case GONE -> throw new IOException("Kismet did not answer for " + 2 * SILENCE.toSeconds() + " s");
                    case ENDED -> throw new IOException(watch.end());
                    default -> {
                        for (String message : talk.outgoing(false)) {
                            await(socket.sendText(message, true));
                        }
                    }
                }
            }
        } finally {
            socket.abort();
        }
    }

    private void await(CompletableFuture<WebSocket> sending) throws IOException, InterruptedException {
        try {
            sending.get(SILENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new IOException("sending failed: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new IOException("Kismet did not read for " + SILENCE.toSeconds() + " s", e);
        }
    }
}
