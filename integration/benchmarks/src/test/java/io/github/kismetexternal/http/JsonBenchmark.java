package io.github.kismetexternal.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kismetexternal.command.HttpRequest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Writes a small value as the JSON of an answer, and reads it from a request as a page sends it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JsonBenchmark {
    private final Note note = new Note("A1B2C3D4", "seen near the door", 42, List.of("door", "first floor"));
    private final Map<String, Object> map =
            Map.of("key", note.key, "text", note.text, "count", note.count, "tags", note.tags);
    private HttpRequest sent;

    /** What is written and read. */
    public record Note(String key, String text, int count, List<String> tags) {}

    @Setup
    public void begin() throws Exception {
        String json = Base64.getUrlEncoder().withoutPadding().encodeToString(new JsonMapper().writeValueAsBytes(note));
        Map<String, String> variables = Map.of(OwnVariables.CSRF, CsrfToken.value(), OwnVariables.JSON, json);
        sent = new HttpRequest(1, "/benchmarks/note", "POST", variables);
    }

    @Benchmark
    public Response writeRecord() {
        return Response.json(note);
    }

    @Benchmark
    public Response writeMap() {
        return Response.json(map);
    }

    @Benchmark
    public Note readRecord() {
        return Request.of(sent, Map.of()).json(Note.class);
    }

    @Benchmark
    public Map<?, ?> readMap() {
        return Request.of(sent, Map.of()).json(Map.class);
    }
}
