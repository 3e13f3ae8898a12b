package io.github.kismetexternal.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.feed.Feed;
import io.github.kismetexternal.feed.FeedHub;
import io.github.kismetexternal.wire.FrameWriter;
import io.github.kismetexternal.wire.Generation;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** An item of a feed, from the questions of all its clients, enough to share its price, to all their answers. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class FeedBenchmark {
    @Param({"100", "1000", "5000"})
    public int clients;

    private final Feed feed = Feed.keeping(10);
    private final FeedHub hub = new FeedHub("benchmarks");
    private FrameWriter writer;
    private Route route;
    private String epoch;
    private long last;

    @Setup
    public void begin() throws Exception {
        writer = FrameWriter.toKismet(OutputStream.nullOutputStream(), Generation.V3, 16_383, e -> {});
        hub.start(writer);
        hub.register("/benchmarks/ticks", feed, registered -> route = registered);
        Body answer = ask(Map.of()).get().body();
        epoch = new JsonMapper()
                .readTree(((Body.Whole) answer).content().utf8())
                .path("epoch")
                .textValue();
    }

    @Benchmark
    public void fanOut() throws Exception {
        Map<String, String> variables = Map.of("epoch", epoch, "since", Long.toString(last++), "wait", "25");
        List<CompletableFuture<Response>> answers = new ArrayList<>(clients);
        for (int i = 0; i < clients; i++) {
            answers.add(ask(variables));
        }
        if (hub.counts().waiting() != clients) {
            throw new IllegalStateException("all " + clients + " clients must wait, not " + hub.counts().waiting());
        }
        feed.send("tick");
        for (CompletableFuture<Response> answer : answers) {
            answer.get(1, TimeUnit.MINUTES);
        }
    }

    private CompletableFuture<Response> ask(Map<String, String> variables) throws Exception {
        HttpRequest question = new HttpRequest(1, "/benchmarks/ticks", "GET", variables);
        return route.handler().handle(Request.of(question, Map.of())).toCompletableFuture();
    }

    @TearDown
    public void end() {
        hub.close();
        writer.close();
    }
}
