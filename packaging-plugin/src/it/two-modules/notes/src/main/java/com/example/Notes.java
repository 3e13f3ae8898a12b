package com.example;

import com.example.store.Store;
import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.http.Response;

public final class Notes {
    public static void main(String[] args) {
        Store store = new Store();
        KismetPlugin.named("notes")
                .get("/notes/:key", request -> Response.text(store.note(request.path("key"))))
                .run(args);
    }
}
