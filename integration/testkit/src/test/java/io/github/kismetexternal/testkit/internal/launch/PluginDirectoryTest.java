package io.github.kismetexternal.testkit.internal.launch;

import io.github.kismetexternal.testkit.SimulatedRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.kismetexternal.testkit.SimulatedRelease.R2021_08;
import static io.github.kismetexternal.testkit.SimulatedRelease.R2025_09;
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

        PluginDirectory plugin = PluginDirectory.read(directory, R2025_09);

        assertThat(plugin.name()).isEqualTo("first");
        assertThat(plugin.description()).isEqualTo("\"D\"");
        assertThat(plugin.author()).isEqualTo("A # x");
        assertThat(plugin.helper()).isEmpty();
        assertThat(plugin.script()).isEmpty();
    }

    @Test
    void a_last_line_without_newline_is_lost() throws IOException {
        manifest("name=N\ndescription=D\nauthor=A\nversion=1");

        assertSkipped(R2025_09, "version=");
    }

    @ParameterizedTest
    @EnumSource
    void a_helper_with_a_slash_makes_kismet_skip_the_plugin(SimulatedRelease release) throws IOException {
        manifest(REQUIRED + "httpexternal=../helper\n");

        assertSkipped(release, "httpexternal=");
    }

    @Test
    void the_older_key_names_the_helper_too_unless_the_newer_one_is_there() throws IOException {
        manifest(REQUIRED + "kisexternal=older\n");
        assertThat(PluginDirectory.read(directory, R2025_09).helper()).hasValue("older");

        manifest(REQUIRED + "kisexternal=older\nhttpexternal=newer\n");
        assertThat(PluginDirectory.read(directory, R2025_09).helper()).hasValue("newer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"js=module", "js=module,", "js=module,x"})
    void a_script_needs_a_module_and_a_path(String line) throws IOException {
        manifest(REQUIRED + line + "\n");

        assertSkipped(R2025_09, "js=<module>,<path>");
    }

    @Test
    void an_absolute_script_is_skipped_since_2022_and_taken_without_its_slash_before() throws IOException {
        manifest(REQUIRED + "js=m,/plugin/x/js/x.js\n");

        assertSkipped(R2025_09, "relative path");
        PluginDirectory before = PluginDirectory.read(directory, R2021_08);
        assertThat(before.script()).isEqualTo(Optional.of(new PluginDirectory.Script("m", "plugin/x/js/x.js")));
        assertThat(before.complaints()).singleElement().asString().contains("relative path");
    }

    @Test
    void native_code_is_refused() throws IOException {
        manifest(REQUIRED + "object=x.so\n");

        assertSkipped(R2025_09, "object=");
    }

    @Test
    void a_manifest_that_is_not_there_is_named() {
        assertSkipped(R2025_09, "readable manifest.conf");
    }

    private void assertSkipped(SimulatedRelease release, String rule) {
        assertThatThrownBy(() -> PluginDirectory.read(directory, release))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(rule)
                .hasMessageContaining("Kismet skips it");
    }

    private void manifest(String text) throws IOException {
        Files.writeString(directory.resolve("manifest.conf"), text);
    }
}
