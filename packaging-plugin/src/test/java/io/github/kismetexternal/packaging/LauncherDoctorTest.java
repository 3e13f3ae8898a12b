package io.github.kismetexternal.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --doctor} finds, beside a Kismet whose programs and configuration lie in the test's directory. */
class LauncherDoctorTest {
    @TempDir
    Path temporary;

    private InstalledPlugin plugin;
    private Path installed;
    private Path launcher;
    private Path siteConf;

    static Stream<List<String>> shells() {
        return LauncherTest.shells();
    }

    @BeforeEach
    void installInTheHome() throws IOException {
        plugin = new InstalledPlugin(temporary);
        plugin.program(plugin.root.resolve("usr/bin/kismet"), "exit 1");
        plugin.write(plugin.root.resolve("etc/kismet.conf"), "# stock\nhelper_binary_path=%B\nconfigdir=%h/.kismet/\n");
        siteConf = plugin.write(
                plugin.root.resolve("etc/kismet_site.conf"),
                "helper_binary_path=%B\n  helper_binary_path = %h/.kismet/plugins/probe \n");
        plugin.with("KISMET_ETC", plugin.root.resolve("etc").toString())
                .with("PATH", plugin.tools + ":" + plugin.root.resolve("usr/bin") + ":" + System.getenv("PATH"));
        installed = Files.createDirectories(plugin.home.resolve(".kismet/plugins")).resolve("probe");
        Files.move(plugin.directory, installed);
        launcher = installed.resolve("kismet_probe");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void all_is_well(List<String> shell) {
        LauncherRun run = plugin.run(LauncherTest.in(shell, launcher), "--doctor");

        assertThat(run.output())
                .contains("ok       Java " + Runtime.version().feature() + ":")
                .contains("ok       plugin directory: " + installed)
                .contains("ok       all jars")
                .contains("ok       manifest")
                .contains("ok       launcher may be run")
                .contains("ok       Kismet will start " + launcher)
                .contains("ok       Kismet has one such plugin")
                .doesNotContain("problem");
        assertThat(run).returns(0, LauncherRun::status).returns("", LauncherRun::errors);
    }

    @Test
    void no_java() throws IOException {
        plugin.without("JAVA_HOME").withToolsOnly("dash");
        String script = Files.readString(launcher);
        plugin.write(launcher, script.replace("/usr/lib/jvm/", "/no/").replace("/opt/java", "/no/"));

        assertProblem("Java 17 or newer is needed", "sudo apt install openjdk-17-jre-headless");
    }

    @Test
    void a_missing_jar() throws IOException {
        Files.delete(installed.resolve("lib/other-1.0.jar"));

        assertProblem("lib/other-1.0.jar", "install the plugin again");
    }

    @Test
    void no_plugin_directory() throws IOException {
        Files.delete(installed.resolve("lib/probe-1.0.jar"));

        assertProblem("the plugin's directory is needed", "install the plugin again");
    }

    @Test
    void a_manifest_without_a_required_key() throws IOException {
        replaceInManifest("author=Ada\n", "");

        assertProblem("manifest.conf has no author", "author=...");
    }

    @Test
    void a_manifest_without_newline_at_its_end() throws IOException {
        replaceInManifest("httpexternal=kismet_probe\n", "httpexternal=kismet_probe");

        assertProblem("manifest.conf does not end in a newline", "add one");
    }

    @Test
    void a_manifest_of_another_launcher() throws IOException {
        replaceInManifest("httpexternal=kismet_probe\n", "httpexternal=kismet_other\n");

        assertProblem("does not name this launcher", "httpexternal=kismet_probe");
    }

    @Test
    void a_launcher_that_may_not_be_run() throws IOException {
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rw-r-xr-x"));

        assertProblem("its owner may not run " + launcher, "chmod 755");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lib", "lib/x86_64-linux-gnu"})
    void all_is_well_beside_a_kismet_that_is_not_on_the_path(String libraries) throws IOException {
        Path prefix = plugin.root.resolve("a kismet");
        plugin.program(prefix.resolve("bin/kismet"), "exit 1");
        plugin.write(prefix.resolve("etc/kismet.conf"), "helper_binary_path=%B\n");
        Path beside = Files.createDirectories(prefix.resolve(libraries).resolve("kismet")).resolve("probe");
        Files.move(installed, beside);
        Path copy = prefix.resolve("bin/kismet_probe");
        Files.copy(beside.resolve("kismet_probe"), copy, StandardCopyOption.COPY_ATTRIBUTES);
        plugin.without("KISMET_ETC");

        for (Path called : List.of(copy, beside.resolve("kismet_probe"))) {
            LauncherRun run = plugin.run(called, "--doctor");

            assertThat(run.output())
                    .contains("ok       Kismet will start " + copy, "Kismet has one such plugin:\n    " + beside + "\n")
                    .doesNotContain("problem");
            assertThat(run).returns(0, LauncherRun::status);
        }
    }

    @Test
    void a_launcher_that_kismet_does_not_find() throws IOException {
        Files.delete(siteConf);

        assertProblem("Kismet will not find the launcher", "helper_binary_path=" + installed);
    }

    @Test
    void a_path_that_only_a_later_file_has_replaced() throws IOException {
        plugin.write(plugin.root.resolve("etc/kismet.conf"), "helper_binary_path=%h/.kismet/plugins/probe\n");
        plugin.write(siteConf, "helper_binary_path=%B\n");

        assertProblem("Kismet will not find the launcher", "helper_binary_path=");
    }

    @Test
    void a_path_that_a_later_file_adds_is_fine() throws IOException {
        plugin.write(siteConf, "helper_binary_path+=%h/.kismet/plugins/probe\n");

        assertThat(doctor().status()).isZero();
    }

    @Test
    void a_last_line_that_kismet_drops() throws IOException {
        plugin.write(siteConf, "helper_binary_path=%B\nhelper_binary_path=%h/.kismet/plugins/probe");

        assertProblem("kismet_site.conf does not end in a newline", "add one");
        assertProblem("Kismet will not find the launcher", "helper_binary_path=");
    }

    @Test
    void another_launcher_that_kismet_finds_first() throws IOException {
        plugin.program(plugin.root.resolve("usr/bin/kismet_probe"), "exit 0");

        assertProblem("Kismet will start another launcher than this", "install the plugin again");
    }

    @Test
    void a_plugin_installed_twice() throws IOException {
        Path second = Files.createDirectories(plugin.root.resolve("usr/lib/kismet/probe"));

        assertProblem("installed more than once", "remove all but one, each with its own uninstall.sh");
        assertThat(doctor().output()).contains(installed + "\n", second + "\n");
    }

    @Test
    void a_plugin_not_installed() throws IOException {
        Path elsewhere = plugin.root.resolve("elsewhere");
        Files.move(installed, elsewhere);
        launcher = elsewhere.resolve("kismet_probe");

        assertProblem("probe is not among Kismet's plugins", "cp -r '" + elsewhere + "'");
    }

    @Test
    void changes_nothing() throws IOException {
        List<String> before = listing();

        doctor();

        assertThat(listing()).isEqualTo(before);
    }

    private LauncherRun doctor() {
        // Through the shell, as one of the problems is that the launcher cannot be run.
        return plugin.run(List.of("/bin/sh", launcher.toString()), "--doctor");
    }

    private void assertProblem(String what, String remedy) {
        LauncherRun run = doctor();
        assertThat(run.output())
                .containsPattern("problem  [^\n]*" + quote(what) + "[^\n]*(\n    \\S[^\n]*)*"
                        + "\n         what to do: [^\n]*" + quote(remedy));
        assertThat(run).returns(1, LauncherRun::status).returns("", LauncherRun::errors);
    }

    private static String quote(String text) {
        return Pattern.quote(text);
    }

    private void replaceInManifest(String text, String replacement) throws IOException {
        Path manifest = installed.resolve("manifest.conf");
        plugin.write(manifest, Files.readString(manifest).replace(text, replacement));
    }

    private List<String> listing() throws IOException {
        try (var paths = Files.walk(plugin.home)) {
            return paths.sorted().map(path -> path + " " + path.toFile().lastModified()).toList();
        }
    }
}
