package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.testkit.internal.launch.Console;
import io.github.kismetexternal.testkit.internal.launch.HelperProcess;
import io.github.kismetexternal.wire.FrameEncoder;
import io.github.kismetexternal.wire.FrameReader;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a real Kismet once said is said again to a real process. */
@Timeout(60)
class ReplayTest {
    private static final String V3 = "v3-2025-09";

    private final List<String> console = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"v0-2021-08", "v0-2023-07", "v2-2023-07", "v3-2025-09"})
    void a_helper_that_answers_as_recorded_is_alike_however_it_cuts_its_frames(String server) throws Exception {
        ReplayResult result = replay(server);

        assertThat(result.differences()).isEmpty();
        assertThat(result.answers()).isEqualTo(19);
        assertThat(result.understood()).isTrue();
        assertThat(console).contains("probe helper is up");
    }

    @Test
    void a_status_that_differs_is_told() throws Exception {
        assertThat(replay(V3, "--status").differences())
                .containsExactly("request 0 (GET /probe/simple.html): status 200 recorded, 404 now");
    }

    @Test
    void a_body_that_differs_is_told_with_its_place() throws Exception {
        assertThat(replay(V3, "--body").differences()).containsExactly(
                "request 9 (GET /probe/big): body of 100000 B recorded, of 100001 B now, from byte 100000: the end"
                        + " recorded, \"xxxxxxxxxxxxxxxxxxxxy\" now");
    }

    @Test
    void a_header_that_differs_is_told() throws Exception {
        assertThat(replay(V3, "--header").differences()).containsExactly(
                "request 0 (GET /probe/simple.html): header Content-Type: \"text/html\" recorded, none now",
                "request 0 (GET /probe/simple.html): header X-New: none recorded, \"text/html\" now");
    }

    @Test
    void an_answer_that_does_not_come_is_told() throws Exception {
        assertThat(replay(V3, "--silent=8").differences())
                .containsExactly("request 8 (GET /probe/message): answer recorded, none now");
    }

    @Test
    void a_request_without_a_route_is_not_sent() throws Exception {
        assertThat(replay(V3, "--without=big").differences()).containsExactly(
                "request GET /probe/big: not sent, as the helper has not registered a URI for it",
                "registered URI \"GET /probe/big\": recorded, missing now",
                "request 9 (GET /probe/big): answer recorded, none now");
    }

    @Test
    void a_helper_that_ends_is_told_with_its_status() throws Exception {
        ReplayResult result = replay(V3, "--exit=3");

        assertThat(result.differences()).anyMatch(line -> line.matches("the helper ended after \\d+ of \\d+ frames,"
                + " with exit status 3"));
        assertThat(result.differences())
                .contains("request 3 (GET /probe/item/42/detail): answer recorded, none now");
    }

    @Test
    void a_helper_that_prints_to_the_pipe_is_not_understood() throws Exception {
        ReplayResult result = replay(V3, "--print");

        assertThat(result.understood()).isFalse();
        assertThat(result.differences()).anyMatch(line ->
                line.startsWith("the helper wrote what is no frame: byte 0 of the stream: signature must be DECAFBAD"));
    }

    @Test
    void what_was_recorded_from_a_process_is_replayed_in_its_order(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("probe.rec");
        record(file);

        ReplayResult result = Replay.of(Recording.read(file)).against(ProbeHelper.command(), Map.of(), console::add);

        assertThat(result.differences()).isEmpty();
        assertThat(result.sent()).isEqualTo(2);
        assertThat(result.answers()).isEqualTo(2);
    }

    /** Plays a Kismet that asks its second request when the first is answered. */
    private void record(Path file) throws IOException {
        HelperProcess helper = HelperProcess.start(
                ProbeHelper.command(), Map.of("KISMET_EXTERNAL_PROTOCOL", "v2"));
        new Console(helper.console(), line -> {});
        try (Recorder recorder = Recorder.to(file, Map.of(Recording.PLUGIN, "probe"));
                OutputStream out = recorder.toHelper(helper.toHelper())) {
            FrameReader reader = new FrameReader(recorder.ofHelper(helper.fromHelper()), null);
            awaitFrame(reader, Message.class);
            FrameEncoder encoder = FrameEncoder.ofKismet(Generation.V2);
            for (int id = 0; id < 2; id++) {
                out.write(encoder.encode(
                        new HttpRequest(id, "/probe/echo", "GET", Map.of("n", "" + id)), id + 1, 16_383));
                out.flush();
                awaitFrame(reader, HttpResponse.class);
            }
        } finally {
            helper.close();
        }
    }

    private static void awaitFrame(FrameReader reader, Class<? extends Command> type) throws IOException {
        Command command;
        do {
            command = Objects.requireNonNull(reader.read()).command();
        } while (!type.isInstance(command));
    }

    @Test
    void a_recording_in_which_the_helper_says_nothing_cannot_be_replayed() {
        Recording silent = new Recording(Map.of(), List.of(), true, 0);

        assertThatThrownBy(() -> Replay.of(silent))
                .isInstanceOf(MalformedRecordingException.class)
                .hasMessageContaining("must have a frame of the helper");
    }

    private ReplayResult replay(String server, String... faults) throws Exception {
        return Replay.of(Traces.recording(server))
                .withoutPauses()
                .withPatience(Duration.ofSeconds(3))
                .against(ProbeHelper.command(faults), Map.of(), console::add);
    }
}
