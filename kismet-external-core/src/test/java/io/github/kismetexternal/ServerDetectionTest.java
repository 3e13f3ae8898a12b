package io.github.kismetexternal;

import io.github.kismetexternal.wire.Generation;
import io.github.kismetexternal.wire.ServerProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The decision is made with real programs; the tests' own parent is no Kismet. */
@Timeout(30)
class ServerDetectionTest {
    @TempDir
    private Path directory;

    @Test
    void a_setting_wins_over_every_program() throws Exception {
        kismet("bin", "echo Kismet 2025.09.0-b5d5a2d04; exit 1");

        ServerDetection.Decision decision = decide("v0", "bin/kismet_demo", "bin");

        assertThat(decision.profile()).isEqualTo(ServerProfile.unknown(Generation.V0));
        assertThat(decision).hasToString("speaks v0 in frames of at most 8191 bytes: it is set so");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1", "V3", "3", " v3", "latest"})
    void a_setting_that_is_no_generation_is_refused_with_the_rule(String setting) {
        assertThatThrownBy(() -> decide(setting, null, null))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("(" + setting + ") must be v0, v2 or v3")
                .hasMessageContaining("KISMET_EXTERNAL_PROTOCOL");
    }

    @Test
    void a_kismet_beside_the_launcher_wins_over_one_on_the_path() throws Exception {
        kismet("bin", "echo Kismet 2021-08-R1; exit 1");
        kismet("other", "echo Kismet 2025.09.0-b5d5a2d04; exit 1");

        ServerDetection.Decision decision = decide(null, "bin/kismet_demo", "other");

        assertThat(decision.profile().generation()).isEqualTo(Generation.V0);
        assertThat(decision.reason()).isEqualTo("Kismet 2021-08-R1 is beside the launcher");
    }

    @Test
    void a_kismet_on_the_path_is_asked_where_there_is_no_other() throws Exception {
        kismet("bin", "echo Kismet 2023-07-R2; exit 1");

        ServerDetection.Decision decision = decide(null, "nowhere/kismet_demo", "empty::bin");

        assertThat(decision.profile()).isEqualTo(new ServerProfile(Generation.V2, 16_383));
        assertThat(decision.reason()).isEqualTo("Kismet 2023-07-R2 is on the PATH");
    }

    @Test
    void without_any_kismet_it_is_a_guess_at_the_newest() throws Exception {
        ServerDetection.Decision decision = decide(null, null, null);

        assertThat(decision.profile()).isEqualTo(ServerProfile.unknown(Generation.V3));
        assertThat(decision.reason()).startsWith("no Kismet was found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"echo something else", "exit 1", "kill -9 $$", "yes | head -c 100000", "exec sleep 60"})
    void a_program_that_says_no_version_is_passed_over(String script) throws Exception {
        kismet("bin", script);
        long begun = System.nanoTime();

        ServerDetection.Decision decision = decide(null, "bin/kismet_demo", null);

        assertThat(decision.reason()).startsWith("no Kismet was found");
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void a_program_that_cannot_be_run_is_passed_over() throws Exception {
        Files.createDirectories(directory.resolve("bin/kismet"));

        assertThat(decide(null, "bin/kismet_demo", "bin").reason()).startsWith("no Kismet was found");
    }

    private ServerDetection.Decision decide(
            @Nullable String setting, @Nullable String launcher, @Nullable String path) throws UsageException {
        String absolutePath = path == null ? null : path.replaceAll("[a-z]+", directory + "/$0");
        String called = launcher == null ? null : directory.resolve(launcher).toString();
        return new ServerDetection(setting, ParentProcess.current(), called, absolutePath).decide();
    }

    private void kismet(String name, String script) throws IOException {
        Path program = Files.createDirectories(directory.resolve(name)).resolve("kismet");
        Files.writeString(program, "#!/bin/sh\n[ \"$1\" = --version ] || exit 99\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
