package io.github.kismetexternal.testkit.rest;

import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.event.Event;
import io.github.kismetexternal.http.Response;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A plugin that listens to devices and answers with what it has seen: {@code <type> <number> <size>} a line. */
public final class LargeEventsPlugin {
    private LargeEventsPlugin() {}

    public static void main(String[] args) {
        List<String> seen = new CopyOnWriteArrayList<>();
        KismetPlugin.named("large")
                .on("NEW_DEVICE", event -> seen.add(line(event)))
                .on("SMALL", event -> seen.add(line(event)))
                .health("/large/health.json")
                .get("/large/seen", request -> Response.text(String.join("\n", seen)))
                .onStart(kismet -> kismet.get("/large/more", request -> {
                    kismet.on("DOT11_PROBED_SSID", event -> seen.add(line(event)));
                    return Response.text("more");
                }))
                .run(args);
    }

    private static String line(Event event) {
        return event.type() + " " + event.body().path("n").asInt() + " " + event.content().toString().length();
    }
}
