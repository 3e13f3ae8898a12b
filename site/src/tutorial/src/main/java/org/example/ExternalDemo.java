package org.example;

// START SNIPPET: imports
import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.event.Timestamp;
import io.github.kismetexternal.feed.Feed;
import io.github.kismetexternal.http.Response;
import java.util.Map;
// END SNIPPET: imports

public final class ExternalDemo {
    // START SNIPPET: greeting
    record Greeting(String name) {}
    // END SNIPPET: greeting

    public static void main(String[] args) {
        KismetPlugin plugin = KismetPlugin.named("externaldemo")
                .get("/externaldemo/hello.html", request -> Response.html("<b>This is from Java!</b>"))
                .onStart(kismet -> kismet.message("Hello from Java"));

        // START SNIPPET: ticks
        Feed ticks = Feed.keeping(100);
        plugin.feed("/externaldemo/ticks", ticks)
                .on("TIMESTAMP", event -> Timestamp.of(event).time()
                        .ifPresent(time -> ticks.send(Map.of("seconds", time.getEpochSecond()))));
        // END SNIPPET: ticks

        // START SNIPPET: greet
        Feed greetings = Feed.keeping(20);
        plugin.feed("/externaldemo/greetings", greetings)
                .post("/externaldemo/greet", request -> {
                    Greeting greeting = request.json(Greeting.class);
                    greetings.send(greeting);
                    return Response.json(Map.of("answer", "Hello, " + greeting.name()));
                });
        // END SNIPPET: greet

        plugin.run(args);
    }
}
