package io.github.kismetexternal.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A runtime linked by the JDK of the test, which takes seconds and so is done once. */
class RuntimeImageTest {
    private static final Jdk JDK = new Jdk(Path.of(System.getProperty("java.home")));

    @TempDir
    static Path shared;

    private static RuntimeImage image;

    @TempDir
    Path temporary;

    @BeforeAll
    static void link() throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(Files.createDirectories(shared.resolve("plugin")));
        image = RuntimeImage.link(
                JDK,
                Jmods.of(JDK, null),
                List.of(plugin.directory.resolve("lib/probe-1.0.jar")),
                List.of(),
                shared.resolve("image"));
    }

    @Test
    void has_the_modules_that_the_jars_refer_to_and_elliptic_curves() {
        assertThat(image.modules()).containsExactly("java.base", "java.management", "jdk.crypto.ec");
    }

    @Test
    void tells_where_it_runs() {
        String arch = System.getProperty("os.arch").replace("amd64", "x86_64");

        assertThat(image.platform()).hasToString("linux-" + arch);
        assertThat(Path.of(image.platform().loader())).exists();
    }

    @Test
    void is_copied_as_plain_files_with_plain_modes() throws IOException {
        Path copy = temporary.resolve("runtime");

        image.writeTo(copy);

        try (Stream<Path> files = Files.walk(copy)) {
            assertThat(files).allSatisfy(file -> {
                assertThat(Files.isSymbolicLink(file)).isFalse();
                assertThat(mode(file)).isIn("rwxr-xr-x", Files.isDirectory(file) ? "" : "rw-r--r--");
            });
        }
        assertThat(mode(copy.resolve("bin/java"))).isEqualTo("rwxr-xr-x");
        assertThat(mode(copy.resolve("lib/jspawnhelper"))).isEqualTo("rwxr-xr-x");
        assertThat(mode(copy.resolve("release"))).isEqualTo("rw-r--r--");
    }

    @Test
    void starts_the_plugin_where_there_is_no_other_java_also_from_an_archive() throws IOException {
        InstalledPlugin plugin = withRuntime(image);

        assertThat(plugin.run("--prepare")).returns(0, LauncherRun::status).returns("", LauncherRun::errors);
        LauncherRun run = plugin.run().started();

        assertThat(run.one("java.home")).isEqualTo(plugin.directory.resolve("runtime").toString());
        assertThat(run.all("option")).anyMatch(option -> option.startsWith("-XX:SharedArchiveFile="));
    }

    @Test
    void made_for_another_kind_of_machine_is_passed_over_with_the_reason() throws IOException {
        TargetPlatform other = TargetPlatform.of("linux", "aarch64", "/lib/ld-of-another-processor.so.1");
        InstalledPlugin plugin = withRuntime(new RuntimeImage(image.directory(), other, image.modules()));
        plugin.emptyJvmDirectory();

        LauncherRun run = plugin.run();

        assertThat(run.status()).isEqualTo(69);
        assertThat(run.errors())
                .contains("is for linux-aarch64, and this system lacks /lib/ld-of-another-processor.so.1");
    }

    @Test
    void is_not_linked_from_a_directory_without_modules() {
        assertThatThrownBy(() -> Jmods.of(JDK, temporary))
                .isInstanceOf(BundleException.class)
                .hasMessageContainingAll("runtimeJmods (" + temporary + ")", "java.base.jmod", "-Dkismet.runtimeJmods");
    }

    @Test
    void is_not_linked_from_modules_of_another_release() throws IOException {
        Path home = fakeJdk("java.base@21.0.2\nplatform linux-aarch64\n");

        assertThatThrownBy(() -> Jmods.of(new Jdk(home), home.resolve("jmods")))
                .isInstanceOf(BundleException.class)
                .hasMessageContainingAll("Java 21", "same Java release", "Java 17", "toolchain");
    }

    @Test
    void is_named_after_the_platform_of_its_modules() throws IOException {
        Path home = fakeJdk("java.base@17.0.2\nexports java.io\nplatform linux-aarch64\n");

        Jmods jmods = Jmods.of(new Jdk(home), home.resolve("jmods"));

        assertThat(TargetPlatform.of(jmods.os(), jmods.arch(), "")).hasToString("linux-aarch64");
    }

    @Test
    void needs_a_jdk_at_least_as_new_as_the_plugin() {
        assertThatThrownBy(() -> MinimumJava.of("99").requireAtMost(JDK))
                .isInstanceOf(BundleException.class)
                .hasMessageContainingAll("minimumJava (99)", JDK.home().toString());
    }

    private InstalledPlugin withRuntime(RuntimeImage runtime) throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary, new StartOptions(MinimumJava.of("17"), true, runtime));
        return plugin.without("JAVA_HOME").withToolsOnly("mkdir", "rm", "mv", "chmod", "cat");
    }

    private Path fakeJdk(String description) throws IOException {
        Path home = temporary.resolve("jdk");
        Files.createDirectories(home.resolve("jmods"));
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "JAVA_VERSION=\"17.0.2\"\n");
        Files.writeString(home.resolve("jmods/java.base.jmod"), "");
        Path jmod = Files.writeString(home.resolve("bin/jmod"), "#!/bin/sh\nprintf '%s' '" + description + "'\n");
        Files.setPosixFilePermissions(jmod, PosixFilePermissions.fromString("rwxr-xr-x"));
        return home;
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
