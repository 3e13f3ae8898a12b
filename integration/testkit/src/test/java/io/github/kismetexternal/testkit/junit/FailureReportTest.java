package io.github.kismetexternal.testkit.junit;

import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.record.Recorder;
import io.github.kismetexternal.wire.FrameEncoder;
import io.github.kismetexternal.wire.Generation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class FailureReportTest {
    private static final Profile PROFILE = new Profile(SimulatedRelease.R2025_09, Generation.V3);

    private static final int LARGEST_FRAME = 16_383;

    private final List<String> console = new ArrayList<>();

    @TempDir
    private Path directory;

    @Test
    void the_recording_is_not_read_before_a_test_has_failed() throws Exception {
        Path recording = Files.writeString(directory.resolve("pipes.recording"), "no recording");
        FailureReport report = new FailureReport(() -> console, recording);

        report.begin();

        assertThat(printed(report)).contains("what passed the pipes cannot be shown");
    }

    @Test
    void what_was_before_the_test_is_not_shown() throws Exception {
        Path recording = directory.resolve("pipes.recording");
        FailureReport report = new FailureReport(() -> console, recording);
        try (Recorder recorder = Recorder.to(recording, Map.of())) {
            console.add("printed before");
            record(recorder, "sent before");
            report.begin();
            console.add("printed in the test");
            record(recorder, "sent in the test");
        }

        assertThat(printed(report))
                .contains("MESSAGE", "sent in the test", "printed in the test")
                .doesNotContain("sent before", "printed before");
    }

    @Test
    void recordings_are_kept_in_target_and_do_not_replace_each_other() throws Exception {
        Path recording = Files.writeString(directory.resolve("pipes.recording"), "x");
        Path target = Files.createDirectory(directory.resolve("target"));
        Path ofEarlierRun = Files.createDirectory(target.resolve("kismet-testkit")).resolve("A-B.c.recording");
        Files.writeString(ofEarlierRun, "old");
        KeptRecordings kept = new KeptRecordings(target);

        assertThat(kept.keep(recording, "A$B.c")).isEqualTo(ofEarlierRun).hasContent("x");
        assertThat(kept.keep(recording, "A$B.c")).isEqualTo(target.resolve("kismet-testkit/A-B.c-2.recording"));
    }

    @Test
    void without_a_target_recordings_are_kept_among_the_temporary_files() throws Exception {
        Path recording = Files.writeString(directory.resolve("pipes.recording"), "x");

        Path kept = new KeptRecordings(directory.resolve("target")).keep(recording, "A");

        assertThat(kept).startsWith(Path.of(System.getProperty("java.io.tmpdir"))).hasContent("x");
        Files.delete(kept);
        Files.delete(kept.getParent());
    }

    private static String printed(FailureReport report) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        report.print("test", PROFILE, "FailureReportTest", new PrintStream(printed, true, UTF_8));
        return printed.toString(UTF_8);
    }

    private static void record(Recorder recorder, String text) throws IOException {
        byte[] frame = FrameEncoder.ofHelper(Generation.V3).encode(new Message(Severity.INFO, text), 1, LARGEST_FRAME);
        assertThat(recorder.ofHelper(new ByteArrayInputStream(frame)).readAllBytes()).isEqualTo(frame);
    }
}
