package io.github.kismetexternal.packaging;

import static io.github.kismetexternal.packaging.ScratchMachine.attributes;
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

/** What the scripts of a plugin without helper do: there is no launcher, nor anything said or written about one. */
class InstallWebOnlyTest {
    @TempDir
    Path temporary;

    private ScratchMachine machine;
    private Path bundle;
    private Path userPlugin;
    private Path systemPlugin;

    static Stream<List<String>> shells() {
        return LauncherTest.shells();
    }

    @BeforeEach
    void makeMachine() throws IOException {
        machine = new ScratchMachine(temporary);
        bundle = bundle();
        userPlugin = machine.userPlugin.resolveSibling("map");
        systemPlugin = machine.systemPlugin.resolveSibling("map");
        machine.plugin.write(machine.siteConf, "x=y\n");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void for_a_user_it_comes_and_goes(List<String> shell) throws IOException {
        List<String> before = machine.in(shell).asUser().everything();

        LauncherRun installed = assertDone(install());

        assertWhole(userPlugin);
        assertThat(machine.home.resolve(".kismet/bin")).doesNotExist();
        assertSaysNothingOfALauncher(installed);
        assertThat(installed.output()).contains("Next: restart Kismet", "http://localhost:2501/plugin/map/");
        assertThat(install().output()).contains("put " + userPlugin + " in place of what is there\n");
        assertSaysNothingOfALauncher(assertDone(machine.run(userPlugin.resolve("uninstall.sh"))));
        assertThat(machine.everything()).isEqualTo(before);
        assertThat(assertDone(uninstall()).output()).contains("nothing to remove");
        assertThat(machine.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void for_the_system_it_comes_and_goes(List<String> shell) throws IOException {
        needsRoot();
        List<String> before = machine.in(shell).everything();

        assertSaysNothingOfALauncher(assertDone(install()));

        assertWhole(systemPlugin);
        assertThat(attributes(systemPlugin.resolve("httpd/index.html"))).isEqualTo("0 rw-r--r--");
        assertThat(machine.root.resolve("usr/bin").toFile().list()).containsExactly("kismet");
        List<String> once = machine.everything();
        assertDone(install());
        assertThat(machine.everything()).isEqualTo(once);
        assertSaysNothingOfALauncher(assertDone(machine.run(systemPlugin.resolve("uninstall.sh"))));
        assertThat(machine.everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("shells")
    void a_dry_run_changes_nothing(List<String> shell) throws IOException {
        List<String> before = machine.in(shell).everything();

        LauncherRun run = assertDone(install("--user", "--dry-run"));

        assertThat(run.output()).contains("Nothing is changed", "rename it to " + userPlugin + "\n");
        assertSaysNothingOfALauncher(run);
        assertDone(uninstall("--user", "--dry-run"));
        assertThat(machine.everything()).isEqualTo(before);
    }

    @Test
    void leaves_the_lines_that_are_there_for_launchers() throws IOException {
        String lines = "# >>> kismet plugin kit: helper_binary_path\nhelper_binary_path=%h/.kismet/bin\n# <<<\n";
        machine.plugin.write(machine.siteConf, lines);

        assertDone(install("--user", "--update-site-conf"));
        assertDone(uninstall("--user"));

        assertThat(machine.siteConf).hasContent(lines);
    }

    @Test
    void refuses_a_second_installation() throws IOException {
        needsRoot();
        assertDone(install("--user"));

        LauncherRun run = install("--system");

        assertThat(run).returns(73, LauncherRun::status);
        assertThat(run.errors()).contains(userPlugin + " is installed already", "loads the plugin twice");
        assertThat(systemPlugin).doesNotExist();
    }

    @Test
    void refuses_to_replace_a_plugin_that_has_a_launcher() throws IOException {
        machine.plugin.write(userPlugin.resolve("manifest.conf"), "name=Map\nhttpexternal=kismet_map\n");

        LauncherRun run = install("--user");

        assertThat(run).returns(73, LauncherRun::status);
        assertThat(run.errors())
                .contains("is the plugin \"Map\" with the launcher \"kismet_map\"")
                .contains("must be \"Map\" without launcher, or not exist");
    }

    @Test
    void refuses_to_replace_another_plugin_without_launcher() throws IOException {
        machine.plugin.write(userPlugin.resolve("manifest.conf"), "name=Theirs\n");

        assertThat(install("--user").errors()).contains("is the plugin \"Theirs\" without launcher");
    }

    private Path bundle() throws IOException {
        PluginNames names = PluginNames.webOnly("map", null, null);
        Path web = machine.plugin.write(machine.root.resolve("web/index.html"), "<p>").getParent();
        return new Bundle(
                        names,
                        PluginManifest.of(names, new ProjectDescription("Map", "A map", "Ada", "1.0"), null, null),
                        ClassPath.none(),
                        new WebDirectory(web),
                        StartOptions.of(MinimumJava.of(null)),
                        null,
                        new Documents(web))
                .writeTo(machine.root.resolve("web bundle"));
    }

    private LauncherRun install(String... options) {
        return machine.run(bundle.resolve("install.sh"), options);
    }

    private LauncherRun uninstall(String... options) {
        return machine.run(bundle.resolve("uninstall.sh"), options);
    }

    private void assertWhole(Path installed) throws IOException {
        try (Stream<Path> paths = Files.walk(bundle)) {
            assertThat(paths.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(path ->
                    assertThat(installed.resolve(bundle.relativize(path).toString())).hasSameBinaryContentAs(path));
        }
    }

    private static LauncherRun assertDone(LauncherRun run) {
        assertThat(run).returns("", LauncherRun::errors).returns(0, LauncherRun::status);
        return run;
    }

    private static void assertSaysNothingOfALauncher(LauncherRun run) {
        assertThat(run.output()).doesNotContain("launcher", "helper_binary_path", "--doctor", "Preparing", "/bin");
    }
}
