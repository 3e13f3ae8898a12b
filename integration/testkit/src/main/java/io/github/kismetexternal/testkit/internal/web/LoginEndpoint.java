package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.internal.route.Call;
import io.github.kismetexternal.testkit.internal.route.Endpoint;
import io.github.kismetexternal.testkit.internal.route.Reply;
import java.io.IOException;

/** An endpoint whose answer depends on who asks. Safe for use by several threads. */
@FunctionalInterface
interface LoginEndpoint extends Endpoint {
    /** Answers a request of somebody who may use the route. */
    void answer(Call call, Login login, Reply reply) throws IOException;

    @Override
    default void answer(Call call, Reply reply) throws IOException {
        answer(call, Login.refused(""), reply);
    }
}
