package io.github.kismetexternal;

import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.ConnectionClosedException;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.command.Shutdown;
import io.github.kismetexternal.event.EventDispatcher;
import io.github.kismetexternal.feed.FeedHub;
import io.github.kismetexternal.http.Route;
import io.github.kismetexternal.http.Router;
import io.github.kismetexternal.wire.Frame;
import io.github.kismetexternal.wire.FrameWriter;
import io.github.kismetexternal.wire.ProtocolException;
import io.github.kismetexternal.wire.ServerProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * The conversation with one Kismet: hands what is read to the part that it concerns, and ends in order.
 *
 * <p>One thread reads and never waits for anything but the pipe; the writer has its own; a timer pings and watches.
 */
final class Session {
    private final KismetPlugin plugin;
    private final ParentProcess parent;
    private final InputStream in;
    private final ServerProfile server;
    private final FrameWriter writer;
    private final EventDispatcher events;
    /** Made once the first pages are registered: their classes would delay these. */
    private volatile @Nullable SessionParts parts;

    private volatile boolean heard;
    private volatile @Nullable Trace trace;
    private final Once<Outcome> outcome = new Once<>();
    private final AtomicBoolean shutDown = new AtomicBoolean();
    private final Once<Boolean> over = new Once<>();

    Session(KismetPlugin plugin, InputStream in, OutputStream out, ServerProfile server, ParentProcess parent) {
        this.plugin = plugin;
        this.parent = parent;
        this.in = in;
        this.server = server;
        writer = FrameWriter.toKismet(
                out,
                server.generation(),
                server.maxFrame(),
                new WriteFailure());
        events = plugin.events();
    }

    FrameWriter writer() {
        return writer;
    }

    String dirname() {
        return plugin.dirname();
    }

    Router router() {
        return plugin.router();
    }

    FeedHub feeds() {
        return plugin.feeds();
    }

    EventSources sources() {
        return parts().sources();
    }

    RestAccess rest() {
        return parts().rest();
    }

    AuthTokens tokens() {
        return parts().tokens();
    }

    MessageBus messages() {
        return parts().messages();
    }

    Vitals vitals() {
        return parts().vitals();
    }

    /** Notes down each frame from now on. */
    void traceTo(Trace newTrace) {
        trace = newTrace;
        writer.observe(newTrace);
    }

    private SessionParts parts() {
        return requireNonNull(parts, "the session must have been started");
    }

    /**
     * Registers what the plugin has and begins to read.
     *
     * @throws ConnectionClosedException if the session has ended before, or ends meanwhile
     */
    void start() throws InterruptedException {
        SessionParts made;
        try {
            for (Route route : plugin.router().routes()) {
                writer.send(route.registration());
            }
        } finally {
            // Also where it failed: Kismet's users are told of it.
            made = SessionParts.of(plugin, in, writer, server, parent);
            parts = made;
        }
        if (shutDown.get()) {
            // Meanwhile, when there was nothing to end yet.
            made.stopWork();
            plugin.feeds().close();
            made.release();
            throw new ConnectionClosedException();
        }
        LogBridge logBridge = made.logBridge();
        if (logBridge != null) {
            logBridge.install();
            events.ignore(logBridge::isOwn);
        }
        made.sources().start();
        Thread thread = new Thread(() -> readUntilEnd(made), "kismet-reader");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((reading, failure) -> halt());
        thread.start();
        ScheduledExecutorService timer = made.timer();
        long interval = KeepAlive.INTERVAL.toSeconds();
        timer.scheduleWithFixedDelay(() -> ping(made.keepAlive()), interval, interval, TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(this::watchParent, 1, 1, TimeUnit.SECONDS);
        if (!HelperProcess.isRehearsal()) {
            timer.schedule(made.spool()::clear, 1, TimeUnit.SECONDS);
        }
    }

    /** Asks the session to end; the first reason counts. Never waits. */
    void end(Outcome why) {
        outcome.set(why);
    }

    /** Returns whether Kismet has said anything so far. */
    boolean heardKismet() {
        return heard;
    }

    boolean isEnding() {
        return outcome.isSet();
    }

    /** Waits until the session has a reason to end. */
    Outcome awaitEnd() {
        return outcome.await();
    }

    /**
     * Interrupts handlers, lets the plugin clean up for a second, writes what is queued, and returns, also if it was
     * called before by another thread, when all this is done.
     */
    void shutDown() {
        if (!shutDown.compareAndSet(false, true)) {
            over.await();
            return;
        }
        SessionParts made = parts;
        try {
            if (made != null) {
                made.stopWork();
            }
            plugin.feeds().close();
            events.close();
            plugin.stopping().runFor(1, TimeUnit.SECONDS);
            if (made != null && made.logBridge() != null) {
                made.logBridge().uninstall();
            }
            Outcome why = outcome.await();
            if (why.announced()) {
                writer.closeAfter(new Shutdown(why.reason()));
            } else {
                // A rehearsal's pipe ends before it has begun, and yet all of a start is to run.
                writer.close(HelperProcess.isRehearsal() ? Outcome.FLUSH_MILLIS : why.flushMillis());
            }
            if (made != null) {
                made.release();
            }
            Trace noting = trace;
            if (noting != null) {
                noting.close();
            }
        } finally {
            over.set(true);
        }
    }

    private final class WriteFailure implements Consumer<IOException> {
        @Override
        public void accept(IOException e) {
            end(Outcome.kismetIsGone("writing failed: " + e));
        }
    }

    private void readUntilEnd(SessionParts made) {
        try {
            for (Frame frame = made.reader().read(); frame != null; frame = made.reader().read()) {
                dispatch(frame, made);
            }
            end(Outcome.kismetIsGone("Kismet has closed the pipe"));
        } catch (ProtocolException e) {
            end(Outcome.failed(Outcome.EXIT_PROTOCOL, "what Kismet sent breaks a rule: " + e.getMessage()));
        } catch (IOException e) {
            end(Outcome.kismetIsGone("reading failed: " + e));
        } catch (Throwable e) {
            end(Outcome.failed(Outcome.EXIT_SOFTWARE, "the reader failed: " + e));
        }
    }

    private void dispatch(Frame frame, SessionParts made) {
        heard = true;
        Trace noting = trace;
        if (noting != null) {
            noting.received(frame);
        }
        if (frame.command() instanceof HttpRequest request) {
            made.requests().accept(request);
        } else if (frame.command() instanceof EventNotice event) {
            events.accept(event);
        } else if (frame.command() instanceof Pong) {
            made.keepAlive().pongReceived();
        } else if (frame.command() instanceof Ping) {
            writer.offerUrgent(new Pong(frame.seqno()));
        } else if (frame.command() instanceof AuthReply reply) {
            made.tokens().granted(reply);
        } else if (frame.command() instanceof Shutdown shutdown) {
            end(Outcome.kismetIsGone("Kismet asked for it: " + shutdown.reason()));
        }
    }

    private static void ping(KeepAlive keepAlive) {
        try {
            keepAlive.tick();
        } catch (Throwable e) {
            // The next ping goes out all the same: nothing else would notice a Kismet that has locked up.
        }
    }

    private void watchParent() {
        try {
            if (parent.isGone()) {
                end(Outcome.kismetIsGone("Kismet has died"));
            }
        } catch (Throwable e) {
            halt();
        }
    }

    /**
     * The last resort against an orphan. Seen with a plugin whose jars were replaced while it ran: the classes that its
     * end needed could not be loaded any more. So this needs none that is not loaded.
     */
    private static void halt() {
        Runtime.getRuntime().halt(Outcome.EXIT_SOFTWARE);
    }
}
