package io.github.kismetexternal;

import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.command.Shutdown;
import io.github.kismetexternal.event.EventDispatcher;
import io.github.kismetexternal.feed.FeedHub;
import io.github.kismetexternal.http.AnswerCounter;
import io.github.kismetexternal.http.RequestDispatcher;
import io.github.kismetexternal.http.Route;
import io.github.kismetexternal.http.Router;
import io.github.kismetexternal.spool.Spool;
import io.github.kismetexternal.wire.Frame;
import io.github.kismetexternal.wire.FrameReader;
import io.github.kismetexternal.wire.FrameWriter;
import io.github.kismetexternal.wire.Generation;
import io.github.kismetexternal.wire.ProtocolException;
import io.github.kismetexternal.wire.ServerProfile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The conversation with one Kismet: hands what is read to the part that it concerns, and ends in order.
 *
 * <p>One thread reads and never waits for anything but the pipe; the writer has its own; a timer pings and watches.
 */
final class Session {
    private final KismetPlugin plugin;
    private final ParentProcess parent;
    private final FrameReader reader;
    private final FrameWriter writer;
    private final Spool spool;
    private final RequestDispatcher requests;
    private final EventDispatcher events;
    private final EventSources sources;
    private final AuthTokens tokens;
    private final RestAccess rest;
    private final MessageBus messages;
    private final KeepAlive keepAlive;
    private final Vitals vitals;
    /** Only where it is asked for: it brings all of java.util.logging with it, which delays the start. */
    private final @Nullable LogBridge logBridge;

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        Thread thread = new Thread(task, "kismet-timer");
        thread.setDaemon(true);
        return thread;
    });
    private volatile boolean heard;
    private volatile @Nullable Trace trace;
    private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    private final AtomicBoolean shutDown = new AtomicBoolean();
    private final CompletableFuture<Void> over = new CompletableFuture<>();

    Session(KismetPlugin plugin, InputStream in, OutputStream out, ServerProfile server, ParentProcess parent) {
        this.plugin = plugin;
        this.parent = parent;
        // Else the deadline of every request, and the request with it, would be kept until it is over.
        timer.setRemoveOnCancelPolicy(true);
        reader = new FrameReader(in, server.generation());
        writer = FrameWriter.toKismet(
                out,
                server.generation(),
                server.maxFrame(),
                e -> end(Outcome.kismetIsGone("writing failed: " + e)));
        spool = Spool.ofPlugin(timer);
        AnswerCounter answers = new AnswerCounter(writer);
        requests = new RequestDispatcher(
                plugin.router(), answers, spool, plugin.limits(), HandlerThreads.named("kismet-request-"), timer);
        plugin.feeds().start(writer);
        events = plugin.events();
        tokens = new AuthTokens(writer);
        rest = new RestAccess(tokens);
        sources = new EventSources(events, writer, rest, server.generation());
        messages = new MessageBus(writer, System::nanoTime);
        keepAlive = new KeepAlive(writer, () -> likelyCause(server.generation()), System::nanoTime);
        vitals = new Vitals(reader, writer, answers, requests, events, sources, plugin.feeds(), keepAlive);
        plugin.watchedBy(vitals);
        logBridge = plugin.logsToKismet() ? new LogBridge(messages, plugin.name()) : null;
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
        return sources;
    }

    RestAccess rest() {
        return rest;
    }

    AuthTokens tokens() {
        return tokens;
    }

    MessageBus messages() {
        return messages;
    }

    Vitals vitals() {
        return vitals;
    }

    /** Notes down each frame from now on. */
    void traceTo(Trace newTrace) {
        trace = newTrace;
        writer.observe(newTrace);
    }

    private Health.Cause likelyCause(Generation generation) {
        if (parent.isStopped()) {
            return Health.Cause.STOPPED;
        }
        return generation == Generation.V3 ? Health.Cause.LARGE_FORM : Health.Cause.OVERLOADED;
    }

    /** Registers what the plugin has and begins to read. */
    void start() throws InterruptedException {
        if (logBridge != null) {
            logBridge.install();
            events.ignore(logBridge::isOwn);
        }
        for (Route route : plugin.router().routes()) {
            writer.send(route.registration());
        }
        sources.start();
        events.start();
        Thread thread = new Thread(this::readUntilEnd, "kismet-reader");
        thread.setDaemon(true);
        thread.setUncaughtExceptionHandler((reading, failure) -> halt());
        thread.start();
        long interval = KeepAlive.INTERVAL.toSeconds();
        timer.scheduleWithFixedDelay(this::ping, interval, interval, TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(this::watchParent, 1, 1, TimeUnit.SECONDS);
        if (!HelperProcess.isRehearsal()) {
            timer.schedule(spool::clear, 1, TimeUnit.SECONDS);
        }
    }

    /** Asks the session to end; the first reason counts. Never waits. */
    void end(Outcome why) {
        outcome.complete(why);
    }

    /** Returns whether Kismet has said anything so far. */
    boolean heardKismet() {
        return heard;
    }

    boolean isEnding() {
        return outcome.isDone();
    }

    /** Waits until the session has a reason to end. */
    Outcome awaitEnd() {
        return outcome.join();
    }

    /**
     * Interrupts handlers, lets the plugin clean up for a second, writes what is queued, and returns, also if it was
     * called before by another thread, when all this is done.
     */
    void shutDown() {
        if (!shutDown.compareAndSet(false, true)) {
            over.join();
            return;
        }
        try {
            requests.close();
            plugin.feeds().close();
            sources.close();
            events.close();
            tokens.close();
            plugin.stopping().runFor(1, TimeUnit.SECONDS);
            if (logBridge != null) {
                logBridge.uninstall();
            }
            Outcome why = outcome.join();
            if (why.announced()) {
                writer.closeAfter(new Shutdown(why.reason()));
            } else {
                // A rehearsal's pipe ends before it has begun, and yet all of a start is to run.
                writer.close(HelperProcess.isRehearsal() ? Outcome.FLUSH_MILLIS : why.flushMillis());
            }
            spool.close();
            timer.shutdownNow();
            Trace noting = trace;
            if (noting != null) {
                noting.close();
            }
        } finally {
            over.complete(null);
        }
    }

    private void readUntilEnd() {
        try {
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                dispatch(frame);
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

    private void dispatch(Frame frame) {
        heard = true;
        Trace noting = trace;
        if (noting != null) {
            noting.received(frame);
        }
        if (frame.command() instanceof HttpRequest request) {
            requests.accept(request);
        } else if (frame.command() instanceof EventNotice event) {
            events.accept(event);
        } else if (frame.command() instanceof Pong) {
            keepAlive.pongReceived();
        } else if (frame.command() instanceof Ping) {
            writer.offerUrgent(new Pong(frame.seqno()));
        } else if (frame.command() instanceof AuthReply reply) {
            tokens.granted(reply);
        } else if (frame.command() instanceof Shutdown shutdown) {
            end(Outcome.kismetIsGone("Kismet asked for it: " + shutdown.reason()));
        }
    }

    private void ping() {
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
