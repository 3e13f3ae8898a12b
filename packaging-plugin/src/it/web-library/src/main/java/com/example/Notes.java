package com.example;

import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.http.Response;

public final class Notes {
    public static void main(String[] args) {
        KismetPlugin.named("notes").get("/notes/hello.html", request -> Response.html("Hello")).run(args);
    }
}
