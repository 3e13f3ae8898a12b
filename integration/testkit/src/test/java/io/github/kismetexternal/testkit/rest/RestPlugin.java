package io.github.kismetexternal.testkit.rest;

import io.github.kismetexternal.Kismet;
import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.http.Response;
import io.github.kismetexternal.rest.DeviceQuery;
import java.util.concurrent.CompletableFuture;

/** A plugin that answers with what Kismet's REST API tells it. */
public final class RestPlugin {
    private RestPlugin() {}

    public static void main(String[] args) {
        CompletableFuture<Kismet> started = new CompletableFuture<>();
        KismetPlugin.named("rest")
                .get("/rest/count", request -> Response.text(
                                Integer.toString(started.join().rest().devices().list(DeviceQuery.all()).size()))
                        .confidential())
                .get("/rest/revoke", request -> {
                    started.join().rest().apiKeys().revoke("external plugin");
                    return Response.text("revoked").confidential();
                })
                .get("/rest/same", request ->
                        Response.text(Boolean.toString(started.join().rest() == started.join().rest())))
                .onStart(started::complete)
                .run(args);
    }
}
