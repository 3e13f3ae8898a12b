package io.github.kismetexternal.tests;

import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.feed.Feed;
import io.github.kismetexternal.http.Response;
import java.util.Map;

/** A plugin with two feeds, to which the test sends. */
public final class FeedPlugin {
    private FeedPlugin() {}

    public static void main(String[] args) {
        Map<String, Feed> feeds = Map.of("small", Feed.keeping(5), "large", Feed.keeping(100));
        KismetPlugin.named("feeds")
                .feed("/feeds/small", feeds.get("small"))
                .feed("/feeds/large", feeds.get("large"))
                .post("/feeds/send/:feed", request -> {
                    for (int i = 0; i < Integer.parseInt(request.variables().get("times")); i++) {
                        feeds.get(request.path("feed")).send(request.variables().get("text"));
                    }
                    return Response.text("sent");
                })
                .get("/feeds/threads", request -> Response.text(Long.toString(feedThreads())))
                .run(args);
    }

    private static long feedThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("kismet-feeds"))
                .count();
    }
}
