package io.github.kismetexternal.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.command.Bytes;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Reads the JSON of an event. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class EventBenchmark {
    @Param({"200", "12000"})
    public int bytes;

    private final MalformedEvents malformed = new MalformedEvents();
    private Bytes json;

    @Setup
    public void begin() {
        StringBuilder text =
                new StringBuilder("{\"kismet.eventbus.type\":\"X\",\"kismet.eventbus.content\":{\"X\":{\"a\":1");
        for (int i = 0; text.length() < bytes - 20; i++) {
            text.append(",\"dot11.field.").append(i).append("\":").append(i % 3 == 0 ? "\"text\"" : "12345");
        }
        json = Bytes.of(text.append("}}}").toString());
    }

    @Benchmark
    public String type() throws IOException {
        return Event.of(json, malformed).type();
    }

    @Benchmark
    public JsonNode parse() throws IOException {
        return Event.of(json, malformed).content();
    }
}
