package io.github.kismetexternal;

import io.github.kismetexternal.http.AnswerCounter;
import io.github.kismetexternal.http.RequestDispatcher;
import io.github.kismetexternal.spool.Spool;
import io.github.kismetexternal.wire.FrameReader;
import io.github.kismetexternal.wire.FrameWriter;
import io.github.kismetexternal.wire.Generation;
import io.github.kismetexternal.wire.ServerProfile;
import java.io.InputStream;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/**
 * What a session needs to listen, beside what it needs to register pages.
 *
 * @param reader cuts what Kismet sends into frames
 * @param timer pings, watches and ends what takes too long
 * @param logBridge only where it is asked for: it brings all of java.util.logging with it
 */
record SessionParts(
        FrameReader reader,
        ScheduledExecutorService timer,
        Spool spool,
        RequestDispatcher requests,
        AuthTokens tokens,
        RestAccess rest,
        EventSources sources,
        MessageBus messages,
        KeepAlive keepAlive,
        Vitals vitals,
        @Nullable LogBridge logBridge) {
    static SessionParts of(
            KismetPlugin plugin, InputStream in, FrameWriter writer, ServerProfile server, ParentProcess parent) {
        FrameReader reader = new FrameReader(in, server.generation(), plugin.events()::handOver);
        ScheduledExecutorService timer = newTimer();
        Spool spool = Spool.ofPlugin(timer);
        AnswerCounter answers = new AnswerCounter(writer);
        RequestDispatcher requests = new RequestDispatcher(
                plugin.router(), answers, spool, plugin.limits(), HandlerThreads.named("kismet-request-"), timer);
        plugin.feeds().start(writer);
        AuthTokens tokens = new AuthTokens(writer);
        RestAccess rest = new RestAccess(tokens);
        EventSources sources = new EventSources(plugin.events(), writer, rest, server.generation());
        MessageBus messages = new MessageBus(writer, System::nanoTime);
        KeepAlive keepAlive =
                new KeepAlive(writer, () -> likelyCause(server.generation(), parent), System::nanoTime);
        Vitals vitals = new Vitals(
                reader, writer, answers, requests, plugin.events(), sources, plugin.feeds(), keepAlive);
        plugin.watchedBy(vitals);
        return new SessionParts(
                reader,
                timer,
                spool,
                requests,
                tokens,
                rest,
                sources,
                messages,
                keepAlive,
                vitals,
                plugin.logsToKismet() ? new LogBridge(messages, plugin.name()) : null);
    }

    /** Ends what runs handlers or waits for Kismet. May be called twice. */
    void stopWork() {
        requests.close();
        sources.close();
        tokens.close();
    }

    /** Ends the rest, once the plugin has cleaned up. May be called twice. */
    void release() {
        spool.close();
        timer.shutdownNow();
    }

    private static ScheduledExecutorService newTimer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "kismet-timer");
            thread.setDaemon(true);
            return thread;
        });
        // Else the deadline of every request, and the request with it, would be kept until it is over.
        timer.setRemoveOnCancelPolicy(true);
        return timer;
    }

    private static Health.Cause likelyCause(Generation generation, ParentProcess parent) {
        if (parent.isStopped()) {
            return Health.Cause.STOPPED;
        }
        return generation == Generation.V3 ? Health.Cause.LARGE_FORM : Health.Cause.OVERLOADED;
    }
}
