package io.github.kismetexternal;

import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.AuthRequest;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.command.PublishEvent;
import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.command.Shutdown;
import io.github.kismetexternal.command.UnknownCommand;
import io.github.kismetexternal.http.Response;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class TraceTest {
    private static final String SECRET = "hunter2";

    @TempDir
    private Path directory;

    static Stream<Arguments> commands() {
        return Stream.of(
                Arguments.of(
                        new HttpRequest(7, "/demo/a\n?q=" + SECRET, "POST", Map.of("a", SECRET, SECRET, "b")),
                        "HTTPREQUEST 7 POST /demo/a??… 2 variables"),
                Arguments.of(
                        new HttpResponse(7, Map.of("Set-Cookie", SECRET), 200, Bytes.of(SECRET), true),
                        "HTTPRESPONSE 7 status 200 1 headers 7 bytes close"),
                Arguments.of(HttpResponse.part(7, Bytes.of(SECRET)), "HTTPRESPONSE 7 0 headers 7 bytes"),
                Arguments.of(new AuthRequest(), "HTTPAUTHREQ"),
                Arguments.of(new AuthReply(SECRET), "HTTPAUTH token left out"),
                Arguments.of(new Ping(), "PING"),
                Arguments.of(new Pong(3), "PONG to 3"),
                Arguments.of(new Message(Severity.INFO, SECRET), "MESSAGE INFO 7 characters"),
                Arguments.of(new Shutdown(SECRET), "SHUTDOWN 7 characters"),
                Arguments.of(new RegisterUri("/demo/a", "GET"), "HTTPREGISTERURI GET /demo/a"),
                Arguments.of(new RegisterEvents(List.of("A", "B")), "EVENTBUSREGISTER A B"),
                Arguments.of(new PublishEvent("MINE", SECRET), "EVENTBUSPUBLISH MINE 7 characters"),
                Arguments.of(FakeKismet.event("MINE", "\"" + SECRET + "\""), "EVENT MINE 76 bytes"),
                Arguments.of(new EventNotice(Bytes.of("{" + SECRET)), "EVENT ? 8 bytes"),
                Arguments.of(new UnknownCommand("99\u001b"), "unknown command 99?"));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_line_tells_what_a_command_is_about_and_nothing_confidential(Command command, String text) {
        assertThat(TraceText.of(command)).isEqualTo(text).doesNotContain(SECRET);
    }

    @Test
    void a_text_from_outside_is_cut() {
        assertThat(TraceText.of(new UnknownCommand("x".repeat(100_000)))).hasSizeLessThan(300);
    }

    @Test
    void both_directions_are_noted_in_a_file_of_the_owners() throws Exception {
        Path file = directory.resolve("trace");
        KismetPlugin plugin = KismetPlugin.named("demo")
                .post("/demo/login", request -> Response.text(request.variable("password").orElseThrow()));
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            Trace.begin(kismet.session(), "demo", Generation.V3, file);
            kismet.answer(kismet.request("POST", "/demo/login", Map.of("password", SECRET)));
            kismet.kismet().stop("done");
            kismet.shutDown();
        }

        awaitLine(file, "SHUTDOWN");
        assertThat(Files.readString(file))
                .containsSubsequence(
                        " demo[", "] v3 begins", " in  1 ", "HTTPREQUEST 0 POST /demo/login 1 variables", " out ",
                        "HTTPRESPONSE 0 status 200", "SHUTDOWN 4 characters")
                .doesNotContain(SECRET);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
    }

    @Test
    void a_file_that_cannot_be_written_is_said_once_and_the_plugin_works_without() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo").get("/demo/x", request -> Response.text("x"));
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(plugin)) {
            Trace.begin(kismet.session(), "demo", Generation.V3, directory);

            assertThat(kismet.get("/demo/x").text()).isEqualTo("x");
            assertThat(log.lines(Level.WARNING))
                    .singleElement()
                    .asString()
                    .contains("KISMET_PLUGIN_TRACE (" + directory + ")", "regular file", "no trace");
        }
    }

    @Test
    void a_failure_to_write_ends_the_trace_only() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo").get("/demo/x", request -> Response.text("x"));
        Path file = directory.resolve("trace");
        Files.createDirectories(directory.resolve("trace.1/in-the-way"));
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(plugin)) {
            Trace.begin(kismet.session(), "demo", Generation.V3, file, 1000);
            for (int i = 0; i < 100; i++) {
                assertThat(kismet.get("/demo/x").text()).isEqualTo("x");
            }
            while (log.lines(Level.WARNING).isEmpty()) {
                Thread.onSpinWait();
            }

            assertThat(log.lines(Level.WARNING)).singleElement().asString().contains("the trace ends");
            assertThat(kismet.get("/demo/x").text()).isEqualTo("x");
        }
    }

    @Test
    void a_full_file_is_renamed_and_the_newest_lines_are_always_there() throws Exception {
        Path path = directory.resolve("trace");
        try (TraceFile file = new TraceFile(path, 100)) {
            for (int i = 0; i < 1000; i++) {
                file.write("line " + i);
            }
        }

        assertThat(Files.readAllLines(path)).last().isEqualTo("line 999");
        assertThat(Files.size(path)).isBetween(1L, 109L);
        assertThat(Files.size(directory.resolve("trace.1"))).isBetween(100L, 109L);
        assertThat(files()).containsExactlyInAnyOrder("trace", "trace.1");
    }

    @Test
    void what_stands_in_the_file_is_kept_and_counts() throws Exception {
        Path path = directory.resolve("trace");
        Files.writeString(path, "x".repeat(99) + "\n");
        try (TraceFile file = new TraceFile(path, 101)) {
            file.write("fits");
            file.write("does not");
        }

        assertThat(directory.resolve("trace.1")).content().endsWith("x\nfits\n");
        assertThat(path).hasContent("does not");
    }

    @Test
    void two_plugins_that_share_a_file_lose_nothing_of_it_but_by_its_size() throws Exception {
        Path path = directory.resolve("trace");
        try (TraceFile one = new TraceFile(path, 100);
                TraceFile other = new TraceFile(path, 100)) {
            one.write("1".repeat(100));
            one.flush();
            other.write("2");
            other.flush();
            one.write("3");
            one.flush();
            assertThat(directory.resolve("trace.1")).content().contains("1111", "2");

            other.write("4".repeat(100));
            other.write("5");
        }

        assertThat(path).content().contains("3", "5");
        assertThat(directory.resolve("trace.1")).content().contains("1111", "4444");
    }

    @Test
    void a_link_a_directory_and_a_pipe_are_refused() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("elsewhere"));
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

        for (Path path : List.of(link, directory, pipe)) {
            assertThatThrownBy(() -> new TraceFile(path, 100))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("regular file");
        }
        assertThat(directory.resolve("elsewhere")).doesNotExist();
    }

    private static void awaitLine(Path file, String text) throws IOException {
        while (!Files.readString(file).contains(text)) {
            Thread.onSpinWait();
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
