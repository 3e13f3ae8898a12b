package io.github.kismetexternal.testkit.junit;

import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.http.Response;

/** A plugin whose main class is not public, which java starts all the same. */
final class HiddenPlugin {
    private HiddenPlugin() {}

    public static void main(String[] args) {
        KismetPlugin.named("hidden").get("/hidden", request -> Response.text("here")).run(args);
    }
}
