package io.github.kismetexternal.packaging.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationTest {
    static final List<String> RULES = List.of("unknown-rule", "dirname", "httpd-not-a-directory");

    @TempDir
    Path parent;

    @Test
    void a_silenced_rule_finds_nothing() {
        PluginFixture plugin = new PluginFixture(parent).manifest("author=Ada\n", "");

        assertThat(plugin.validate("manifest-missing-key").findings()).isEmpty();
    }

    @Test
    void silencing_a_rule_that_does_not_exist_is_an_error_that_lists_those_that_do() {
        Validation validation = new PluginFixture(parent).validate("no-such-rule");

        assertThat(validation.errors()).singleElement().satisfies(finding -> {
            assertThat(finding.rule().id()).isEqualTo("unknown-rule");
            assertThat(finding.message()).contains("(no-such-rule)", "html-dead-link", "js-syntax");
        });
    }

    @Test
    void errors_come_first_and_each_group_in_the_order_of_files_and_lines() {
        PluginFixture plugin = new PluginFixture(parent)
                .file("httpd/a.webp", "")
                .file("httpd/sub/index.html", "<img src=1>\n<img src=2>")
                .manifest("author=Ada", "author+='Ada'");

        assertThat(plugin.validate().findings())
                .extracting(Finding::place)
                .containsExactly(
                        "httpd/sub/index.html:1",
                        "httpd/sub/index.html:2",
                        "manifest.conf:4",
                        "manifest.conf:4",
                        "httpd/a.webp");
    }

    @Test
    void text_says_what_and_where_and_the_rule_and_what_to_do_and_why() {
        PluginFixture plugin = new PluginFixture(parent).manifest(",plugin", ",/plugin");

        assertThat(plugin.validate().text()).containsExactly("""
                error: manifest.conf:7 [js-absolute-path]
                    The script's address (/plugin/notes/js/notes.js) must be relative; write\
                 plugin/<dirname>/js/<file>.js, without a slash in front.""", """
                Why js-absolute-path: Since 2022-01 Kismet skips the whole plugin, program and files as well; 2020 and\
                 2021 log an error.""");
    }

    @Test
    void text_cannot_steer_a_terminal() {
        PluginFixture plugin = new PluginFixture(parent).file("httpd/\u001b]0;x\u0007\u202e.html", "");

        assertThat(plugin.validate().text()).isNotEmpty().allMatch(line -> line.chars()
                .allMatch(character -> character == '\n' || character >= ' ' && character != '\u202e'));
    }

    @Test
    void of_many_findings_of_a_rule_the_last_ones_are_counted_only() {
        PluginFixture plugin = new PluginFixture(parent).file("httpd/sub/index.html", "<img src=x>\n".repeat(60));

        assertThat(PluginFixture.of(plugin.validate(), "html-dead-link"))
                .hasSize(50)
                .last()
                .extracting(Finding::message)
                .asString()
                .endsWith("The same holds for 10 more.");
    }

    @Test
    void a_directory_needs_a_plain_name() {
        PluginFixture plugin = new PluginFixture(parent.resolve("x"));
        Path renamed = plugin.directory().resolveSibling("My-notes");

        assertThat(plugin.directory().toFile().renameTo(renamed.toFile())).isTrue();
        assertThat(PluginFixture.of(Validation.of(BundleFiles.of(renamed), List.of()), "dirname"))
                .extracting(Finding::place)
                .containsExactly(".");
    }

    @Test
    void httpd_must_be_a_directory() {
        PluginFixture plugin = new PluginFixture(parent);
        BundleFiles files = BundleFiles.of("notes", Map.of("httpd", plugin.directory().resolve("manifest.conf")));

        assertThat(PluginFixture.idsOf(Validation.of(files, List.of()))).containsExactly("httpd-not-a-directory");
    }

    @Test
    void sources_need_neither_launcher_nor_manifest() {
        PluginFixture plugin = new PluginFixture(parent).file("httpd/sub/index.html", "<img src=x>");
        BundleFiles files = BundleFiles.of("notes", Map.of("httpd", plugin.directory().resolve("httpd")));

        assertThat(PluginFixture.idsOf(Validation.of(files, List.of()))).containsExactly("html-dead-link");
    }

    @Test
    void sources_are_checked_with_the_manifest_if_there_is_one() {
        PluginFixture plugin = new PluginFixture(parent).manifest("author=Ada\n", "").delete("kismet_notes");
        BundleFiles files = BundleFiles.of("notes", Map.of(
                "httpd", plugin.directory().resolve("httpd"),
                "manifest.conf", plugin.directory().resolve("manifest.conf"),
                "README.md", plugin.directory().resolve("none")));

        assertThat(PluginFixture.idsOf(Validation.of(files, List.of()))).containsExactly("manifest-missing-key");
    }
}
