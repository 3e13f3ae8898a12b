package io.github.kismetexternal;

import io.github.kismetexternal.command.ConnectionClosedException;
import io.github.kismetexternal.command.PublishEvent;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.event.EventHandler;
import io.github.kismetexternal.event.EventTypes;
import io.github.kismetexternal.feed.Feed;
import io.github.kismetexternal.http.PageSession;
import io.github.kismetexternal.http.Route;
import io.github.kismetexternal.rest.KismetRest;
import io.github.kismetexternal.wire.Generation;
import io.github.kismetexternal.wire.KismetRelease;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The running Kismet, as a plugin sees it. Safe for use by several threads.
 *
 * <p>Methods that send wait while Kismet does not read; a thread that is interrupted meanwhile gets a
 * {@link CancellationException}, and once the connection has ended there is a {@link ConnectionClosedException}.
 */
public final class Kismet implements Registrations<Kismet> {
    private static final int LONGEST_TYPE = 200;

    private final Session session;
    private final HelperArguments arguments;
    private final DataDirectory dataDirectory;
    private final ServerDetection.Decision server;
    private final ParentProcess parent;
    private final ReentrantLock pageSessionLock = new ReentrantLock();

    Kismet(
            Session session,
            HelperArguments arguments,
            DataDirectory dataDirectory,
            ServerDetection.Decision server,
            ParentProcess parent) {
        this.session = session;
        this.arguments = arguments;
        this.dataDirectory = dataDirectory;
        this.server = server;
        this.parent = parent;
    }

    /**
     * Shows a line of information to Kismet's users, as {@link #message(Severity, String)} does.
     *
     * @param text one line, for people
     */
    public void message(String text) {
        message(Severity.INFO, text);
    }

    /**
     * Shows a line to Kismet's users, in the log and in the UI. Of INFO and DEBUG, 20 a second are sent and the others
     * dropped, since Kismet 2022-01 and later would drop more; the next line says how many. Control characters become
     * spaces, and what exceeds 1000 characters is cut off: each line comes back as an event to all who listen to
     * messages, and Kismet 2025-09 ends a plugin over an event that is too large.
     *
     * @param severity how bad it is
     * @param text one line, for people
     * @throws CancellationException if the thread is interrupted while it waits
     * @throws ConnectionClosedException if the connection has ended
     */
    public void message(Severity severity, String text) {
        sending(() -> session.messages().send(severity, text));
    }

    /**
     * Publishes an event of the plugin's own type to Kismet's bus, where other plugins and web pages can listen.
     *
     * <p><b>Kismet 2025-09 loses the JSON</b> when it speaks v3, as it does unless built otherwise: listeners get the
     * type in its place. There, an event is a bare signal, and what it is about is better served by a route. Up to
     * 2023-07 listeners get the JSON as a string under {@code kismet.eventbus.event_json}.
     *
     * @param type the event's name, 1 to 200 characters, not one of Kismet's own
     * @param json the content
     * @throws IllegalArgumentException if the type is empty, too long or {@code *}, if Kismet raises events of that
     *     type itself, whose listeners within Kismet would look for content that is not there, or if the event does not
     *     fit a frame
     * @throws CancellationException if the thread is interrupted while it waits for room in the queue; an event of 8 KiB
     *     or more may wait in the pipe instead, which an interrupt does not end
     * @throws ConnectionClosedException if the connection has ended
     */
    public void publish(String type, String json) {
        if (type.isEmpty() || type.length() > LONGEST_TYPE || type.equals(EventTypes.ALL)) {
            throw new IllegalArgumentException("event type (" + type + ") must be a name of 1 to " + LONGEST_TYPE
                    + " characters; all events (*) can be listened to only");
        }
        if (EventTypes.isKismets(type)) {
            throw new IllegalArgumentException("event type (" + type
                    + ") must be a name of the plugin's own: Kismet raises events of that name itself");
        }
        sending(() -> session.writer().send(new PublishEvent(type, json)));
    }

    /**
     * Asks for a token of Kismet's REST API. The future completes on another thread than the library's own.
     *
     * @return the token to come
     * @throws CancellationException if the thread is interrupted while it waits
     * @throws ConnectionClosedException if the connection has ended; a future that waits then fails with the same
     */
    public CompletableFuture<AuthToken> authToken() {
        try {
            return session.tokens().request();
        } catch (InterruptedException e) {
            throw cancelled(e);
        }
    }

