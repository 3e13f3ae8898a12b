package io.github.kismetexternal.site.samples;

import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.event.Timestamp;
import io.github.kismetexternal.feed.Feed;
import io.github.kismetexternal.http.Response;
import java.util.Map;

/** The plugin of the guide to live data. */
public final class LiveDataSample {
    private LiveDataSample() {}

    public static void main(String[] args) {
        // START SNIPPET: feed
        Feed ticks = Feed.keeping(100);
        KismetPlugin.named("livedata")
                .feed("/livedata/ticks", ticks)
                .on("TIMESTAMP", event -> Timestamp.of(event).time()
                        .ifPresent(time -> ticks.send(Map.of("seconds", time.getEpochSecond()))))
                // END SNIPPET: feed
                .get("/livedata/large", request -> Response.text("0123456789abcde\n".repeat(4096)))
                .run(args);
    }
}
