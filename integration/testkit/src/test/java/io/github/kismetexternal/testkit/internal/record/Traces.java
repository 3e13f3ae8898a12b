package io.github.kismetexternal.testkit.internal.record;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Traffic between real servers and a helper. */
final class Traces {
    private Traces() {}

    static Path directory(String server) {
        try {
            return Path.of(Objects.requireNonNull(
                            Traces.class.getResource("/traces/" + server + "/from-kismet.bin.gz"), server)
                    .toURI())
                    .getParent();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    static Recording recording(String server) throws IOException {
        return Recording.read(directory(server));
    }

    /** Returns an independent decoding, one JSON object for each frame. */
    static List<String> expected(String server, Direction direction) throws IOException {
        String name = direction == Direction.TO_HELPER ? "from-kismet" : "to-kismet";
        try (InputStream in = new GZIPInputStream(Objects.requireNonNull(
                Traces.class.getResourceAsStream("/traces/" + server + "/" + name + ".expected.jsonl.gz"), server))) {
            return new String(in.readAllBytes(), UTF_8).lines().toList();
        }
    }
}
