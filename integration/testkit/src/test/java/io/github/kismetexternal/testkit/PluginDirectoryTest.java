package io.github.kismetexternal.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PluginDirectoryTest {
    private static final String REQUIRED = "name=N\ndescription=D\nauthor=A\nversion=1\n";

    @TempDir
    private Path directory;

    @Test
    void reads_what_kismet_reads() throws IOException {
        manifest("# comment\n  Name =  first \nname=second\ndescription=\"D\"\nauthor=A # x\nversion=1\n"
                + "odd line\nempty=\n");

        assertThat(PluginDirectory.read(directory).manifest())
                .containsEntry("name", "first")
                .containsEntry("description", "\"D\"")
                .containsEntry("author", "A # x")
                .doesNotContainKey("empty");
    }

    @Test
    void a_last_line_without_newline_is_lost() throws IOException {
        manifest("name=N\ndescription=D\nauthor=A\nversion=1");

        assertThatThrownBy(() -> PluginDirectory.read(directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("version=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "httpexternal=missing\n", "httpexternal=../helper\n", "httpexternal=notexecutable\n"})
    void a_helper_that_kismet_would_not_start_is_refused(String line) throws IOException {
        manifest(REQUIRED + line);
        Files.writeString(directory.resolve("notexecutable"), "");

        assertThatThrownBy(() -> PluginDirectory.read(directory).launcher())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("httpexternal=");
    }

    @Test
    void the_older_key_names_the_helper_too() throws IOException {
        manifest(REQUIRED + "kisexternal=helper\n");
        Path helper = Files.writeString(directory.resolve("helper"), "");
        Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwx------"));

        assertThat(PluginDirectory.read(directory).launcher()).isEqualTo(helper);
    }

    private void manifest(String text) throws IOException {
        Files.writeString(directory.resolve("manifest.conf"), text);
    }
}
