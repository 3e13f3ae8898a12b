package io.github.kismetexternal.http;

import io.github.kismetexternal.command.ConnectionClosedException;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.log.PluginLog;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * One request and its answer. Whoever comes first, the handler or its time limit, answers; the other is too late, since
 * a second answer would end the plugin.
 */
final class Exchange {
    private static final Response NOT_FOUND = Response.text("The plugin has no such page.\n").withStatus(404);
    private static final Response MORE_TO_COME = Response.empty(202);
    private static final Response FAILED =
            Response.text("The plugin failed to answer; its log has the reason.\n").withStatus(500);
    private static final Response TOO_LATE = Response.text("The plugin took too long to answer.\n").withStatus(504);

    private final HttpRequest command;
    private final Router router;
    private final RequestIntake intake;
    private final ResponseWriter responses;
    private final HandlerLimits limits;
    private final ScheduledExecutorService timer;
    private final BooleanSupplier ending;
    private final AtomicBoolean answered = new AtomicBoolean();
    private final Object runnerLock = new Object();
    private @Nullable Thread runner;
    private volatile boolean confidential;

    Exchange(
            HttpRequest command,
            Router router,
            RequestIntake intake,
            ResponseWriter responses,
            HandlerLimits limits,
            ScheduledExecutorService timer,
            BooleanSupplier ending) {
        this.command = command;
        this.router = router;
        this.intake = intake;
        this.responses = responses;
        this.limits = limits;
        this.timer = timer;
        this.ending = ending;
    }

    void run() {
        Router.Match match = router.find(command.method(), Request.pathOf(command));
        if (match == null) {
            answer(NOT_FOUND);
        } else {
            callHandler(match).whenComplete(this::conclude);
        }
    }

    private CompletionStage<Response> callHandler(Router.Match match) {
        ScheduledFuture<?> deadline = null;
        try {
            deadline = timer.schedule(this::timeOut, limits.time().toMillis(), TimeUnit.MILLISECONDS);
            setRunner(Thread.currentThread());
            CurrentRequest.enter(this);
            Request request = intake.take(command, match.parameters());
            return request == null
                    ? CompletableFuture.completedFuture(MORE_TO_COME)
                    : requireNonNull(
                            match.route().handler().handle(request), "a handler must return a stage, not null");
        } catch (Throwable e) {
            // Everything, a heap that ran out included: one request fails, the plugin lives.
            return CompletableFuture.failedFuture(e);
        } finally {
            CurrentRequest.leave();
            setRunner(null);
            if (deadline != null) {
                deadline.cancel(false);
            }
        }
    }

    /** Keeps the answer out of files that are served without login, unless its author wants it there. */
    void keepConfidential() {
        confidential = true;
    }

    private void conclude(@Nullable Response response, @Nullable Throwable failure) {
        if (failure instanceof CompletionException && failure.getCause() != null) {
            fail(failure.getCause());
        } else if (failure != null) {
            fail(failure);
        } else if (response == null) {
            fail(new NullPointerException("a handler must return a response, not null"));
        } else {
            answer(confidential ? response.confidentialUnlessSpooled() : response);
        }
    }

    private void setRunner(@Nullable Thread thread) {
        synchronized (runnerLock) {
            runner = thread;
        }
    }

    private void timeOut() {
        synchronized (runnerLock) {
            if (runner == null || !answered.compareAndSet(false, true)) {
                return;
            }
            runner.interrupt();
        }
        PluginLog.warning(command + " was not answered within " + limits.time().toMillis()
                + " ms and got status 504; make its handler faster, or raise the limit");
        responses.offer(command, TOO_LATE);
    }

    private void answer(Response response) {
        if (answered.compareAndSet(false, true)) {
            send(response);
        }
    }

    private void fail(Throwable failure) {
        if (failure instanceof RequestRefusedException refused) {
            answer(refused.response());
        } else if (answered.compareAndSet(false, true) && !ending.getAsBoolean()) {
            logFailure(failure);
            send(FAILED);
        }
    }

    private void send(Response response) {
        // A handler may leave its thread interrupted; it is answered for all that.
        boolean interrupted = Thread.interrupted();
        try {
            responses.send(command, response);
        } catch (AnswerFailedException e) {
            if (!ending.getAsBoolean()) {
                logFailure(e.getCause());
            }
            if (!e.begun()) {
                responses.offer(command, FAILED);
            }
        } catch (ConnectionClosedException e) {
            // The plugin is ending; nobody is left to answer.
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void logFailure(Throwable failure) {
        PluginLog.error("the handler of " + command + " failed", failure);
    }
}
