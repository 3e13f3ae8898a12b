package io.github.kismetexternal.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Scanner;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The frames that the page about the wire protocol shows were recorded with real servers. */
class WireProtocolPageTest {
    private static final Path TRACES = Path.of("../kismet-external-core/src/test/resources/traces");

    @Test
    void every_frame_shown_is_in_a_recording() throws IOException {
        List<String> recordings = recordings();

        assertThat(frames())
                .hasSize(4)
                .allSatisfy(frame -> assertThat(recordings).anySatisfy(all -> assertThat(all).contains(frame)));
    }

    private static List<String> frames() {
        return Sources.fences("reference/wire-protocol.md").stream()
                .map(WireProtocolPageTest::bytes)
                .filter(hex -> !hex.isEmpty())
                .toList();
    }

    /** The bytes at the beginning of each line, up to what is said about them. */
    private static String bytes(Fence fence) {
        StringBuilder hex = new StringBuilder();
        fence.text().lines().forEach(line -> {
            try (Scanner words = new Scanner(line)) {
                while (words.hasNext("[0-9A-F]{2}")) {
                    hex.append(words.next());
                }
            }
        });
        return hex.toString();
    }

    private static List<String> recordings() throws IOException {
        try (Stream<Path> files = Files.walk(TRACES)) {
            return files.filter(file -> file.toString().endsWith(".bin.gz"))
                    .map(WireProtocolPageTest::hex)
                    .toList();
        }
    }

    private static String hex(Path file) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return HexFormat.of().withUpperCase().formatHex(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
