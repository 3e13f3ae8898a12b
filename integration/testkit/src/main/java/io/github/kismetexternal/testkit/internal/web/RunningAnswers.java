package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.internal.route.Call;
import io.github.kismetexternal.testkit.internal.route.Endpoint;
import io.github.kismetexternal.testkit.internal.route.Reply;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** The threads that are in an endpoint, some of which would wait for ever. Safe for use by several threads. */
final class RunningAnswers implements AutoCloseable {
    private final Set<Thread> threads = new HashSet<>();
    private boolean closed;

    /**
     * Runs an endpoint.
     *
     * @throws IOException if the browser has gone
     * @throws InterruptedException if the server ends, or has
     */
    void run(Endpoint endpoint, Call call, Login login, Reply reply) throws IOException, InterruptedException {
        enter();
        try {
            if (endpoint instanceof LoginEndpoint aware) {
                aware.answer(call, login, reply);
            } else {
                endpoint.answer(call, reply);
            }
        } finally {
            leave();
        }
    }

    private synchronized void enter() throws InterruptedException {
        if (closed) {
            throw new InterruptedException("the web server has ended");
        }
        threads.add(Thread.currentThread());
    }

    private synchronized void leave() {
        threads.remove(Thread.currentThread());
    }

    /** Interrupts all that run, and those that come. */
    @Override
    public synchronized void close() {
        closed = true;
        threads.forEach(Thread::interrupt);
    }
}
