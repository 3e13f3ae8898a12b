package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.route.Call;
import io.github.kismetexternal.testkit.internal.route.Reply;
import io.github.kismetexternal.testkit.internal.route.Route;
import io.github.kismetexternal.testkit.internal.route.RouteTable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The REST endpoints without a web server, and with a clock that stands still. */
final class Kismet {
    static final Instant START = Instant.parse("2027-01-02T03:04:05.678901Z");
    static final String KEY = "4202770D00000000_10000504B02";

    private static final ObjectMapper MAPPER = new ObjectMapper();

    final RestApi api;
    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private final RouteTable table = new RouteTable();

    Kismet(SimulatedRelease release, Samples samples) {
        InstantSource time = now::get;
        Clock clock = time.withZone(ZoneOffset.UTC);
        api = new RestApi(release, samples, clock);
        api.routes().forEach(table::add);
    }

    static Kismet of(SimulatedRelease release) {
        return new Kismet(release, Samples.recorded());
    }

    /** What a client gets. */
    record Answer(int status, Map<String, String> headers, String text) {
        JsonNode json() {
            return Kismet.json(text);
        }

        List<String> texts(String name) {
            return json().findValuesAsText(name);
        }
    }

    void pass(Duration time) {
        now.updateAndGet(instant -> instant.plus(time));
    }

    Answer get(String target) {
        return request("GET", target, null);
    }

    Answer post(String target, String json) {
        return request("POST", target, json(json));
    }

    private Answer request(String method, String target, JsonNode json) {
        String[] parts = target.split("\\?", 2);
        RouteTable.Found found = table.find(parts[0]);
        if (found == null) {
            return new Answer(404, Map.of(), "");
        }
        if (!found.route().methods().contains(method)) {
            return new Answer(405, Map.of(), "");
        }
        Map<String, String> variables = new LinkedHashMap<>();
        if (parts.length == 2) {
            for (String variable : parts[1].split("&")) {
                String[] pair = variable.split("=", 2);
                variables.put(pair[0], pair[1]);
            }
        }
        Recorder recorder = new Recorder();
        try {
            found.route().endpoint().answer(
                    new Call(
                            method,
                            parts[0],
                            parts.length == 2 ? parts[1] : "",
                            found.match().named(),
                            found.match().extension(),
                            variables,
                            json),
                    recorder);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return recorder.answer();
    }

    Route route(String path) {
        return table.find(path).route();
    }

    static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    private static final class Recorder implements Reply {
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();
        private int status = 200;
        private Map<String, String> headers = Map.of();

        @Override
        public void head(int status, Map<String, String> headers) {
            this.status = status;
            this.headers = headers;
        }

        @Override
        public OutputStream body() {
            return body;
        }

        Answer answer() {
            return new Answer(status, headers, body.toString(StandardCharsets.UTF_8));
        }
    }
}
