package io.github.kismetexternal.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code --prepare} makes, by real JVMs, and which starts use it; all of them are silent. */
class SharedArchiveTest {
    @TempDir
    Path temporary;

    private InstalledPlugin plugin;
    private Path cache;
    private Path archive;

    static Stream<List<String>> shells() {
        return LauncherTest.shells();
    }

    static Stream<String> javaHomes() {
        return LauncherTest.javaHomes();
    }

    @BeforeEach
    void install() throws IOException {
        plugin = new InstalledPlugin(Files.createDirectories(temporary.resolve("a place")));
        cache = plugin.directory.resolve("cache");
        archive = cache.resolve("classes.jsa");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void a_prepared_plugin_starts_from_its_archive(List<String> shell) throws IOException {
        LauncherRun made = plugin.run(LauncherTest.in(shell, plugin.launcher), "--prepare");

        assertThat(made).returns(0, LauncherRun::status).returns("", LauncherRun::errors);
        assertThat(made.output()).contains(archive.toString(), "for Java " + Runtime.version().feature());
        assertThat(namesIn(cache)).containsExactlyInAnyOrder("classes.jsa", "made-by", "release");
        assertThat(startedFromArchive(LauncherTest.in(shell, plugin.launcher))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void takes_the_plugins_classes_from_the_archive(String javaHome) throws IOException {
        // Where there is no space in the path: else Java 17 finds its own classes only.
        plugin = new InstalledPlugin(temporary).with("JAVA_HOME", javaHome);
        prepare();
        Path log = plugin.root.resolve("classes.log");

        plugin.with("KISMET_PLUGIN_JAVA_OPTS", "-Xlog:class+load:file=../classes.log");
        plugin.run(List.of("sh", "-c", "cd kismet && exec \"$0\"", plugin.launcher.toString())).started();

        assertThat(log).content().containsPattern(StartReport.class.getName() + " source: shared objects file");
    }

    @ParameterizedTest
    @MethodSource("shells")
    void a_java_home_may_have_another_name_when_it_starts(List<String> shell) throws IOException {
        Path home = Path.of(System.getProperty("java.home"));
        Path link = Files.createSymbolicLink(temporary.resolve("default java"), home);
        plugin.with("JAVA_HOME", link.toString());
        prepare();

        plugin.with("JAVA_HOME", home.toString());

        assertThat(startedFromArchive(LauncherTest.in(shell, plugin.launcher))).isTrue();
    }

    @Test
    void an_unprepared_plugin_starts_without() throws IOException {
        assertThat(startedFromArchive()).isFalse();
        assertThat(cache).doesNotExist();
    }

    @Test
    void a_second_preparation_replaces_the_first() throws IOException {
        prepare();
        Files.setLastModifiedTime(archive, FileTime.from(Instant.EPOCH));
        Files.writeString(cache.resolve("made-by"), "nobody");

        prepare();

        assertThat(Files.getLastModifiedTime(archive).toInstant()).isAfter(Instant.EPOCH);
        assertThat(startedFromArchive()).isTrue();
    }

    @Test
    void a_preparation_that_fails_says_why_and_leaves_nothing() throws IOException {
        LauncherRun run = plugin.with("KISMET_PLUGIN_JAVA_OPTS", "-XX:NoSuchOption").run("--prepare");

        assertThat(run.status()).isEqualTo(69);
        assertThat(run.errors()).contains("NoSuchOption", "could not be made", "starts without an archive too");
        assertThat(namesIn(cache)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100_000})
    void an_archive_that_was_cut_off_is_not_used(long size) throws IOException {
        prepare();
        try (FileChannel file = FileChannel.open(archive, StandardOpenOption.WRITE)) {
            file.truncate(size);
        }

        assertThat(startedFromArchive()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void an_archive_with_a_damaged_head_does_no_harm(String javaHome) throws IOException {
        plugin.with("JAVA_HOME", javaHome);
        prepare();
        byte[] content = Files.readAllBytes(archive);
        Arrays.fill(content, 0, 4096, (byte) 0);
        Files.write(archive, content);

        plugin.run().started();
    }

    @ParameterizedTest
    @MethodSource("javaHomes")
    void an_archive_of_jars_that_were_touched_does_no_harm(String javaHome) throws IOException {
        plugin.with("JAVA_HOME", javaHome);
        prepare();
        Files.setLastModifiedTime(plugin.directory.resolve("lib/probe-1.0.jar"), FileTime.from(Instant.EPOCH));

        plugin.run().started();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwxr-x", "rwxr-xrwx"})
    void an_archive_that_others_may_replace_is_not_used(String mode) throws IOException {
        prepare();
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString(mode));

        assertThat(startedFromArchive()).isFalse();
    }

    @Test
    void an_archive_that_others_may_write_is_not_used() throws IOException {
        prepare();
        Files.setPosixFilePermissions(archive, PosixFilePermissions.fromString("rw-rw-rw-"));

        assertThat(startedFromArchive()).isFalse();
    }

    @Test
    void another_users_archive_is_not_used() throws IOException {
        assumeRoot();
        prepare();
        Files.setAttribute(archive, "unix:uid", 12345);

        assertThat(startedFromArchive()).isFalse();
    }

    @Test
    void an_archive_made_by_root_is_used_by_others() throws IOException {
        assumeRoot();
        prepare();

        assertThat(plugin.run("--doctor").output()).contains("ok       archive of classes: " + archive);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache))).isEqualTo("rwxr-xr-x");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive))).isEqualTo("rw-r--r--");
        plugin.replaceInLauncher("/proc/self/status", "/no/status");
        plugin.program(plugin.tools.resolve("id"), "echo 12345");
        assertThat(startedFromArchive()).isTrue();
    }

    @Test
    void the_archive_of_another_jvm_is_not_used() throws IOException {
        prepare();
        Files.writeString(cache.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");

        assertThat(startedFromArchive()).isFalse();
    }

    @Test
    void the_archive_of_other_jars_is_not_used() throws IOException {
        prepare();
        String script = Files.readString(plugin.launcher);
        Files.writeString(plugin.launcher, script.replaceFirst("jars_digest='.", "jars_digest='x"));

        assertThat(startedFromArchive()).isFalse();
    }

    @Test
    void an_archive_that_was_moved_with_its_plugin_is_not_used() throws IOException {
        prepare();
        Path moved = plugin.root.resolve("moved");
        Files.move(plugin.directory, moved);

        assertThat(startedFromArchive(List.of(moved.resolve("kismet_probe").toString()))).isFalse();
    }

    @Test
    void a_plugin_built_without_makes_none_and_uses_none() throws IOException {
        prepare();
        String script = Files.readString(plugin.launcher);
        Files.writeString(plugin.launcher, script.replace("shared_archive='true'", "shared_archive='false'"));

        assertThat(plugin.run("--prepare").output()).contains("built to start without", "Nothing was done");
        assertThat(startedFromArchive()).isFalse();
    }

    private void prepare() {
        assertThat(plugin.run("--prepare")).returns(0, LauncherRun::status).returns("", LauncherRun::errors);
    }

    private boolean startedFromArchive() {
        return startedFromArchive(List.of(plugin.launcher.toString()));
    }

    private boolean startedFromArchive(List<String> launcher) {
        return plugin.run(launcher).started().all("option").stream()
                .anyMatch(option -> option.startsWith("-XX:SharedArchiveFile="));
    }

    private static void assumeRoot() {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root can give a file to another user");
    }

    private static List<String> namesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
