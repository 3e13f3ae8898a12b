package io.github.kismetexternal.demo;

import io.github.kismetexternal.Kismet;
import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.event.Published;
import io.github.kismetexternal.event.Timestamp;
import io.github.kismetexternal.feed.Feed;
import io.github.kismetexternal.http.Request;
import io.github.kismetexternal.http.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A plugin with one page for each kind of answer. Keeping the connection alive is the library's business. */
public final class ExternalDemo {
    private static final int STREAM_LINES = 100;
    private static final String SIGNAL = "EXTERNALDEMO_SIGNAL";

    private final Feed ticks = Feed.keeping(100);
    private final AtomicReference<Instant> kismetTime = new AtomicReference<>();
    private final AtomicReference<String> heard = new AtomicReference<>("nothing yet");

    /** What a page sends as JSON. */
    record Note(String title, List<String> tags) {}

    private ExternalDemo() {}

    /** Runs the plugin; Kismet passes the arguments. */
    public static void main(String[] args) {
        ExternalDemo demo = new ExternalDemo();
        KismetPlugin.named("externaldemo")
                .get("/externaldemo/hello.html", request -> Response.html("<b>This is from Java!</b>"))
                .get("/externaldemo/variables", ExternalDemo::describe)
                .post("/externaldemo/post", ExternalDemo::describe)
                .post("/externaldemo/json", request -> Response.text("Java read " + request.json(Note.class) + "\n"))
                .get("/externaldemo/device/:key/note", request -> Response.text("Noted: " + request.path("key") + "\n"))
                .get("/externaldemo/stream", request -> Response.stream("text/plain", ExternalDemo::count))
                .get("/externaldemo/time", request -> demo.tellTime())
                .get("/externaldemo/heard", request -> Response.text(demo.heard.get() + "\n"))
                .get("/externaldemo/large", request -> Response.text("0123456789abcde\n".repeat(64 * 1024)))
                .get("/externaldemo/broken", request -> {
                    throw new IOException("this page is broken on purpose");
                })
                .feed("/externaldemo/ticks", demo.ticks)
                .health("/externaldemo/health.json")
                .on("TIMESTAMP", event -> demo.ticks.send(event.content()))
                .on("TIMESTAMP", event -> Timestamp.of(event).time().ifPresent(demo.kismetTime::set))
                .on(SIGNAL, event -> demo.heard.set(Published.of(event).json()))
                .onStart(demo::started)
                .run(args);
    }

    private void started(Kismet kismet) {
        kismet.message("Hello from Java");
        kismet.routeAsync("GET", "/externaldemo/token", request -> kismet.authToken()
                .thenApply(token -> token.value().length())
                .thenApply(length -> Response.text("Kismet granted a token of " + length + " characters\n")));
        kismet.post("/externaldemo/signal", request -> {
            kismet.publish(SIGNAL, "{\"sent\": true}");
            return Response.text("Sent\n");
        });
        kismet.get("/externaldemo/later.html", request -> Response.html("<b>This was added after the start.</b>"));
    }

    private static Response describe(Request request) {
        StringBuilder text = new StringBuilder("Java got " + request.variables().size() + " variables\n");
        request.variables().forEach((name, value) ->
                text.append(name).append(" = ").append(value).append('\n'));
        return Response.text(text.toString());
    }

    private static void count(OutputStream out) throws IOException {
        for (int line = 1; line <= STREAM_LINES; line++) {
            out.write(("Line " + line + " of " + STREAM_LINES + " from Java\n").getBytes(UTF_8));
        }
    }

    private Response tellTime() {
        Instant time = kismetTime.get();
        return Response.text(time == null ? "Kismet has not told the time yet\n" : "Kismet's time is " + time + "\n");
    }
}
