package io.github.kismetexternal.testkit;

import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.http.Response;
import io.github.kismetexternal.http.Route;
import java.util.concurrent.atomic.AtomicReference;

/** A plugin that keeps what pages send. */
public final class NotesPlugin {
    private NotesPlugin() {}

    /** What a page sends. */
    public record Note(String text, int channel) {}

    public static void main(String[] args) {
        AtomicReference<Note> kept = new AtomicReference<>(new Note("none", 0));
        KismetPlugin.named("notes")
                .post("/notes/save", request -> {
                    kept.set(request.json(Note.class));
                    return Response.text("saved");
                })
                .route(Route.to("POST", "/notes/:any", request -> {
                            kept.set(new Note(request.variable("text").orElseThrow(), 0));
                            return Response.text("saved");
                        })
                        .guarded())
                .get("/notes/show/now", request -> Response.json(kept.get()))
                .run(args);
    }
}
