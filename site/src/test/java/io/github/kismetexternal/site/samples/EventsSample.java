package io.github.kismetexternal.site.samples;

import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.event.Alert;
import io.github.kismetexternal.event.Published;
import io.github.kismetexternal.event.Timestamp;
import io.github.kismetexternal.http.Response;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicReference;

/** The plugin of the guide to events. */
public final class EventsSample {
    private EventsSample() {}

    public static void main(String[] args) {
        AtomicReference<Instant> time = new AtomicReference<>(Instant.EPOCH);
        ConcurrentLinkedDeque<String> heard = new ConcurrentLinkedDeque<>();
        KismetPlugin plugin = KismetPlugin.named("events");
        // START SNIPPET: typed
        plugin.on("TIMESTAMP", event -> Timestamp.of(event).time().ifPresent(time::set))
                .on("ALERT", event -> {
                    Alert alert = Alert.of(event);
                    heard.add(alert.name() + ": " + alert.text());
                });
        // END SNIPPET: typed
        // START SNIPPET: raw
        plugin.on("BATTERY", event -> heard.add("Battery: " + event.body().path("kismet.system.battery.percentage")));
        // END SNIPPET: raw
        // START SNIPPET: publish
        plugin.on("EVENTS_SIGNAL", event -> heard.add("Signal: " + Published.of(event).json()))
                .onStart(kismet -> kismet.post("/events/signal", request -> {
                    kismet.publish("EVENTS_SIGNAL", "{\"sent\": true}");
                    kismet.message("A signal was sent");
                    return Response.empty(204);
                }));
        // END SNIPPET: publish
        plugin.get("/events/heard.json", request -> Response.json(Map.of("time", time.get().toString(),
                "heard", heard)));
        plugin.run(args);
    }
}
