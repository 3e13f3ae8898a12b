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
    void hasOneLineForEachKeyAndEndsInANewline() {
        assertThat(PluginManifest.of(NAMES, ABOUT, null).text()).isEqualTo("""
                name=Device notes
                description=Notes on devices
                author=Ada, Grace
                version=1.0
                httpexternal=kismet_notes
                """);
    }

    @Test
    void namesTheScriptWithoutASlashInFront() {
        assertThat(PluginManifest.of(NAMES, ABOUT, "plugin/notes/js/kismet_plugin_notes.js").text())
                .endsWith("\njs=kismet_plugin_notes,plugin/notes/js/kismet_plugin_notes.js\n");
    }

    @Test
    void collapsesWhitespaceAndKeepsQuotesAndSigns() {
        ProjectDescription about =
                new ProjectDescription("  Device\tnotes ", "\n    Two\n    lines = \"one\" # all\n", "J\u00f6rg", "1");

        assertThat(PluginManifest.of(NAMES, about, null).text())
                .startsWith("name=Device notes\ndescription=Two lines = \"one\" # all\nauthor=J\u00f6rg\n");
    }

    @Test
    void tellsAllThatIsMissingAtOnce() {
        assertThatThrownBy(() -> PluginManifest.of(NAMES, new ProjectDescription(null, " \n ", null, null), null))
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
    void tellsOnlyWhatIsMissing() {
        assertThatThrownBy(() -> PluginManifest.of(NAMES, new ProjectDescription("a", "b", null, "1"), null))
                .hasMessageContaining("author is missing")
                .hasMessageNotContainingAny("name is missing", "description is missing", "version is missing");
    }

    @Test
    void refusesControlCharacters() {
        assertThatThrownBy(() -> PluginManifest.of(NAMES, new ProjectDescription("a\u0007", "b", "c", "1"), null))
                .isInstanceOf(BundleException.class)
                .hasMessageContainingAll("name", "U+0007", "control characters");
    }

    @Test
    void takesTheLongestLineThatKismetReads() {
        String longest = "x".repeat(8191 - "description=".length());

        assertThat(PluginManifest.of(NAMES, new ProjectDescription("a", longest, "c", "1"), null).text())
                .contains(longest);
    }

    @Test
    void refusesALongerLineCountedInBytes() {
        String tooLong = "\u00e9".repeat(4091);

        assertThatThrownBy(() -> PluginManifest.of(NAMES, new ProjectDescription("a", tooLong, "c", "1"), null))
                .isInstanceOf(BundleException.class)
                .hasMessageContainingAll("description", "8194 bytes", "8191");
    }

    @Test
    void authorsAreTheDevelopersElseTheOrganization() {
        assertThat(ProjectDescription.author(Arrays.asList("Ada", null, " ", "Grace "), "Club"))
                .isEqualTo("Ada, Grace");
        assertThat(ProjectDescription.author(Arrays.asList((String) null), "Club")).isEqualTo("Club");
        assertThat(ProjectDescription.author(List.of(), null)).isNull();
    }
}
