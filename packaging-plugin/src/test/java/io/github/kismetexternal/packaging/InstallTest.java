package io.github.kismetexternal.packaging;

import static io.github.kismetexternal.packaging.ScratchMachine.assertWhole;
import static io.github.kismetexternal.packaging.ScratchMachine.attributes;
import static io.github.kismetexternal.packaging.ScratchMachine.mode;
import static io.github.kismetexternal.packaging.ScratchMachine.needsRoot;
import static io.github.kismetexternal.packaging.ScratchMachine.own;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code install.sh} does, and what it refuses to do. */
class InstallTest {
    @TempDir
    Path temporary;

    private ScratchMachine machine;

    static Stream<List<String>> shells() {
        return LauncherTest.shells();
    }

    @BeforeEach
    void makeMachine() throws IOException {
        machine = new ScratchMachine(temporary);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void for_a_user_puts_plugin_and_launcher_below_the_home(List<String> shell) throws IOException {
        LauncherRun run = machine.in(shell).asUser().install();

        assertThat(run).returns("", LauncherRun::errors).returns(0, LauncherRun::status);
        assertWhole(machine.userPlugin, machine.userLauncher, machine.bundle);
        assertThat(run.output())
                .contains("Installed.", "    helper_binary_path=%B\n    helper_binary_path=%h/.kismet/bin\n")
                .contains("Next: restart Kismet, run by you", machine.userPlugin + "/uninstall.sh");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void for_the_system_puts_root_owned_copies_where_kismet_looks(List<String> shell) throws IOException {
        needsRoot();
        own(machine.bundle.resolve("manifest.conf"), 65534);

        LauncherRun run = machine.in(shell).install();

        assertThat(run).returns("", LauncherRun::errors).returns(0, LauncherRun::status);
        assertWhole(machine.systemPlugin, machine.systemLauncher, machine.bundle);
        try (Stream<Path> paths = Files.walk(machine.systemPlugin)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                assertThat(attributes(path)).startsWith("0 ");
            }
        }
    }

    @Test
    void modes_follow_from_what_the_files_are() throws IOException {
        mode(machine.bundle.resolve("manifest.conf"), "rwx------");
        mode(machine.bundle.resolve("kismet_probe"), "rw-------");
        mode(machine.bundle.resolve("lib"), "rwxrwxrwx");

        LauncherRun run = machine.run(
                machine.plugin.program(machine.root.resolve("masked"), "umask 077; exec sh \"$@\""),
                machine.bundle.resolve("install.sh").toString(),
                "--user");

        assertThat(run).returns("", LauncherRun::errors).returns(0, LauncherRun::status);
        assertThat(attributes(machine.userPlugin)).endsWith("rwxr-xr-x");
        assertThat(attributes(machine.userPlugin.resolve("lib"))).endsWith("rwxr-xr-x");
        assertThat(attributes(machine.userPlugin.resolve("manifest.conf"))).endsWith("rw-r--r--");
        assertThat(attributes(machine.userPlugin.resolve("kismet_probe"))).endsWith("rwxr-xr-x");
        assertThat(attributes(machine.userPlugin.resolve("uninstall.sh"))).endsWith("rwxr-xr-x");
        assertThat(attributes(machine.userLauncher)).endsWith("rwxr-xr-x");
        assertThat(attributes(machine.home.resolve(".kismet"))).endsWith("rwx------");
    }

    @Test
    void what_is_installed_runs() {
        machine.install("--user");

        LauncherRun run = machine.plugin.run(machine.userLauncher, "--in-fd=0", "--out-fd=1").started();

        assertThat(run.one("kismet.plugin.dir")).isEqualTo(machine.userPlugin.toString());
        assertThat(run.one("kismet.plugin.launcher")).isEqualTo(machine.userLauncher.toString());
    }

    @Test
    void what_is_installed_for_the_system_runs() {
        needsRoot();
        machine.install();

        LauncherRun run = machine.plugin.run(machine.systemLauncher, "--in-fd=0", "--out-fd=1").started();

        assertThat(run.one("kismet.plugin.dir")).isEqualTo(machine.systemPlugin.toString());
    }

    @ParameterizedTest
    @MethodSource("shells")
    void twice_is_as_once(List<String> shell) throws IOException {
        machine.in(shell).install("--user", "--update-site-conf");
        List<String> once = machine.everything();

        assertThat(machine.install("--user", "--update-site-conf").status()).isZero();

        assertThat(machine.everything()).isEqualTo(once);
    }

    @Test
    void upgrades_and_leaves_nothing_of_the_earlier_version() throws IOException {
        machine.install("--user");
        machine.plugin.write(machine.userPlugin.resolve("lib/old.jar"), "x");
        machine.plugin.write(machine.userPlugin.resolve("cache/classes.jsa"), "x");
        machine.plugin.write(machine.userPlugin.resolve("httpd/spool/0123456789abcdef0123456789abcdef.txt"), "x");
        Path newer = machine.newerBundle();

        assertThat(machine.run(newer.resolve("install.sh"), "--user").status()).isZero();

        assertWhole(machine.userPlugin, machine.userLauncher, newer);
        assertThat(machine.userPlugin.resolve("lib/old.jar")).doesNotExist();
        assertThat(machine.userPlugin.resolve("cache")).doesNotExist();
        assertThat(machine.userPlugin.resolve("httpd/spool")).doesNotExist();
        assertThat(hidden(machine.userPlugin.getParent())).containsExactly(".made-by-kismet-plugin-kit");
        assertThat(hidden(machine.userLauncher.getParent())).containsExactly(".made-by-kismet-plugin-kit");
    }

    @Test
    void takes_over_what_was_copied_by_hand() throws IOException {
        Files.createDirectories(machine.userPlugin.getParent());
        Files.move(machine.newerBundle(), machine.userPlugin);

        assertThat(machine.install("--user").status()).isZero();

        assertWhole(machine.userPlugin, machine.userLauncher, machine.bundle);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void a_dry_run_changes_nothing(List<String> shell) throws IOException {
        List<String> before = machine.everything();

        LauncherRun run = machine.in(shell).install("--user", "--update-site-conf", "--dry-run");

        assertThat(run).returns("", LauncherRun::errors).returns(0, LauncherRun::status);
        assertThat(run.output())
                .contains("Nothing is changed", "make the directory " + machine.home + "/.kismet/bin\n")
                .contains("write helper_binary_path into " + machine.siteConf, "rename it to " + machine.userPlugin);
        assertThat(machine.everything()).isEqualTo(before);
    }

    @Test
    void a_dry_run_for_the_system_needs_no_root() throws IOException {
        needsRoot();
        List<String> before = machine.everything();

        assertThat(machine.in(List.of("dash")).install("--system", "--dry-run").status()).isZero();

        assertThat(machine.everything()).isEqualTo(before);
    }

    @Test
    void finds_the_directory_of_libraries_by_what_lies_there() throws IOException {
        needsRoot();
        machine.plugin.write(machine.root.resolve("usr/lib/x86_64-linux-gnu/pkgconfig/kismet.pc"), "x");
        Files.createDirectories(machine.root.resolve("usr/lib/kismet"));

        machine.install();

        Path installed = machine.root.resolve("usr/lib/x86_64-linux-gnu/kismet/probe");
        assertWhole(installed, machine.systemLauncher, machine.bundle);
        machine.plugin.run(machine.systemLauncher, "--in-fd=0", "--out-fd=1").started();
    }

    @Test
    void takes_the_prefix_it_is_given() throws IOException {
        needsRoot();
        machine.plugin.program(machine.root.resolve("my kismet/bin/kismet"), "exit 1");

        machine.install("--kismet-prefix", machine.root.resolve("my kismet").toString());

        assertWhole(
                machine.root.resolve("my kismet/lib/kismet/probe"),
                machine.root.resolve("my kismet/bin/kismet_probe"),
                machine.bundle);
    }

    @Test
    void refuses_a_prefix_without_kismet() throws IOException {
        assertRefused(69, List.of("--kismet-prefix", "/nonexistent"), "/nonexistent", "must have bin/kismet");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--sytem", "-x", "probe"})
    void refuses_an_unknown_option(String option) throws IOException {
        assertRefused(64, List.of(option), "Usage: install.sh", "unknown option (" + option + ")");
    }

    @Test
    void says_how_it_is_used() {
        LauncherRun run = machine.install("--help");

        assertThat(run).returns("", LauncherRun::errors).returns(0, LauncherRun::status);
        assertThat(run.output())
                .contains("--user", "--system", "--kismet-prefix", "--dry-run", "--update-site-conf", "--force-double");
    }

    @Test
    void refuses_the_whole_system_to_a_user() throws IOException {
        machine.asUser();

        assertRefused(77, List.of("--system"), "needs root", "sudo ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"SUDO_USER", "DOAS_USER"})
    void refuses_sudo_for_a_user(String variable) throws IOException {
        needsRoot();
        machine.plugin.with(variable, "pi");

        assertRefused(77, List.of("--user"), "not that of pi", "leave out sudo");
        assertThat(machine.install().status()).isZero();
        assertThat(machine.systemPlugin).exists();
    }

    @Test
    void root_who_became_so_in_two_steps_may_install_for_root() throws IOException {
        needsRoot();
        machine.plugin.with("SUDO_USER", "root");

        assertThat(machine.install("--user").status()).isZero();
        assertThat(machine.userPlugin).exists();
    }

    @Test
    void refuses_a_file_that_was_changed() throws IOException {
        machine.plugin.write(machine.bundle.resolve("lib/other-1.0.jar"), "changed");

        assertRefused(65, List.of("--user"), "changed: lib/other-1.0.jar", "unpack the archive anew");
    }

    @Test
    void refuses_a_file_too_few() throws IOException {
        Files.delete(machine.bundle.resolve("lib/other-1.0.jar"));

        assertRefused(65, List.of("--user"), "missing: lib/other-1.0.jar");
    }

    @Test
    void refuses_a_file_too_many() throws IOException {
        machine.plugin.write(machine.bundle.resolve("httpd/more than asked.js"), "x");

        assertRefused(65, List.of("--user"), "not in SHA256SUMS: httpd/more than asked.js");
    }

    @Test
    void refuses_a_link_among_the_files() throws IOException {
        Files.createSymbolicLink(machine.bundle.resolve("lib/link"), Path.of("/etc/passwd"));

        assertRefused(65, List.of("--user"), "neither file nor directory: lib/link");
    }

    @Test
    void refuses_a_bundle_without_sums() throws IOException {
        Files.delete(machine.bundle.resolve("SHA256SUMS"));

        assertRefused(65, List.of("--user"), "has no SHA256SUMS");
    }

    @Test
    void refuses_to_go_on_where_the_sums_cannot_be_made() throws IOException {
        machine.plugin.program(machine.plugin.tools.resolve("sha256sum"), "exit 1");

        assertRefused(65, List.of("--user"), "changed: manifest.conf");
    }

    @Test
    void refuses_to_replace_another_plugin() throws IOException {
        machine.plugin.write(
                machine.userPlugin.resolve("manifest.conf"), "name=Theirs\nhttpexternal=kismet_probe\n");

        assertRefused(73, List.of("--user"), "the plugin \"Theirs\" with the launcher \"kismet_probe\"");
    }

    @Test
    void refuses_to_replace_a_directory_that_is_no_plugin() throws IOException {
        machine.plugin.write(machine.userPlugin.resolve("precious.txt"), "x");

        assertRefused(73, List.of("--user"), machine.userPlugin + " is a directory without manifest.conf");
    }

    @Test
    void refuses_to_replace_a_link() throws IOException {
        Files.createDirectories(machine.userPlugin.getParent());
        Files.createSymbolicLink(machine.userPlugin, machine.bundle);

        assertRefused(73, List.of("--user"), "a symbolic link to " + machine.bundle);
    }

    @Test
    void refuses_to_replace_another_program() throws IOException {
        machine.plugin.program(machine.userLauncher, "echo precious");

        assertRefused(73, List.of("--user"), machine.userLauncher + " is another file", "left as it is");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxr-x", "rwxr-xrwx"})
    void refuses_directories_that_others_can_write(String permissions) throws IOException {
        mode(Files.createDirectories(machine.userPlugin.getParent()), permissions);

        assertRefused(73, List.of("--user"), "must not be writable by its group or by all", "chmod go-w");
    }

    @Test
    void refuses_a_launchers_directory_that_others_can_write() throws IOException {
        mode(Files.createDirectories(machine.userLauncher.getParent()), "rwxrwxrwx");

        assertRefused(73, List.of("--user"), machine.userLauncher.getParent() + " (drwxrwxrwx)");
    }

    @Test
    void refuses_system_directories_that_others_can_write() throws IOException {
        needsRoot();
        mode(Files.createDirectories(machine.systemPlugin.getParent()), "rwxrwxr-x");
        assertRefused(73, List.of(), "must not be writable");

        mode(machine.systemPlugin.getParent(), "rwxr-xr-x");
        mode(machine.root.resolve("usr"), "rwxrwxr-x");
        assertRefused(73, List.of(), machine.root.resolve("usr") + " (drwxrwxr-x)");
    }

    @Test
    void refuses_a_link_from_a_system_directory_into_a_home() throws IOException {
        needsRoot();
        machine.asUser();
        Path theirs = Files.createDirectories(machine.home.resolve("plugins"));
        own(theirs, 65534);
        Files.createDirectories(machine.root.resolve("usr/lib"));
        Files.createSymbolicLink(machine.root.resolve("usr/lib/kismet"), theirs);
        List<String> before = machine.everything();

        LauncherRun run = machine.plugin.run(machine.bundle.resolve("install.sh"));

        assertThat(run).returns(73, LauncherRun::status);
        assertThat(run.errors()).contains(theirs + " (of user 65534) must belong to user 0");
        assertThat(machine.everything()).isEqualTo(before);
    }

    @Test
    void refuses_a_second_installation_for_the_user() throws IOException {
        needsRoot();
        machine.install();

        assertRefused(73, List.of("--user"), "starts the plugin twice", "sudo '" + machine.systemPlugin);
        assertThat(machine.install("--user", "--force-double").status()).isZero();
    }

    @Test
    void refuses_a_second_installation_for_the_system() throws IOException {
        needsRoot();
        machine.install("--user");

        assertRefused(73, List.of("--system"), "starts the plugin twice", "'" + machine.userPlugin + "/uninstall.sh'");
        assertThat(machine.install("--system", "--force-double").output()).contains("Warning: " + machine.userPlugin);
    }

    @Test
    void refuses_to_install_the_installed_over_itself() throws IOException {
        machine.install("--user");

        LauncherRun run = machine.run(machine.userPlugin.resolve("install.sh"), "--user");

        assertThat(run).returns(64, LauncherRun::status);
        assertThat(run.errors()).contains("is the installed plugin itself");
    }

    @Test
    void leaves_out_what_a_plugin_that_ran_has_written() throws IOException {
        machine.install("--user");
        machine.plugin.write(machine.userPlugin.resolve("cache/classes.jsa"), "x");
        machine.plugin.write(machine.userPlugin.resolve("httpd/spool/0123456789abcdef0123456789abcdef.txt"), "x");

        LauncherRun run = machine.run(machine.userPlugin.resolve("install.sh"), "--system", "--force-double");

        assertThat(run.status()).describedAs(run.errors()).isZero();
        assertThat(machine.systemPlugin.resolve("cache")).doesNotExist();
        assertThat(machine.systemPlugin.resolve("httpd/spool")).doesNotExist();
    }

    @Test
    void waits_for_no_other_installation() throws IOException {
        Path lock = machine.userPlugin.resolveSibling(".kismet-plugin-kit.probe.lock");
        machine.plugin.write(lock.resolve("pid"), ProcessHandle.current().pid() + "\n");
        // Who is not root may not ask for the processes of others, but this is their own.
        LauncherRun run = machine.install("--user");

        assertThat(run).returns(75, LauncherRun::status);
        assertThat(run.errors()).contains("another installation", lock.toString());
        assertThat(machine.userPlugin).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exit 0", "exit 1"})
    void lets_the_launcher_prepare_itself(String ending) throws IOException {
        Path launcher = machine.bundle.resolve("kismet_probe");
        String preparing = "\n[ \"$*\" != --prepare ] || { echo ready; " + ending + "; }\nfind_pipes \"$@\"\n";
        String script = text(launcher).replace("\nfind_pipes \"$@\"\n", preparing);
        machine.plugin.write(launcher, script);
        Checksums.writeTo(machine.bundle);

        LauncherRun run = machine.install("--user");

        assertThat(run).returns("", LauncherRun::errors).returns(0, LauncherRun::status);
        assertThat(run.output()).contains("ready\n");
    }

    @Test
    void needs_no_getent() throws IOException {
        // Without it the file is what there is to go by, where these tests cannot put a home.
        machine.plugin.withToolsOnly(
                "dash", "awk", "cat", "chmod", "chown", "cp", "find", "grep", "mkdir", "mv", "rm", "sha256sum", "sort",
                "uniq", "wc", "tr");
        Files.delete(machine.plugin.tools.resolve("getent"));

        assertThat(machine.install("--user", "--dry-run").status()).isZero();
    }

    private void assertRefused(int status, List<String> options, String... why) throws IOException {
        List<String> before = machine.everything();
        LauncherRun run = machine.install(options.toArray(String[]::new));
        assertThat(run.errors()).contains(why).contains("What to do: ");
        assertThat(run).returns(status, LauncherRun::status);
        assertThat(machine.everything()).isEqualTo(before);
    }

    private static List<String> hidden(Path directory) throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("."))
                    .toList();
        }
    }
}
