package io.github.kismetexternal.benchmarks.subject;

import io.github.kismetexternal.Kismet;
import io.github.kismetexternal.KismetPlugin;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.event.Event;
import io.github.kismetexternal.feed.Feed;
import io.github.kismetexternal.http.Response;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A plugin as authors write it, whose handlers do next to nothing. */
public final class BenchmarkPlugin {
    private final int batch = Work.setting(Work.BATCH, 1);
    private final boolean reading = Work.setting(Work.READ, 0) == 1;
    private final Feed ticks = Feed.keeping(10);
    private final AtomicInteger heard = new AtomicInteger();
    private final CompletableFuture<Kismet> kismet = new CompletableFuture<>();

    private BenchmarkPlugin() {}

    /** Runs the plugin. */
    public static void main(String[] args) {
        BenchmarkPlugin benchmark = new BenchmarkPlugin();
        String small = Work.small();
        byte[] large = Work.large().getBytes(US_ASCII);
        KismetPlugin plugin = KismetPlugin.named("benchmarks")
                .get(Work.SMALL, request -> Response.text(small))
                .get(Work.LARGE, request -> Response.bytes("text/plain", large).confidential())
                .get(Work.STREAM, request -> Response.stream("text/plain", BenchmarkPlugin::writeStream))
                .get(Work.TICK, request -> benchmark.tick())
                .feed(Work.TICKS, benchmark.ticks)
                .on(Work.EVENT, benchmark::hear)
                .onStart(benchmark.kismet::complete);
        for (int i = 0; i < Work.setting(Work.ROUTES, 0); i++) {
            plugin.get(Work.LITERALS + i, request -> Response.text(small));
        }
        for (int i = 0; i < Work.setting(Work.PATTERN_ROUTES, 0); i++) {
            plugin.get(Work.PATTERNS + i + "/:name", request -> Response.text(small));
        }
        plugin.run(args);
    }

    private static void writeStream(OutputStream out) throws IOException {
        byte[] piece = new byte[8192];
        for (long left = Work.STREAM_BYTES; left > 0; left -= piece.length) {
            out.write(piece);
        }
    }

    private Response tick() {
        ticks.send("tick");
        return Response.text("sent");
    }

    private void hear(Event event) {
        if (reading && event.body().isMissingNode()) {
            throw new IllegalStateException("an event must have a body");
        }
        if (heard.incrementAndGet() % batch == 0) {
            // Kismet drops lines of information, and the library holds them back; errors it does not.
            kismet.join().message(Severity.ERROR, "heard");
        }
    }
}
