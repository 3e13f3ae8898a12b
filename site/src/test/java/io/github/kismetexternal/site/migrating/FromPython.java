package io.github.kismetexternal.site.migrating;

import io.github.kismetexternal.Kismet;
import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.feed.Feed;
import io.github.kismetexternal.http.Response;
import io.github.kismetexternal.rest.DeviceQuery;
import io.github.kismetexternal.rest.KismetRest;
import io.github.kismetexternal.rest.NewAlert;
import io.github.kismetexternal.rest.NewAlertKind;
import java.net.URI;

/** What a plugin with Kismet's Python library does, in Java. */
public final class FromPython {
    private FromPython() {}

    public static void main(String[] args) {
        // START SNIPPET: plugin
        Feed counter = Feed.keeping(100);
        KismetPlugin.named("proxytest")
                .get("/proxytest/java.html", request -> Response.html("<b>This is from Java!</b>"))
                .post("/proxytest/java_post.html", request -> Response.text(request.variable("name").orElse("?")))
                .feed("/proxytest/counter", counter)
                .on("TIMESTAMP", event -> counter.send(event.body()))
                .onStart(kismet -> {
                    kismet.message("Hello from Java! This goes over the message bus.");
                    kismet.authToken().thenAccept(token -> kismet.message("Kismet granted a token"));
                    addRestPages(kismet);
                })
                .run(args);
        // END SNIPPET: plugin
    }

    private static void addRestPages(Kismet kismet) {
        // START SNIPPET: rest
        KismetRest rest = kismet.rest();
        kismet.get("/proxytest/access-points.json", request -> Response.json(
                rest.devices().list(DeviceQuery.accessPoints()).stream()
                        .map(device -> device.device().name())
                        .toList()));
        kismet.post("/proxytest/alarm", request -> {
            rest.alerts().define(NewAlertKind.named("PROXYTEST", "Somebody pressed the button"));
            rest.alerts().raise(NewAlert.of("PROXYTEST", "The button was pressed"));
            return Response.empty(204);
        });
        // END SNIPPET: rest
    }

    /** Tells a server's version, from outside a plugin. */
    static String version(URI server, String user, String password) {
        // START SNIPPET: outside
        KismetRest rest = KismetRest.withLogin(server, user, password);
        String version = rest.system().status().version();
        // END SNIPPET: outside
        return version;
    }
}
