package io.github.kismetexternal.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs launchers as real processes, in each kind of shell that is some system's {@code /bin/sh}. */
class LauncherTest {
    private static final List<String> DEFAULTS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xms8m",
            "-Xmx96m",
            "-Xss512k",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Dmsgpack.universal-buffer=true");

    @TempDir
    Path temporary;

    static Stream<List<String>> shells() {
        return Stream.of(List.of("dash"), List.of("bash"), List.of("busybox", "sh"));
    }

    static Stream<String> javaHomes() {
        return Stream.of(System.getProperty("java.home"), System.getenv("KISMET_TEST_JDK"))
                .filter(home -> home != null && !home.isBlank() && !home.equals("none"))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("shells")
    void tells_the_program_where_it_is(List<String> shell) throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary);

        LauncherRun run = plugin.run(in(shell, plugin.launcher), "--in-fd=0", "--out-fd=1").started();

        assertThat(run.one("kismet.plugin.dir")).isEqualTo(plugin.directory.toString());
        assertThat(run.one("kismet.plugin.dirname")).isEqualTo("probe");
        assertThat(run.one("kismet.plugin.launcher")).isEqualTo(plugin.launcher.toString());
        assertThat(run.one("java.class.path"))
                .isEqualTo(plugin.directory + "/lib/probe-1.0.jar:" + plugin.directory + "/lib/other-1.0.jar");
        assertThat(run.one("handed.over")).isEqualTo("false");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void passes_arguments_unchanged(List<String> shell) throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary);
        String[] arguments = {"--in-fd", "0", "--out-fd=1", "a  b", "", "*", "$HOME", "-Xmx1m", "back\\slash", "'"};

        LauncherRun run = plugin.run(in(shell, plugin.launcher), arguments).started();

        assertThat(run.all("argument")).containsExactly(arguments);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void leaves_the_caller_as_the_parent(List<String> shell) throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary);

        LauncherRun run = plugin.run(in(shell, plugin.launcher), "--in-fd=0", "--out-fd=1").started();

        assertThat(run.one("parent")).isEqualTo(String.valueOf(ProcessHandle.current().pid()));
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void adds_no_warning_of_the_jvm(String javaHome) throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary).with("JAVA_HOME", javaHome);

        LauncherRun run = plugin.run("--in-fd=0", "--out-fd=1").started();

        assertThat(Path.of(run.one("java.home")).toRealPath()).isEqualTo(Path.of(javaHome).toRealPath());
    }

    @ParameterizedTest
    @MethodSource("shells")
    void runs_from_a_path_with_spaces_through_chains_of_links(List<String> shell) throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(Files.createDirectories(temporary.resolve("a b/[c] *")));
        Path links = Files.createDirectories(plugin.root.resolve("some links"));
        Files.createSymbolicLink(links.resolve("second link"), Path.of("../kismet/probe/kismet_probe"));
        Files.createSymbolicLink(plugin.root.resolve("first link"), Path.of("some links/second link"));
        Path start = Files.createSymbolicLink(links.resolve("start"), plugin.root.resolve("first link"));

        LauncherRun run = plugin.run(in(shell, start), "--in-fd=0", "--out-fd=1").started();

        assertThat(run.one("kismet.plugin.dir")).isEqualTo(plugin.directory.toString());
        assertThat(run.one("kismet.plugin.launcher")).isEqualTo(start.toString());
    }

    @ParameterizedTest
    @MethodSource("shells")
    void runs_when_called_by_a_relative_path(List<String> shell) throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary);

        LauncherRun run = plugin.run(in(shell, Path.of("kismet/probe/kismet_probe")), "--in-fd=0").started();

        assertThat(run.one("kismet.plugin.dir")).isEqualTo(plugin.directory.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "usr/lib/kismet/probe",
        "usr/lib/x86_64-linux-gnu/kismet/probe",
        "usr/plugins/probe",
        "home/.kismet/plugins/probe"
    })
    void copied_to_a_directory_of_programs_finds_its_plugin(String installed) throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary);
        Path copy = copyToBin(plugin);
        Path directory = plugin.root.resolve(installed);
        Files.createDirectories(directory.getParent());
        Files.move(plugin.directory, directory);

        LauncherRun run = plugin.run(copy, "--in-fd=0", "--out-fd=1").started();

        assertThat(run.one("kismet.plugin.dir")).isEqualTo(directory.toString());
        assertThat(run.one("kismet.plugin.launcher")).isEqualTo(copy.toString());
    }

    @Test
    void tells_where_it_looked_for_its_plugin() throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary);

        LauncherRun run = plugin.run(copyToBin(plugin));

        assertThat(run.status()).isEqualTo(69);
        assertThat(run.errors())
                .contains("plugin probe cannot start", "lib/probe-1.0.jar", "install the plugin again")
                .contains(plugin.root.resolve("usr/bin") + "\n", plugin.home + "/.kismet/plugins/probe\n");
    }

    @Test
    void does_not_take_another_versions_directory_for_its_own() throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary);
        Files.move(plugin.directory.resolve("lib/probe-1.0.jar"), plugin.directory.resolve("lib/probe-2.0.jar"));

        assertThat(plugin.run().status()).isEqualTo(69);
    }

    @Test
    void refuses_a_path_that_no_class_path_can_hold() throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(Files.createDirectories(temporary.resolve("a:b")));

        LauncherRun run = plugin.run();

        assertThat(run.status()).isEqualTo(69);
        assertThat(run.errors()).contains("colon");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void closes_what_it_inherited_but_for_its_pipes(List<String> shell) throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary);

        LauncherRun run = plugin.run(withLeaks(plugin, in(shell, plugin.launcher)), "--in-fd=14", "--out-fd", "15")
                .started();

        assertNothingButPipes(plugin, run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10<leak", "3<leak 4<leak 5<leak 6<leak 7<leak 8<leak 9<leak 11<leak"})
    void closes_the_first_one_that_its_shell_cannot_name(String leaks) throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary);

        LauncherRun run = plugin.run(with(leaks, plugin, in(List.of("dash"), plugin.launcher)), "--in-fd=0").started();

        assertThat(run.all("descriptor")).noneMatch(LauncherTest::isSuperfluous);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9<leak"})
    void starts_no_bash_where_its_shell_can_close_all(String leaks) throws IOException {
        InstalledPlugin plugin = withoutBash();
        List<String> command = with("14<in 15>out " + leaks, plugin, in(List.of("dash"), plugin.launcher));

        assertNothingButPipes(plugin, plugin.run(command, "--in-fd=14", "--out-fd=15").started());
    }

    @Test
    void does_not_count_what_it_only_opens_to_see_what_is_open() throws IOException {
        InstalledPlugin plugin = withoutBash();
        String allBelowTen = "3<leak 4<leak 5<leak 6<leak 7<leak 8<leak 9<leak";

        LauncherRun run = plugin.run(with(allBelowTen, plugin, in(List.of("dash"), plugin.launcher)), "--in-fd=0")
                .started();

        assertThat(run.all("descriptor")).noneMatch(descriptor -> descriptor.endsWith("/leak"));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void runs_no_program_that_is_called_like_a_descriptor(List<String> shell) throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary);
        Path mark = plugin.root.resolve("mark");
        plugin.program(plugin.tools.resolve("10"), "echo 10 was run >'" + mark + "'");

        plugin.run(withLeaks(plugin, in(shell, plugin.launcher)), "--in-fd=14", "--out-fd=15").started();

        assertThat(mark).doesNotExist();
    }

    @Test
    void leaves_what_it_inherited_where_its_shell_cannot_close_it() throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary).withToolsOnly("dash");
        String bash = InstalledPlugin.onPath("bash").toString();

        LauncherRun run = plugin.run(withLeaks(plugin, bash, in(List.of("dash"), plugin.launcher)), "--in-fd=14")
                .started();

        assertThat(run.all("descriptor"))
                .contains("10 " + plugin.root.resolve("leak"), "17 " + plugin.root.resolve("leak"))
                .noneMatch(descriptor -> descriptor.matches("[39] .*/leak"));
    }

    @Test
    void does_not_hand_itself_over_for_ever() throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary);
        plugin.program(plugin.tools.resolve("bash"), "shift 2; exec " + InstalledPlugin.onPath("dash") + " \"$@\"");

        plugin.run(withLeaks(plugin, in(List.of("dash"), plugin.launcher)), "--in-fd=14").started();
    }

    @Test
    void closes_nothing_when_started_by_hand() throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary);

        LauncherRun run = plugin.run(withLeaks(plugin, List.of(plugin.launcher.toString()))).started();

        assertThat(run.all("descriptor")).anyMatch(descriptor -> descriptor.endsWith("/leak"));
    }

    @ParameterizedTest
    @MethodSource("shells")
    void gives_the_jvm_defaults_then_the_files_options_then_the_variables(List<String> shell) throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary)
                .with("KISMET_PLUGIN_JAVA_OPTS", "  -Dc=*\t-Xmx80m\n-Dd=$HOME");
        plugin.write(plugin.root.resolve("-Dc=the name of a file"), "");
        plugin.write(
                plugin.home.resolve(".kismet/plugin-data/probe/jvm.options"),
                "# comment\n\n   # comment\n  -Da=one $(two) `three` \\x  \n-Xmx64m\r\n\r\n-Db=last");

        LauncherRun run = plugin.run(in(shell, plugin.launcher)).started();

        List<String> given = Stream.of(
                        DEFAULTS,
                        List.of("-Da=one $(two) `three` \\x", "-Xmx64m", "-Db=last"),
                        List.of("-Dc=*", "-Xmx80m", "-Dd=$HOME"),
                        List.of(
                                "-Dkismet.plugin.dir=" + plugin.directory,
                                "-Dkismet.plugin.dirname=probe",
                                "-Dkismet.plugin.launcher=" + plugin.launcher))
                .flatMap(List::stream)
                .toList();
        assertThat(run.all("option")).isEqualTo(given);
    }

    private InstalledPlugin withoutBash() throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary);
        plugin.program(plugin.tools.resolve("bash"), "echo bash must not be started");
        return plugin;
    }

    static List<String> in(List<String> shell, Path launcher) {
        return Stream.concat(shell.stream(), Stream.of(launcher.toString())).toList();
    }

    private static List<String> withLeaks(InstalledPlugin plugin, List<String> command) throws IOException {
        return withLeaks(plugin, "bash", command);
    }

    /** Opens descriptors as Kismet would leave them open; those at 10 and 255 are where shells keep their script. */
    private static List<String> withLeaks(InstalledPlugin plugin, String bash, List<String> command)
            throws IOException {
        return with(bash, "14<in 15>out 3<leak 9<leak 10<leak 11<leak 17<leak 255<leak", plugin, command);
    }

    private static List<String> with(String open, InstalledPlugin plugin, List<String> command) throws IOException {
        return with(InstalledPlugin.onPath("bash").toString(), open, plugin, command);
    }

    private static List<String> with(String bash, String open, InstalledPlugin plugin, List<String> command)
            throws IOException {
        for (String name : List.of("in", "out", "leak")) {
            plugin.write(plugin.root.resolve(name), "");
        }
        return Stream.concat(Stream.of(bash, "-c", "exec " + open + "; exec \"$@\"", "-"), command.stream())
                .toList();
    }

    private static void assertNothingButPipes(InstalledPlugin plugin, LauncherRun run) {
        assertThat(run.all("descriptor"))
                .contains("14 " + plugin.root.resolve("in"), "15 " + plugin.root.resolve("out"))
                .noneMatch(LauncherTest::isSuperfluous);
        assertThat(run.one("handed.over")).isEqualTo("false");
    }

    private static boolean isSuperfluous(String descriptor) {
        return descriptor.endsWith("/leak") || descriptor.endsWith("/kismet_probe");
    }

    private static Path copyToBin(InstalledPlugin plugin) throws IOException {
        Path bin = Files.createDirectories(plugin.root.resolve("usr/bin"));
        return Files.copy(
                plugin.launcher, bin.resolve("kismet_probe"), StandardCopyOption.COPY_ATTRIBUTES);
    }
}
