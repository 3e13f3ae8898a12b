package io.github.kismetexternal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** One direction of the traffic recorded between a real Kismet and a helper, with an independent decoding of it. */
record Recording(String server, String direction) {
    byte[] bytes() {
        try (InputStream in = resource("bin.gz")) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<JsonNode> expected() {
        ObjectMapper mapper = new ObjectMapper();
        List<JsonNode> frames = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(resource("expected.jsonl.gz"), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                frames.add(mapper.readTree(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return frames;
    }

    private InputStream resource(String suffix) throws IOException {
        String name = "/traces/" + server + "/" + direction + "-kismet." + suffix;
        return new GZIPInputStream(Objects.requireNonNull(Recording.class.getResourceAsStream(name), name));
    }

    @Override
    public String toString() {
        return server + " " + direction + " Kismet";
    }
}
