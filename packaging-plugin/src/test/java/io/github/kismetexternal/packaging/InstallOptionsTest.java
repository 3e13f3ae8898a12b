package io.github.kismetexternal.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The options that {@code install.sh} and {@code uninstall.sh} both take. */
class InstallOptionsTest {
    @TempDir
    Path temporary;

    private ScratchMachine machine;

    @BeforeEach
    void makeMachine() throws IOException {
        machine = new ScratchMachine(temporary);
    }

    @ParameterizedTest
    @ValueSource(strings = {"install.sh", "uninstall.sh"})
    void help_lists_them(String script) {
        for (String option : List.of("--help", "-h")) {
            LauncherRun run = run(script, option);

            assertThat(run).returns("", LauncherRun::errors).returns(0, LauncherRun::status);
            assertThat(run.output()).startsWith("Usage: " + script + " [--user | --system] [--kismet-prefix <dir>]");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"install.sh", "uninstall.sh"})
    void modes_exclude_each_other(String script) {
        assertUsageError(run(script, "--user", "--system"), script, "--user and --system exclude each other");
    }

    @ParameterizedTest
    @ValueSource(strings = {"install.sh", "uninstall.sh"})
    void a_prefix_needs_a_directory(String script) {
        assertUsageError(run(script, "--kismet-prefix"), script, "--kismet-prefix needs a directory");
        assertUsageError(run(script, "--kismet-prefix="), script, "unknown option (--kismet-prefix=)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"install.sh", "uninstall.sh"})
    void a_prefix_may_be_given_in_two_ways(String script) throws IOException {
        String prefix = machine.root.resolve("my kismet").toString();
        machine.plugin.program(machine.root.resolve("my kismet/bin/kismet"), "exit 1");

        for (String[] options : List.of(
                new String[] {"--system", "--dry-run", "--kismet-prefix", prefix},
                new String[] {"--kismet-prefix=" + prefix, "--dry-run", "--system"})) {
            LauncherRun run = run(script, options);

            assertThat(run).returns("", LauncherRun::errors).returns(0, LauncherRun::status);
            assertThat(run.output()).contains(prefix + "/lib/kismet/probe");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"install.sh --purge", "uninstall.sh --force-double", "uninstall.sh --update-site-conf"})
    void those_of_the_other_script_are_unknown(String call) {
        String[] words = call.split(" ");

        assertUsageError(run(words[0], words[1]), words[0], "unknown option (" + words[1] + ")");
    }

    private LauncherRun run(String script, String... options) {
        return machine.run(machine.bundle.resolve(script), options);
    }

    private static void assertUsageError(LauncherRun run, String script, String why) {
        assertThat(run).returns(64, LauncherRun::status);
        assertThat(run.errors()).contains("Usage: " + script, why);
    }
}
