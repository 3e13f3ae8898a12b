package io.github.kismetexternal.tests.page;

import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.feed.Feed;
import io.github.kismetexternal.http.Response;
import java.util.Map;

/** The helper behind the starter's pages. */
public final class PagePlugin {
    private PagePlugin() {}

    public static void main(String[] args) {
        Feed ticks = Feed.keeping(20);
        ticks.send(Map.of("ssid", "<img src=x onerror=window.hacked=1>"));
        KismetPlugin.named("starter")
                .feed("/starter/ticks", ticks)
                .get("/starter/variables", request -> Response.text(request.variables().toString()))
                .get("/starter/refused", request -> Response.text("not for you").withStatus(418))
                .post("/starter/echo", request -> Response.text(request.json(Map.class).get("text").toString()))
                .onStart(kismet -> kismet.route("POST", "/starter/publish", request -> {
                    kismet.publish("STARTER_EVENT", "{\"STARTER_EVENT\": {\"n\": 5}}");
                    ticks.send(Map.of("published", 1));
                    return Response.text("done");
                }))
                .run(args);
    }
}