    /**
     * {@return Kismet's REST API, to be used with the token that Kismet grants; always the same client} It connects,
     * and asks for the token, with the first call. Its calls wait, so they belong into handlers, not into what the
     * reader runs.
     *
     * <p>The answer of a handler that calls it is {@code Response.confidential()} by itself, unless it is
     * {@code Response.spooled()}.
     *
     * @throws IllegalArgumentException if {@code KISMET_REST_URL} or Kismet's configuration is not valid, or leads
     *     where the token must not go: to another machine without https
     */
    public KismetRest rest() {
        return session.rest().client();
    }

    /**
     * Ends the plugin in order, with exit status 0. Kismet does not start it again until it is itself restarted.
     *
     * @param reason for Kismet's users and the log: one line
     */
    public void stop(String reason) {
        session.end(Outcome.stopped(reason));
    }

    /**
     * {@return the directory for the plugin's own files, {@code ~/.kismet/plugin-data/<dirname>}, and makes it for its
     * owner only if it is not there} It survives upgrades of the plugin.
     *
     * @throws UncheckedIOException if it cannot be made
     */
    public Path dataDirectory() {
        return dataDirectory.create();
    }

    /**
     * Reads {@code settings.properties} of the data directory, anew with each call; without the file there are none.
     *
     * @return the values by key
     * @throws UncheckedIOException if the file cannot be read or is no properties file in UTF-8
     */
    public Map<String, String> settings() {
        return dataDirectory.settings();
    }

    /**
     * {@return the release that the plugin found out when it started} Where the protocol was set instead, this asks the
     * process that started the plugin, which takes some 10 ms; nothing if that is no Kismet, or does not answer within
     * a second.
     */
    public Optional<KismetRelease> release() {
        return server.release().or(() -> parent.executable().flatMap(KismetExecutable::release));
    }

    /** {@return how the plugin and Kismet are doing; cheap enough for every second} */
    public Health health() {
        return session.vitals().health();
    }

    /** {@return the generation of the protocol that is spoken} */
    public Generation generation() {
        return server.profile().generation();
    }

    /** {@return the arguments that Kismet does not use; there are none unless a launcher adds some} */
    public List<String> arguments() {
        return arguments.others();
    }

    /**
     * {@inheritDoc}
     *
     * @throws CancellationException if the thread is interrupted while it waits
     * @throws ConnectionClosedException if the connection has ended
     */
    @Override
    public Kismet route(Route route) {
        if (PageSession.isNeededFor(route)) {
            sending(this::addPageSession);
        }
        session.router().add(route);
        register(route);
        return this;
    }

    /** Kismet must learn of that page before any pattern of another method that fits it too, so such a route waits. */
    private void addPageSession() throws InterruptedException {
        pageSessionLock.lockInterruptibly();
        try {
            Route page = PageSession.route(session.dirname());
            if (session.router().addBuiltIn(page)) {
                register(page);
            }
        } finally {
            pageSessionLock.unlock();
        }
    }

    private void register(Route route) {
        sendingOrUndoing(
                () -> session.writer().send(route.registration()),
                () -> session.router().remove(route));
    }

    /**
     * {@inheritDoc}
     *
     * @throws CancellationException if the thread is interrupted while it waits
     * @throws ConnectionClosedException if the connection has ended
     */
    @Override
    public Kismet feed(String path, Feed feed) {
        session.feeds().register(path, feed, this::route);
        return this;
    }

    /**
     * {@inheritDoc}
     *
     * @throws CancellationException if the thread is interrupted while it waits
     * @throws ConnectionClosedException if the connection has ended
     */
    @Override
    public Kismet health(String path) {
        return get(path, request -> HealthPage.of(health()));
    }

    /**
     * {@inheritDoc}
     *
     * @throws CancellationException if the thread is interrupted while it waits
     * @throws ConnectionClosedException if the connection has ended
     */
    @Override
    public Kismet on(String type, EventHandler handler) {
        sending(() -> session.sources().add(type, handler));
        return this;
    }

    /** What Kismet never learned of must not stay, or a second attempt would be refused, or never be sent. */
    private static void sendingOrUndoing(Sending sending, Runnable undo) {
        boolean sent = false;
        try {
            sending(sending);
            sent = true;
        } finally {
            if (!sent) {
                undo.run();
            }
        }
    }

    private static void sending(Sending sending) {
        try {
            sending.run();
        } catch (InterruptedException e) {
            throw cancelled(e);
        }
    }

    private static CancellationException cancelled(InterruptedException cause) {
        Thread.currentThread().interrupt();
        CancellationException e = new CancellationException("interrupted while waiting for Kismet to read");
        e.initCause(cause);
        return e;
    }

    private interface Sending {
        void run() throws InterruptedException;
    }
}
