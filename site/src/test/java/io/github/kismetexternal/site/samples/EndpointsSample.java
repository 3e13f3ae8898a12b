package io.github.kismetexternal.site.samples;

import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.http.HandlerLimits;
import io.github.kismetexternal.http.RequestRefusedException;
import io.github.kismetexternal.http.Response;
import io.github.kismetexternal.http.Route;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** The plugin of the guide to endpoints. */
public final class EndpointsSample {
    // START SNIPPET: note
    record Note(String title, List<String> tags) {}
    // END SNIPPET: note

    private EndpointsSample() {}

    public static void main(String[] args) {
        Map<String, Note> notes = new ConcurrentHashMap<>();
        KismetPlugin plugin = KismetPlugin.named("endpoints");
        // START SNIPPET: answers
        plugin.get("/endpoints/page.html", request -> Response.html("<h1>Notes</h1>"))
                .get("/endpoints/state.json", request -> Response.json(Map.of("notes", notes.size())))
                .get("/endpoints/notes.txt", request -> Response.text(String.join("\n", notes.keySet())))
                .get("/endpoints/pixel.gif", request -> Response.bytes("image/gif", pixel()))
                .get("/endpoints/gone", request -> Response.text("It is gone.\n").withStatus(410))
                .get("/endpoints/export.csv", request -> Response.bytes("text/csv", csv(notes))
                        .withHeader("Content-Disposition", "attachment; filename=notes.csv"));
        // END SNIPPET: answers
        // START SNIPPET: path
        plugin.get("/endpoints/note/:key", request -> {
            Note note = notes.get(request.path("key"));
            if (note == null) {
                throw new RequestRefusedException(404, "There is no such note.");
            }
            return Response.json(note);
        });
        // END SNIPPET: path
        // START SNIPPET: variables
        plugin.get("/endpoints/search", request -> {
            String wanted = request.variable("q").orElse("");
            return Response.json(notes.keySet().stream().filter(key -> key.contains(wanted)).sorted().toList());
        });
        // END SNIPPET: variables
        // START SNIPPET: json
        plugin.post("/endpoints/note", request -> {
            Note note = request.json(Note.class);
            if (note.title() == null || note.title().isBlank()) {
                throw new RequestRefusedException(422, "A note needs a title.");
            }
            notes.put(note.title(), note);
            return Response.json(Map.of("notes", notes.size()));
        });
        // END SNIPPET: json
        // START SNIPPET: guarded
        plugin.route(Route.to("DELETE", "/endpoints/notes", request -> {
            notes.clear();
            return Response.empty(204);
        }).guarded());
        // END SNIPPET: guarded
        // START SNIPPET: async
        plugin.routeAsync("GET", "/endpoints/later", request -> CompletableFuture.supplyAsync(
                () -> Response.text("That took a while.\n"),
                CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS)));
        // END SNIPPET: async
        // START SNIPPET: limits
        plugin.limits(new HandlerLimits(16, 100, Duration.ofSeconds(5)));
        // END SNIPPET: limits
        plugin.run(args);
    }

    private static byte[] csv(Map<String, Note> notes) {
        return ("title\n" + String.join("\n", notes.keySet())).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] pixel() {
        return new byte[] {'G', 'I', 'F', '8', '9', 'a', 1, 0, 1, 0, 0, 0, 0, ';'};
    }
}
