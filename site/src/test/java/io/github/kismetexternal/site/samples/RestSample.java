package io.github.kismetexternal.site.samples;

import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.event.AlertSeverity;
import io.github.kismetexternal.http.Response;
import io.github.kismetexternal.rest.DeviceQuery;
import io.github.kismetexternal.rest.KismetRest;
import io.github.kismetexternal.rest.NewAlert;
import io.github.kismetexternal.rest.NewAlertKind;
import io.github.kismetexternal.rest.TrackedDevice;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;

import static java.util.Comparator.comparingDouble;

/** The plugin of the guide to Kismet's REST API. */
public final class RestSample {
    private RestSample() {}

    public static void main(String[] args) {
        KismetPlugin.named("restsample")
                .onStart(kismet -> {
                    // START SNIPPET: devices
                    KismetRest rest = kismet.rest();
                    kismet.get("/restsample/loudest.json", request -> {
                        try (Stream<TrackedDevice> devices = rest.devices().stream(DeviceQuery.accessPoints())) {
                            return Response.json(devices.map(TrackedDevice::device)
                                    .filter(device -> device.signalDbm().isPresent())
                                    .sorted(comparingDouble(device -> -device.signalDbm().getAsDouble()))
                                    .limit(10)
                                    .map(device -> Map.of("name", device.name(),
                                            "dBm", device.signalDbm().getAsDouble()))
                                    .toList());
                        }
                    });
                    // END SNIPPET: devices
                    // START SNIPPET: alert
                    kismet.post("/restsample/alarm", request -> {
                        rest.alerts().define(NewAlertKind.named("RESTSAMPLE", "Somebody pressed the button")
                                .graded("SYSTEM", AlertSeverity.LOW));
                        rest.alerts().raise(NewAlert.of("RESTSAMPLE", "The button was pressed"));
                        return Response.empty(204);
                    });
                    // END SNIPPET: alert
                })
                .run(args);
    }

    // START SNIPPET: outside
    static String version(URI server, String apiKey) {
        return KismetRest.withApiKey(server, apiKey).system().status().version();
    }
    // END SNIPPET: outside
}
