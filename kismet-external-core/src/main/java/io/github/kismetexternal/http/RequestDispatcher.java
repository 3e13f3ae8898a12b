package io.github.kismetexternal.http;

import io.github.kismetexternal.command.CommandSink;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.spool.Spool;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Runs the handlers of requests, a bounded number at once. Safe for use by several threads; accepting a request never
 * waits, so that the reader of the pipe can do it.
 */
public final class RequestDispatcher implements AutoCloseable {
    private static final Response OVERLOADED = Response.text("The plugin has too many requests waiting; try again.\n")
            .withStatus(503);

    private final Router router;
    private final RequestIntake intake;
    private final ResponseWriter responses;
    private final HandlerLimits limits;
    private final ScheduledExecutorService timer;
    private final RequestThreads handlers;
    private final AtomicLong received = new AtomicLong();

    /**
     * Makes a dispatcher.
     *
     * @param router finds the handler of a request
     * @param sink takes the answers
     * @param spool takes answers that do not fit a frame; closing it is left to the caller
     * @param limits of handlers
     * @param threads makes the threads that handlers run on
     * @param timer ends handlers that run too long; closing it is left to the caller
     */
    public RequestDispatcher(
            Router router,
            CommandSink sink,
            Spool spool,
            HandlerLimits limits,
            ThreadFactory threads,
            ScheduledExecutorService timer) {
        this.router = router;
        this.responses = new ResponseWriter(sink, new LargeAnswers(spool));
        this.intake = new RequestIntake(timer);
        this.limits = limits;
        this.timer = timer;
        this.handlers = new RequestThreads(
                limits,
                threads,
                Duration.ofSeconds(10),
                new Patience(Runtime.getRuntime().availableProcessors()));
    }

    /**
     * Answers a request, now or later; one too many, or one for which no thread can be started, gets status 503 at
     * once.
     *
     * @param command as it came from Kismet
     */
    public void accept(HttpRequest command) {
        received.incrementAndGet();
        Exchange exchange = new Exchange(command, router, intake, responses, limits, timer, handlers::isClosed);
        if (!handlers.offer(exchange::run)) {
            responses.offer(command, OVERLOADED);
        }
    }

    /** {@return how many requests were accepted so far} */
    public long received() {
        return received.get();
    }

    /** {@return how many handlers run} */
    public int running() {
        return handlers.running();
    }

    /** {@return how many requests wait for their turn} */
    public int waiting() {
        return handlers.waiting();
    }

    /** Interrupts all handlers and starts no more. Does not wait for them. */
    @Override
    public void close() {
        handlers.close();
    }
}
