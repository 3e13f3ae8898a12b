package io.github.kismetexternal.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which Java a launcher takes, tried with Java homes whose java is a script. */
class LauncherJavaTest {
    @TempDir
    Path temporary;

    @Test
    void prefers_the_runtime_that_comes_with_the_plugin() throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary);
        Path runtime = plugin.javaHome(plugin.directory.resolve("runtime"), "JAVA_VERSION=\"17.0.15\"\n");

        assertThat(plugin.run().started().one("java.home")).isEqualTo(runtime.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"JAVA_VERSION=\"1.8.0_412\"\n", "JAVA_VERSION=\"11.0.2\"", "A=1\nJAVA_VERSION=9\n"})
    void passes_over_a_java_home_that_is_too_old(String release) throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary);
        Path old = plugin.javaHome(plugin.root.resolve("old"), release);
        Path onPath = plugin.javaHome(plugin.root.resolve("good"), "JAVA_VERSION=\"17.0.15\"\n");

        LauncherRun run = plugin.with("JAVA_HOME", old.toString())
                .with("PATH", onPath + "/bin:" + System.getenv("PATH"))
                .run();

        assertThat(run.started().one("java.home")).isEqualTo(onPath.toString());
    }

    @Test
    void does_not_mistake_another_directory_for_a_relative_java_home() throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary);
        plugin.javaHome(plugin.root.resolve("jdk"), "JAVA_VERSION=\"11.0.2\"\n");
        Path other = plugin.javaHome(plugin.root.resolve("other/jdk"), "JAVA_VERSION=\"17.0.15\"\n");

        LauncherRun run = plugin.with("JAVA_HOME", "jdk")
                .with("CDPATH", plugin.root.resolve("other").toString())
                .with("PATH", other + "/bin:" + System.getenv("PATH"))
                .run();

        assertThat(run.started().one("java.home")).isEqualTo(other.toString());
    }

    @Test
    void passes_over_a_java_home_without_java() throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary);
        Path onPath = plugin.javaHome(plugin.root.resolve("good"), "JAVA_VERSION=\"25\"\n");

        LauncherRun run = plugin.with("JAVA_HOME", plugin.home.toString())
                .with("PATH", onPath + "/bin:" + System.getenv("PATH"))
                .run();

        assertThat(run.started().one("java.home")).isEqualTo(onPath.toString());
    }

    @Test
    void takes_a_java_of_unknown_version_as_it_is() throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary);
        Path home = plugin.javaHome(plugin.root.resolve("odd"), "IMPLEMENTOR=\"somebody\"\n");

        assertThat(plugin.with("JAVA_HOME", home.toString()).run().started().one("java.home"))
                .isEqualTo(home.toString());
    }

    @Test
    void reads_the_version_behind_the_links_on_path() throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary).without("JAVA_HOME").withToolsOnly();
        Path old = plugin.javaHome(plugin.root.resolve("old"), "JAVA_VERSION=\"11.0.2\"\n");
        Path alternative = Files.createSymbolicLink(plugin.root.resolve("alternative"), old.resolve("bin/java"));
        Files.createSymbolicLink(plugin.tools.resolve("java"), alternative);
        plugin.emptyJvmDirectory();

        LauncherRun run = plugin.run();

        assertThat(run.status()).isEqualTo(69);
        assertThat(run.errors()).contains("PATH: is Java 11 (" + plugin.tools.resolve("java") + ")");
    }

    @Test
    void takes_the_newest_installed_where_none_is_named() throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary).without("JAVA_HOME").withToolsOnly();
        Path jvms = plugin.emptyJvmDirectory();
        plugin.javaHome(jvms.resolve("a-java"), "JAVA_VERSION=\"17.0.15\"\n");
        plugin.javaHome(jvms.resolve("b java"), "JAVA_VERSION=\"25.0.3\"\n");
        plugin.javaHome(jvms.resolve("c-java"), "JAVA_VERSION=\"9.0.4\"\n");
        plugin.javaHome(jvms.resolve("d-java"), "");

        assertThat(plugin.run().started().one("java.home")).isEqualTo(jvms.resolve("b java").toString());
    }

    @Test
    void takes_an_installed_one_of_unknown_version_where_there_is_no_other() throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary).without("JAVA_HOME").withToolsOnly();
        Path jvms = plugin.emptyJvmDirectory();
        Path only = plugin.javaHome(jvms.resolve("java"), "");

        assertThat(plugin.run().started().one("java.home")).isEqualTo(only.toString());
    }

    @Test
    void without_any_tells_what_it_looked_at_and_what_to_install() throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary).without("JAVA_HOME").withToolsOnly();
        Path jvms = plugin.emptyJvmDirectory();

        LauncherRun run = plugin.run();

        assertThat(run.status()).isEqualTo(69);
        assertThat(run.output()).isEmpty();
        assertThat(run.errors())
                .contains("plugin probe cannot start: Java 17 or newer is needed")
                .contains("no such program (" + plugin.directory + "/runtime/bin/java)")
                .contains("JAVA_HOME: is not set", "PATH: has no java", jvms.toString())
                .contains("sudo apt install openjdk-17-jre-headless");
    }

    @Test
    void without_a_new_enough_one_tells_the_version_of_each() throws IOException {
        InstalledPlugin plugin = new InstalledPlugin(temporary, "99");
        Path jvms = plugin.emptyJvmDirectory();
        plugin.javaHome(jvms.resolve("one"), "JAVA_VERSION=\"1.8.0_412\"\n");
        plugin.javaHome(jvms.resolve("two"), "JAVA_VERSION=\"21\"\n");

        LauncherRun run = plugin.run();

        assertThat(run.status()).isEqualTo(69);
        assertThat(run.errors())
                .contains("Java 99 or newer", "openjdk-99-jre-headless")
                .contains("JAVA_HOME: is Java " + Runtime.version().feature())
                .contains("is Java 8 (" + jvms.resolve("one/bin/java"), "is Java 21 (" + jvms.resolve("two/bin/java"));
    }
}
