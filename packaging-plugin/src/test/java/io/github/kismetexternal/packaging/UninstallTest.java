package io.github.kismetexternal.packaging;

import static io.github.kismetexternal.packaging.ScratchMachine.needsRoot;
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
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code uninstall.sh} removes, and what it leaves. */
class UninstallTest {
    @TempDir
    Path temporary;

    private ScratchMachine machine;
    private List<String> before;

    static Stream<List<String>> shells() {
        return LauncherTest.shells();
    }

    @BeforeEach
    void makeMachine() throws IOException {
        machine = new ScratchMachine(temporary);
        machine.plugin.write(machine.siteConf, "x=y\n");
        before = machine.everything();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void leaves_nothing_of_what_a_user_installed(List<String> shell) throws IOException {
        before = machine.in(shell).asUser().everything();
        machine.install();

        assertDone(machine.uninstall());

        assertThat(machine.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void leaves_nothing_of_what_was_installed_for_the_system(List<String> shell) throws IOException {
        needsRoot();
        machine.in(shell).install();

        assertDone(machine.uninstall());

        assertThat(machine.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void works_from_the_installed_copy_without_options(List<String> shell) throws IOException {
        machine.in(shell).install("--user", "--update-site-conf");

        assertDone(machine.run(machine.userPlugin.resolve("uninstall.sh")));

        assertThat(machine.everything()).isEqualTo(before);
    }

    @Test
    void works_from_the_copy_installed_for_a_kismet_that_is_not_on_the_path() throws IOException {
        needsRoot();
        machine.plugin.program(machine.root.resolve("usr/mine/bin/kismet"), "exit 1");
        before = machine.everything();
        machine.install("--kismet-prefix", machine.root.resolve("usr/mine").toString());

        assertDone(machine.run(machine.root.resolve("usr/mine/lib/kismet/probe/uninstall.sh")));

        assertThat(machine.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void twice_in_a_row_is_harmless(List<String> shell) throws IOException {
        machine.in(shell).install("--user");
        machine.uninstall("--user");

        LauncherRun run = machine.uninstall("--user");

        assertDone(run);
        assertThat(run.output()).contains("nothing to remove");
        assertThat(machine.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void a_dry_run_changes_nothing(List<String> shell) throws IOException {
        machine.in(shell).install("--user", "--update-site-conf");
        List<String> installed = machine.everything();

        LauncherRun run = machine.uninstall("--user", "--purge", "--dry-run");

        assertDone(run);
        assertThat(run.output())
                .contains("Nothing is changed", "remove " + machine.userPlugin + "\n")
                .contains("launcher " + machine.userLauncher, "out of " + machine.siteConf);
        assertThat(machine.everything()).isEqualTo(installed);
    }

    @Test
    void keeps_directories_that_were_there_before() throws IOException {
        Files.createDirectories(machine.userPlugin.getParent());
        before = machine.everything();
        machine.install("--user");

        assertDone(machine.uninstall("--user"));

        assertThat(machine.everything()).isEqualTo(before);
    }

    @Test
    void keeps_what_belongs_to_others() throws IOException {
        machine.install("--user");
        Path file = machine.plugin.write(machine.home.resolve(".kismet/session.db"), "x");
        Path program = machine.plugin.program(machine.userLauncher.resolveSibling("kismet_mine"), "exit 0");
        Path plugin = machine.plugin.write(machine.userPlugin.resolveSibling("mine/manifest.conf"), "x");

        assertDone(machine.uninstall("--user"));

        assertThat(file).exists();
        assertThat(program).exists();
        assertThat(plugin).exists();
        assertThat(machine.userPlugin).doesNotExist();
        assertThat(machine.userLauncher).doesNotExist();
    }

    @Test
    void leaves_no_note_in_a_directory_that_kismet_has_come_to_use() throws IOException {
        machine.install("--user");
        Path file = machine.plugin.write(machine.home.resolve(".kismet/session.db"), "x");

        assertDone(machine.uninstall("--user"));

        assertThat(file.getParent().toFile().list()).containsExactly("session.db");
    }

    @Test
    void keeps_the_data_until_told_otherwise() throws IOException {
        Path data = machine.home.resolve(".kismet/plugin-data/probe");
        machine.install("--user");
        machine.plugin.write(data.resolve("settings.properties"), "x");

        LauncherRun kept = machine.uninstall("--user");
        assertThat(kept.output()).contains("left: the plugin's settings and data, " + data);
        assertThat(data).exists();

        assertDone(machine.uninstall("--user", "--purge"));
        assertThat(machine.everything()).isEqualTo(before);
    }

    @Test
    void does_not_purge_through_a_link() throws IOException {
        Path precious = machine.plugin.write(machine.root.resolve("elsewhere/probe/precious"), "x");
        machine.install("--user");
        Files.createSymbolicLink(machine.home.resolve(".kismet/plugin-data"), machine.root.resolve("elsewhere"));

        LauncherRun run = machine.uninstall("--user", "--purge");

        assertThat(run).returns(73, LauncherRun::status);
        assertThat(precious).exists();
        assertThat(machine.userPlugin).exists();
    }

    @Test
    void refuses_to_remove_another_plugin() throws IOException {
        machine.plugin.write(machine.userPlugin.resolve("manifest.conf"), "name=Theirs\n");
        before = machine.everything();

        LauncherRun run = machine.uninstall("--user");

        assertThat(run).returns(73, LauncherRun::status);
        assertThat(run.errors()).contains("the plugin \"Theirs\"", "left as it is");
        assertThat(machine.everything()).isEqualTo(before);
    }

    @Test
    void refuses_to_remove_another_program() throws IOException {
        machine.install("--user");
        machine.plugin.program(machine.userLauncher, "echo precious");
        before = machine.everything();

        assertThat(machine.uninstall("--user").status()).isEqualTo(73);

        assertThat(machine.everything()).isEqualTo(before);
    }

    @Test
    void refuses_sudo_for_what_a_user_installed() throws IOException {
        needsRoot();
        machine.install("--user");
        machine.plugin.with("SUDO_USER", "pi");

        LauncherRun run = machine.run(machine.userPlugin.resolve("uninstall.sh"));

        assertThat(run).returns(77, LauncherRun::status);
        assertThat(run.errors()).contains("leave out sudo");
        assertThat(machine.userPlugin).exists();
    }

    @Test
    void refuses_what_is_in_the_home_of_somebody_else() throws IOException {
        machine.install("--user");
        machine.plugin.program(
                machine.plugin.tools.resolve("getent"), "echo \"other:x:0:0:n:" + machine.root + "/usr:/bin/sh\"");

        LauncherRun run = machine.run(machine.userPlugin.resolve("uninstall.sh"));

        assertThat(run).returns(77, LauncherRun::status);
        assertThat(machine.userPlugin).exists();
    }

    @Test
    void refuses_an_unknown_option() {
        LauncherRun run = machine.uninstall("--all");

        assertThat(run).returns(64, LauncherRun::status);
        assertThat(run.errors()).contains("Usage: uninstall.sh", "unknown option (--all)");
    }

    private static void assertDone(LauncherRun run) {
        assertThat(run).returns("", LauncherRun::errors).returns(0, LauncherRun::status);
    }
}
