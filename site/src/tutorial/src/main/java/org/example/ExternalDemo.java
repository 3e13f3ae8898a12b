package org.example;

import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.event.Timestamp;
import io.github.kismetexternal.feed.Feed;
import io.github.kismetexternal.http.Response;
import java.util.Map;

public final class ExternalDemo {
    record Greeting(String name) {}

    public static void main(String[] args) {
        Feed ticks = Feed.keeping(100);
        Feed greetings = Feed.keeping(20);
        KismetPlugin.named("externaldemo")
                .get("/externaldemo/hello.html", request -> Response.html("<b>This is from Java!</b>"))
                .feed("/externaldemo/ticks", ticks)
                .on("TIMESTAMP", event -> Timestamp.of(event).time()
                        .ifPresent(time -> ticks.send(Map.of("seconds", time.getEpochSecond()))))
                .feed("/externaldemo/greetings", greetings)
                .post("/externaldemo/greet", request -> {
                    Greeting greeting = request.json(Greeting.class);
                    greetings.send(greeting);
                    return Response.json(Map.of("answer", "Hello, " + greeting.name()));
                })
                .onStart(kismet -> kismet.message("Hello from Java"))
                .run(args);
    }
}
