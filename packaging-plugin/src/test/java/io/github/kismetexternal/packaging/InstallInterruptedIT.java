package io.github.kismetexternal.packaging;

import static io.github.kismetexternal.packaging.ScratchMachine.assertWhole;
import static io.github.kismetexternal.packaging.ScratchMachine.text;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Ends the scripts at each of their steps: every program that changes something counts its calls, and at the n-th one
 * sends a signal to the script and to all that it has started.
 */
class InstallInterruptedIT {
    private static final List<String> CHANGING = List.of("mkdir", "mv", "cp", "chmod", "chown", "rm", "cat");

    @TempDir
    Path temporary;

    private ScratchMachine machine;
    private List<String> before;

    @BeforeEach
    void makeMachine() throws IOException {
        machine = new ScratchMachine(temporary);
        machine.plugin.write(machine.siteConf, "x=y\n");
        before = machine.everything();
    }

    @Test
    void killed_at_any_step_a_later_run_repairs() throws IOException {
        Path script = machine.bundle.resolve("install.sh");
        for (int step = 1; interrupt("KILL", step, script, "--user", "--update-site-conf"); step++) {
            assertWholeOrAbsent(step, machine.bundle);

            LauncherRun repair = machine.install("--user", "--update-site-conf");

            assertThat(repair).as("step %s", step).returns("", LauncherRun::errors).returns(0, LauncherRun::status);
            assertWhole(machine.userPlugin, machine.userLauncher, machine.bundle);
            uninstallEverything(step);
        }
        uninstallEverything(0);
    }

    @Test
    void killed_at_any_step_it_can_be_uninstalled() throws IOException {
        Path script = machine.bundle.resolve("install.sh");
        for (int step = 1; interrupt("KILL", step, script, "--user", "--update-site-conf"); step++) {
            uninstallEverything(step);
        }
        uninstallEverything(0);
    }

    @Test
    void killed_at_any_step_of_an_upgrade_a_later_run_repairs() throws IOException {
        Path newer = machine.newerBundle();
        machine.install("--user", "--update-site-conf");
        for (int step = 1; interrupt("KILL", step, newer.resolve("install.sh"), "--user"); step++) {
            assertWholeOrAbsent(step, machine.bundle, newer);

            LauncherRun repair = machine.install("--user");

            assertThat(repair).as("step %s", step).returns("", LauncherRun::errors).returns(0, LauncherRun::status);
            assertWhole(machine.userPlugin, machine.userLauncher, machine.bundle);
        }
        uninstallEverything(0);
    }

    @Test
    void ended_at_any_step_it_undoes_what_it_did() throws IOException {
        Path script = machine.bundle.resolve("install.sh");
        for (int step = 1; interrupt("TERM", step, script, "--user", "--update-site-conf"); step++) {
            if (Files.exists(machine.userPlugin)) {
                assertWhole(machine.userPlugin, machine.userLauncher, machine.bundle);
                uninstallEverything(step);
            }
            assertThat(machine.everything()).as("step %s", step).isEqualTo(before);
        }
        uninstallEverything(0);
    }

    @Test
    void ended_at_any_step_of_an_upgrade_it_keeps_the_earlier_version() throws IOException {
        Path newer = machine.newerBundle();
        machine.install("--user");
        List<String> installed = machine.everything();
        for (int step = 1; interrupt("TERM", step, newer.resolve("install.sh"), "--user"); step++) {
            if (text(machine.userPlugin.resolve("manifest.conf")).contains("2.0")) {
                assertWhole(machine.userPlugin, machine.userLauncher, newer);
                machine.install("--user");
            }
            assertThat(machine.everything()).as("step %s", step).isEqualTo(installed);
        }
    }

    @Test
    void killed_at_any_step_of_uninstalling_it_can_be_done_again() throws IOException {
        Path script = machine.bundle.resolve("uninstall.sh");
        machine.install("--user", "--update-site-conf");
        for (int step = 1; interrupt("KILL", step, script, "--user"); step++) {
            assertWholeOrAbsent(step, machine.bundle);
            uninstallEverything(step);
            machine.install("--user", "--update-site-conf");
        }
        assertThat(machine.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cp", "mv", "chmod"})
    void a_program_that_fails_leaves_all_as_it_was(String program) throws IOException {
        machine.install("--user");
        List<String> installed = machine.everything();
        Path tool = machine.plugin.program(
                machine.plugin.tools.resolve(program),
                // Only the first call, as cleaning up needs them, too.
                "[ -e \"$0.failed\" ] && exec " + InstalledPlugin.onPath(program) + " \"$@\"\n: >\"$0.failed\"\n"
                        + "echo 'No space left on device' >&2\nexit 1");

        LauncherRun run = machine.run(machine.newerBundle().resolve("install.sh"), "--user");

        Files.delete(tool);
        assertThat(run.status()).isNotZero();
        assertThat(run.errors()).contains("No space left on device", "what was installed before is as it was");
        assertThat(machine.everything()).isEqualTo(installed);
    }

    /** Returns whether the script came as far as the step. */
    private boolean interrupt(String signal, int step, Path script, String... options) throws IOException {
        Path counter = machine.plugin.write(machine.root.resolve("counter"), "0\n");
        Path group = machine.root.resolve("group");
        for (String program : CHANGING) {
            String real = InstalledPlugin.onPath(program) + " \"$@\"";
            String kill = "[ $n -ne " + step + " ] || kill -" + signal + " \"-$(head -n 1 '" + group + "')\"";
            machine.plugin.program(
                    machine.plugin.tools.resolve(program),
                    "n=$(($(head -n 1 '" + counter + "') + 1))\necho $n >'" + counter + "'\n"
                            + real + "\nstatus=$?\n" + kill + "\nexit $status");
        }
        String leader = "echo $$ >'" + group + "'; exec dash \"$@\"";
        LauncherRun run = machine.plugin.run(
                Stream.concat(Stream.of("setsid", "/bin/sh", "-c", leader, "-", script.toString()), Stream.of(options))
                        .toList());
        for (String program : CHANGING) {
            Files.delete(machine.plugin.tools.resolve(program));
        }
        boolean reached = Integer.parseInt(text(counter).strip()) >= step;
        if (reached) {
            assertThat(run.status()).as("step %s", step).isEqualTo(signal.equals("KILL") ? 137 : 143);
        } else {
            assertThat(run).returns("", LauncherRun::errors).returns(0, LauncherRun::status);
        }
        return reached;
    }

    private void uninstallEverything(int step) throws IOException {
        LauncherRun run = machine.uninstall("--user");
        assertThat(run).as("step %s", step).returns("", LauncherRun::errors).returns(0, LauncherRun::status);
        assertThat(machine.everything()).as("step %s", step).isEqualTo(before);
    }

    /** What Kismet would load is there in one version and with its launcher, or not at all. */
    private void assertWholeOrAbsent(int step, Path... versions) throws IOException {
        if (!Files.exists(machine.userPlugin)) {
            return;
        }
        String manifest = text(machine.userPlugin.resolve("manifest.conf"));
        for (Path version : versions) {
            if (manifest.equals(text(version.resolve("manifest.conf")))) {
                assertWhole(machine.userPlugin, machine.userLauncher, version);
                return;
            }
        }
        throw new AssertionError("step " + step + ": of no version");
    }
}
