package io.github.kismetexternal.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PluginNamesTest {
    @Test
    void follow_from_the_artifact_id() {
        assertThat(PluginNames.of("Device-Notes.v2", null, null, null, "com.example.Main"))
                .isEqualTo(new PluginNames(
                        "device_notes_v2",
                        "kismet_device_notes_v2",
                        "kismet_plugin_device_notes_v2",
                        "com.example.Main"));
    }

    @Test
    void follow_from_the_dirname_where_that_is_given() {
        PluginNames names = PluginNames.of("anything", "notes", null, null, "Main");

        assertThat(names.helper()).isEqualTo("kismet_notes");
        assertThat(names.jsModule()).isEqualTo("kismet_plugin_notes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Notes", "1notes", "_notes", "no-tes", "no/tes", "..", "notes ", "n\u00f6tes"})
    void refuse_a_dirname_that_is_none_of_kismets(String dirname) {
        assertRefused("notes", dirname, null, null, "Main")
                .hasMessageContainingAll("dirname (" + dirname + ")", "set <dirname>");
    }

    @Test
    void refuse_an_artifact_id_that_yields_no_dirname() {
        assertRefused("3d-map", null, null, null, "Main").hasMessageContainingAll("dirname (3d_map)", "kismet.dirname");
    }

    @ParameterizedTest
    @CsvSource({
        "kismet, comes with Kismet",
        "kismet_server, comes with Kismet",
        "kismet_discovery, comes with Kismet",
        "kismet_cap_linux_wifi, comes with Kismet",
        "kismetdb_to_pcap, comes with Kismet",
        "java, comes with Kismet or that the launcher calls",
        "bin/notes, file name",
        "-notes, file name",
        "..,  file name",
        "'a b', file name",
        "'', file name",
        "a'b, file name",
        "lib, another part",
        "manifest.conf, another part",
        "httpd_notes, without login"
    })
    void refuse_a_helper_that_would_harm(String helper, String reason) {
        assertRefused("notes", null, helper, null, "Main").hasMessageContainingAll("helper (" + helper + ")", reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"server", "discovery", "cap_notes"})
    void refuse_a_dirname_whose_helper_would_harm(String dirname) {
        assertRefused("notes", dirname, null, null, "Main").hasMessageContainingAll("kismet_" + dirname, "<helper>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "name", "kismet_ui", "kismet_plugin_", "kismet_plugin_no-tes", "kismet_plugin_a;b"})
    void refuse_a_script_name_that_could_be_another_variable(String jsModule) {
        assertRefused("notes", null, null, jsModule, "Main")
                .hasMessageContainingAll("jsModule (" + jsModule + ")", "global variable");
    }

    @Test
    void refuse_a_missing_main_class() {
        assertRefused("notes", null, null, null, null)
                .hasMessageContainingAll("mainClass is missing", "<mainClass>", "<webOnly>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.example.", "com/example/Main", "a b", "Main'; reboot; '", "-version", "class"})
    void refuse_a_main_class_that_is_no_class_name(String mainClass) {
        assertRefused("notes", null, null, null, mainClass).hasMessageContaining("mainClass (" + mainClass + ")");
    }

    @Test
    void take_a_nested_main_class() {
        assertThat(PluginNames.of("notes", null, null, null, "com.example.Outer$Main").mainClass())
                .isEqualTo("com.example.Outer$Main");
    }

    private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(
            String artifactId,
            @Nullable String dirname,
            @Nullable String helper,
            @Nullable String jsModule,
            @Nullable String mainClass) {
        return assertThatThrownBy(() -> PluginNames.of(artifactId, dirname, helper, jsModule, mainClass))
                .isInstanceOf(BundleException.class);
    }
}
