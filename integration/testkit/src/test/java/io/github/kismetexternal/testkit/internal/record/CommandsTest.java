package io.github.kismetexternal.testkit.internal.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The commands tell by their exit status and in a sentence what came of them. */
@Timeout(60)
class CommandsTest {
    @TempDir
    Path directory;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void dump_shows_a_recording() {
        int status = dump(Traces.directory("v3-2025-09").toString());

        assertThat(status).isZero();
        assertThat(out.toString(UTF_8)).contains("-> v3 HTTPREQUEST #261 69 B id=1 GET /probe/echo variables=3\n");
        assertThat(err.size()).isZero();
    }

    @Test
    void dump_shows_variables_when_asked_for() {
        dump("--show-variables", Traces.directory("v3-2025-09").toString());

        assertThat(out.toString(UTF_8))
                .contains("GET /probe/echo variables{\"a\"=\"1\", \"empty\"=\"\", \"name\"=\"café ☕\"}\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --all a          | option (--all) must be --show-variables
                             | there must be one recording, there are 0
            a b              | there must be one recording, there are 2
            """)
    void dump_explains_wrong_arguments(String arguments, String message) {
        int status = dump(split(arguments));

        assertThat(status).isEqualTo(64);
        assertThat(err.toString(UTF_8)).isEqualTo(message + "\nusage: dump <recording> [--show-variables]\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            a                              | there must be either --plugin or --launcher
            a --plugin b --launcher c      | there must be either --plugin or --launcher
            --plugin b                     | there must be a recording, there is none
            a --plugin                     | --plugin must be followed by the plugin's directory
            a b                            | there must be one recording, there are a and b
            a --fast                       | option (--fast) must be --plugin, --launcher, --speed or --no-wait
            a --speed 0                    | --speed (0) must be a number above 0
            a --speed -1                   | --speed (-1) must be a number above 0
            a --speed 2 --no-wait          | there must be one --speed or one --no-wait
            """)
    void replay_explains_wrong_arguments(String arguments, String message) {
        int status = replay(split(arguments));

        assertThat(status).isEqualTo(64);
        assertThat(err.toString(UTF_8))
                .startsWith(message)
                .contains("\nusage: replay <recording> --plugin <directory>|");
    }

    @Test
    void a_recording_that_does_not_exist_is_told() {
        assertThat(dump("nowhere.rec")).isEqualTo(66);
        assertThat(err.toString(UTF_8)).isEqualTo("recording (nowhere.rec) must exist; check the path\n");
    }

    @Test
    void a_file_that_is_no_recording_is_told() throws IOException {
        Path file = Files.writeString(directory.resolve("notes.txt"), "notes");

        assertThat(replay(file.toString(), "--launcher", "/bin/true")).isEqualTo(65);
        assertThat(err.toString(UTF_8)).contains("must begin with the mark of a recording");
    }

    @Test
    void a_launcher_that_cannot_be_run_is_told() {
        String recording = Traces.directory("v3-2025-09").toString();

        assertThat(replay(recording, "--launcher", "nowhere")).isEqualTo(64);
        assertThat(err.toString(UTF_8))
                .contains("launcher (nowhere) must be a program that may be run; build the plugin");
    }

    @Test
    void replay_to_a_plugin_that_is_alike() throws IOException {
        int status = replay(
                Traces.directory("v2-2023-07").toString(), "--no-wait", "--plugin", plugin("").toString());

        assertThat(out.toString(UTF_8)).endsWith(" frames sent, 19 requests answered: all as recorded.\n");
        assertThat(status).isZero();
    }

    @Test
    void replay_to_a_plugin_that_differs() throws IOException {
        int status = replay(
                Traces.directory("v2-2023-07").toString(),
                "--plugin",
                plugin("--status").toString(),
                "--speed",
                "10");

        assertThat(out.toString(UTF_8))
                .contains("status 200 recorded, 404 now")
                .endsWith(" frames sent, 19 requests answered: 1 difference.\n");
        assertThat(status).isEqualTo(1);
    }

    @Test
    void replay_to_a_plugin_that_does_not_speak_the_protocol() throws IOException {
        int status = replay(
                Traces.directory("v2-2023-07").toString(), "--plugin", plugin("--print").toString());

        assertThat(status).isEqualTo(76);
    }

    private Path plugin(String fault) throws IOException {
        Path plugin = Files.createDirectory(directory.resolve("probe"));
        Files.writeString(
                plugin.resolve("manifest.conf"),
                "name=Probe\ndescription=Probe\nauthor=A\nversion=1\nhttpexternal=kismet_probe\n");
        String[] faults = fault.isEmpty() ? new String[0] : new String[] {fault};
        String command = String.join("' '", ProbeHelper.command(faults));
        Path launcher = Files.writeString(plugin.resolve("kismet_probe"), "#!/bin/sh\nexec '" + command + "' \"$@\"\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        return plugin;
    }

    private static String[] split(String arguments) {
        return arguments == null ? new String[0] : arguments.split(" ");
    }

    private int dump(String... args) {
        return DumpCommand.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), List.of(args));
    }

    private int replay(String... args) {
        return ReplayCommand.run(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), List.of(args));
    }
}
