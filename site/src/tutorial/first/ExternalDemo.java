package org.example;

import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.http.Response;

public final class ExternalDemo {
    public static void main(String[] args) {
        KismetPlugin plugin = KismetPlugin.named("externaldemo")
                .get("/externaldemo/hello.html", request -> Response.html("<b>This is from Java!</b>"))
                .onStart(kismet -> kismet.message("Hello from Java"));

        plugin.run(args);
    }
}
