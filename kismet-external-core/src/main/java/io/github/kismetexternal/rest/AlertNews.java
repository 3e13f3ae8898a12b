package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Alerts since a time, and the time to ask from next. Immutable as long as nobody changes a tree.
 *
 * @param alerts those that were raised since
 * @param time the server's time when it answered, to the microsecond
 */
public record AlertNews(List<TrackedAlert> alerts, Optional<Instant> time) {
    /**
     * Keeps an immutable copy of the list.
     *
     * @param alerts as the record says
     * @param time as the record says
     */
    public AlertNews {
        alerts = List.copyOf(alerts);
    }

    static AlertNews of(JsonNode answer) {
        return new AlertNews(
                RestJson.read(answer.path("kismet.alert.list"), TrackedAlert::of),
                Fields.of(answer, "kismet.alert.").time("timestamp"));
    }
}
