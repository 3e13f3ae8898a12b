package io.github.kismetexternal.testkit.internal.route;

import java.io.IOException;

/** Answers the requests of a route. Safe for use by several threads. */
@FunctionalInterface
public interface Endpoint {
    /**
     * Answers a request.
     *
     * @throws IOException if the client has gone
     * @throws InterruptedException if the server ends
     */
    void answer(Call call, Reply reply) throws IOException, InterruptedException;
}
