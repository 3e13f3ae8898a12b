package io.github.kismetexternal.testkit.junit;

import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.http.Response;

/** A plugin that registers its pages one by one. */
final class SlowPlugin {
    private SlowPlugin() {}

    public static void main(String[] args) {
        KismetPlugin.named("slow")
                .get("/slow/first", request -> Response.text("first"))
                .onStart(kismet -> {
                    Thread.sleep(1500);
                    kismet.get("/slow/last", request -> Response.text("last"));
                })
                .run(args);
    }
}
