package io.github.kismetexternal.site.samples;

import io.github.kismetexternal.Kismet;
import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.feed.Feed;
// START SNIPPET: import
import io.github.kismetexternal.http.Response;
// END SNIPPET: import

/** What the page for beginners adds to a generated plugin. */
public final class StartSample {
    private StartSample() {}

    public static void main(String[] args) {
        KismetPlugin.named("device_watch").onStart(StartSample::start).run(args);
    }

    private static void start(Kismet kismet) {
        // START SNIPPET: endpoint
        kismet.get("/device_watch/hello.html", request -> Response.html("<b>This is from Java!</b>"));
        // END SNIPPET: endpoint
        // START SNIPPET: feed
        Feed ticks = Feed.keeping(100);
        kismet.feed("/device_watch/ticks", ticks)
                .on("TIMESTAMP", event -> ticks.send(event.content()));
        // END SNIPPET: feed
    }
}
