package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.pipe.HelperConnection;
import io.github.kismetexternal.testkit.internal.pipe.PendingAnswer;
import io.github.kismetexternal.testkit.internal.route.Call;
import io.github.kismetexternal.testkit.internal.route.Endpoint;
import io.github.kismetexternal.testkit.internal.route.Reply;
import java.io.IOException;
import java.io.OutputStream;

/** A route of a helper: forwards the request and waits for the answer, for ever if need be. */
public record HelperEndpoint(HelperConnection helper, SimulatedRelease release) implements Endpoint {
    @Override
    public void answer(Call call, Reply reply) throws IOException, InterruptedException {
        String uri = release.forwardedUri(call.path(), call.query());
        PendingAnswer answer = helper.forward(uri, call.method(), call.variables());
        try {
            for (PendingAnswer.Part part = answer.next(); part != null; part = part.last() ? null : answer.next()) {
                if (part.headers() != null) {
                    reply.head(part.status(), part.headers());
                }
                OutputStream body = reply.body();
                body.write(part.content());
                body.flush();
            }
        } finally {
            // Also when the browser has gone: Kismet forgets the request then, and tells the helper nothing.
            helper.forget(answer);
        }
    }
}
