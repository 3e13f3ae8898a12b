package io.github.kismetexternal.http;

import io.github.kismetexternal.command.HttpRequest;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes the request that a handler gets, of one or of several that Kismet forwarded. Safe for use by several threads.
 */
final class RequestIntake {
    private final ScheduledExecutorService timer;
    private @Nullable Uploads uploads;

    RequestIntake(ScheduledExecutorService timer) {
        this.timer = timer;
    }

    /**
     * Takes what Kismet forwarded.
     *
     * @param parameters what stands in the path for the route's names
     * @return the request, or null if it is a part and others are missing
     * @throws RequestRefusedException if it is a part and breaks a rule
     */
    @Nullable Request take(HttpRequest command, Map<String, String> parameters) {
        Map<String, String> variables = command.variables();
        if (!command.method().equals("POST") || !UploadPart.isIn(variables)) {
            return Request.of(command, parameters);
        }
        CsrfToken.require(variables);
        byte[] json = uploads().accept(Request.pathOf(command), UploadPart.of(variables));
        return json == null ? null : Request.of(command, parameters).withUpload(json);
    }

    private synchronized Uploads uploads() {
        Uploads table = uploads;
        if (table == null) {
            table = new Uploads(
                    System::nanoTime, task -> timer.schedule(task, Uploads.LIFETIME_SECONDS, TimeUnit.SECONDS));
            uploads = table;
        }
        return table;
    }
}
