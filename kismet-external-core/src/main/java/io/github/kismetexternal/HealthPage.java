package io.github.kismetexternal;

import io.github.kismetexternal.event.EventCounts;
import io.github.kismetexternal.feed.FeedCounts;
import io.github.kismetexternal.http.RequestCounts;
import io.github.kismetexternal.http.Response;
import io.github.kismetexternal.rest.StreamHealth;
import io.github.kismetexternal.wire.FrameCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a plugin's health as JSON, with the names of {@link Health} and times in milliseconds. */
final class HealthPage {
    private HealthPage() {}

    static Response of(Health health) {
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("uptimeMillis", health.uptime().toMillis());
        page.put("kismet", kismet(health.kismet()));
        page.put("frames", frames(health.frames()));
        page.put("requests", requests(health.requests()));
        page.put("events", events(health.events()));
        page.put("eventSocket", health.eventSocket().map(HealthPage::socket).orElse(null));
        page.put("feeds", feeds(health.feeds()));
        return Response.json(page);
    }

    private static Map<String, Object> kismet(Health.KismetHealth kismet) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("silent", kismet.silent());
        json.put("sinceAnswerMillis", millis(kismet.sinceAnswer().orElse(null)));
        json.put("lastSilence", kismet.lastSilence().map(HealthPage::silence).orElse(null));
        return json;
    }

    private static Map<String, Object> silence(Health.Silence silence) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sinceNoticedMillis", silence.sinceNoticed().toMillis());
        json.put("likelyCause", silence.likelyCause().name());
        json.put("explanation", silence.likelyCause().explanation());
        return json;
    }

    private static Map<String, Object> frames(FrameCounts frames) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("received", frames.received());
        json.put("receivedBytes", frames.receivedBytes());
        json.put("sent", frames.sent());
        json.put("sentBytes", frames.sentBytes());
        json.put("queuedBytes", frames.queuedBytes());
        return json;
    }

    private static Map<String, Object> requests(RequestCounts requests) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("received", requests.received());
        json.put("unanswered", requests.unanswered());
        json.put("running", requests.running());
        json.put("waiting", requests.waiting());
        json.put("byStatus", requests.byStatus());
        return json;
    }

    private static Map<String, Object> events(EventCounts events) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("received", events.received());
        json.put("malformed", events.malformed());
        json.put("tooLarge", events.tooLarge());
        json.put("unread", events.unread());
        json.put("droppedUnread", events.droppedUnread());
        json.put("droppedByType", events.droppedByType());
        List<Object> handlers = new ArrayList<>();
        for (EventCounts.HandlerQueue queue : events.handlers()) {
            handlers.add(handler(queue));
        }
        json.put("handlers", handlers);
        return json;
    }

    private static Map<String, Object> socket(StreamHealth socket) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("state", socket.state().name());
        json.put("connections", socket.connections());
        json.put("problem", socket.problem().orElse(null));
        return json;
    }

    private static Map<String, Object> feeds(FeedCounts feeds) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("items", feeds.items());
        json.put("waiting", feeds.waiting());
        json.put("refused", feeds.refused());
        return json;
    }

    private static Map<String, Object> handler(EventCounts.HandlerQueue queue) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("type", queue.type());
        json.put("waiting", queue.waiting());
        json.put("dropped", queue.dropped());
        return json;
    }

    private static @Nullable Long millis(@Nullable Duration time) {
        return time == null ? null : time.toMillis();
    }
}
