package io.github.kismetexternal.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PluginManifestTest {
    private static final PluginNames NAMES = PluginNames.of("notes", null, null, null, "com.example.Main");
    private static final ProjectDescription ABOUT =
            new ProjectDescription("Device notes", "Notes on devices", "Ada, Grace", "1.0");

    @Test
    void has_one_line_for_each_key_and_ends_in_a_newline() {
        assertThat(PluginManifest.of(NAMES, ABOUT, null, null).text()).isEqualTo("""
                name=Device notes
                description=Notes on devices
                author=Ada, Grace
                version=1.0
                httpexternal=kismet_notes
                """);
    }

    @Test
    void names_the_script_without_a_slash_in_front() {
        assertThat(PluginManifest.of(NAMES, ABOUT, "plugin/notes/js/kismet_plugin_notes.js", null).text())
                .endsWith("\njs=kismet_plugin_notes,plugin/notes/js/kismet_plugin_notes.js\n");
    }

    @Test
    void says_what_is_given_for_the_new_user_interface_as_it_is() {
        assertThat(PluginManifest.of(NAMES, ABOUT, null, "notes,plugin/notes/js/ui2.js").text())
                .endsWith("\nhttpexternal=kismet_notes\nui2=notes,plugin/notes/js/ui2.js\n");
    }

    @Test
    void names_no_helper_where_there_is_none() {
        assertThat(PluginManifest.of(PluginNames.webOnly("notes", null, null), ABOUT, null, null).text())
                .doesNotContain("httpexternal")
                .endsWith("\nversion=1.0\n");
    }

    @Test
    void collapses_whitespace_and_keeps_quotes_and_signs() {
        ProjectDescription about =
                new ProjectDescription("  Device\tnotes ", "\n    Two\n    lines = \"one\" # all\n", "J\u00f6rg", "1");

        assertThat(PluginManifest.of(NAMES, about, null, null).text())
                .startsWith("name=Device notes\ndescription=Two lines = \"one\" # all\nauthor=J\u00f6rg\n");
    }

    @Test
    void tells_all_that_is_missing_at_once() {
        assertThatThrownBy(() -> manifestOf(new ProjectDescription(null, " \n ", null, null)))
                .isInstanceOf(BundleException.class)
                .hasMessageContainingAll(
                        "Kismet skips the plugin",
                        "name is missing",
                        "<name>",
                        "description is missing",
                        "<description>",
                        "author is missing",
                        "<developers>",
                        "version is missing",
                        "<version>");
    }

    @Test
    void tells_only_what_is_missing() {
        assertThatThrownBy(() -> manifestOf(new ProjectDescription("a", "b", null, "1")))
                .hasMessageContaining("author is missing")
                .hasMessageNotContainingAny("name is missing", "description is missing", "version is missing");
    }

    @Test
    void refuses_control_characters() {
        assertThatThrownBy(() -> manifestOf(new ProjectDescription("a\u0007", "b", "c", "1")))
                .isInstanceOf(BundleException.class)
                .hasMessageContainingAll("name", "U+0007", "control characters");
    }

    @Test
    void takes_the_longest_line_that_kismet_reads() {
        String longest = "x".repeat(8191 - "description=".length());

        assertThat(manifestOf(new ProjectDescription("a", longest, "c", "1")).text())
                .contains(longest);
    }

    @Test
    void refuses_a_longer_line_counted_in_bytes() {
        String tooLong = "\u00e9".repeat(4091);

        assertThatThrownBy(() -> manifestOf(new ProjectDescription("a", tooLong, "c", "1")))
                .isInstanceOf(BundleException.class)
                .hasMessageContainingAll("description", "8194 bytes", "8191");
    }

    @Test
    void authors_are_the_developers_else_the_organization() {
        assertThat(ProjectDescription.author(Arrays.asList("Ada", null, " ", "Grace "), "Club"))
                .isEqualTo("Ada, Grace");
        assertThat(ProjectDescription.author(Arrays.asList((String) null), "Club")).isEqualTo("Club");
        assertThat(ProjectDescription.author(List.of(), null)).isNull();
    }

    private static PluginManifest manifestOf(ProjectDescription about) {
        return PluginManifest.of(NAMES, about, null, null);
    }
}
