package io.github.kismetexternal.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.AbstractThrowableAssert;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
    private static final ProjectDescription ABOUT = new ProjectDescription("Notes", "Notes on devices", "Ada", "1.0");
    private static final String REQUIRED = "name=N\ndescription=D\nauthor=A\nversion=1\n";

    @TempDir
    Path project;

    @Test
    void follows_from_the_pom() throws IOException {
        Identity plugin = identity(parameters(null, null, null, "Main", false));

        assertThat(plugin.names().helper()).isEqualTo("kismet_notes");
        assertThat(plugin.manifest().text()).startsWith("name=Notes\n").contains("\nhttpexternal=kismet_notes\n");
    }

    @Test
    void is_what_a_manifest_written_by_hand_says_byte_for_byte() throws IOException {
        String text = "# Notes\r\n" + REQUIRED
                + "HTTPExternal = notes_helper \nhttpexternal=second\nodd\n=x\nlast=dropped";
        write(text);

        Identity plugin = identity(parameters(null, null, null, "Main", false));

        assertThat(plugin.names().helper()).isEqualTo("notes_helper");
        assertThat(plugin.manifest().text()).isEqualTo(text);
    }

    @Test
    void takes_the_older_key_where_the_newer_is_missing() throws IOException {
        write(REQUIRED + "kisexternal=notes_helper\nhttpexternal=\n");

        assertThat(identity(parameters(null, null, null, "Main", false)).names().helper()).isEqualTo("notes_helper");
    }

    @Test
    void may_be_said_twice_if_in_the_same_words() throws IOException {
        write(REQUIRED + "httpexternal=kismet_n\njs=kismet_plugin_n,plugin/notes/js/a.js\nui2=u\n");

        Identity plugin = identity(parameters("kismet_n", "kismet_plugin_n", "u", "Main", false));

        assertThat(plugin.names().helper()).isEqualTo("kismet_n");
    }

    @Test
    void must_not_be_said_in_two_ways() throws IOException {
        write(REQUIRED + "httpexternal=kismet_n\njs=kismet_plugin_n,plugin/notes/js/a.js\n");

        assertRefused(parameters("kismet_m", null, null, "Main", false))
                .hasMessageContainingAll("helper (kismet_m)", "has kismet_n in httpexternal", "remove <helper>");
        assertRefused(parameters(null, "kismet_plugin_m", null, "Main", false))
                .hasMessageContainingAll("jsModule (kismet_plugin_m)", "has kismet_plugin_n in js");
        assertRefused(parameters(null, null, "m", "Main", false))
                .hasMessageContainingAll("ui2 (m)", "has no ui2", "change the manifest");
    }

    @Test
    void has_its_script_in_its_own_directory() throws IOException {
        write(REQUIRED + "httpexternal=kismet_n\njs=kismet_plugin_n,plugin/memos/js/a.js\n");

        assertRefused(parameters(null, null, null, "Main", false))
                .hasMessageContainingAll("dirname (notes)", "which is memos", "js=kismet_plugin_n,plugin/notes/");
    }

    @Test
    void needs_all_that_kismet_requires_in_a_manifest_written_by_hand() throws IOException {
        write("name=N\n# author=A\nversion=1");

        assertRefused(parameters(null, null, null, "Main", false))
                .hasMessageContainingAll("manifest.conf", "add: description, author, version", "without one");
    }

    @Test
    void needs_a_helper_to_run_a_class() throws IOException {
        write(REQUIRED + "httpexternal=kismet_notes");

        assertRefused(parameters(null, null, null, "Main", false))
                .hasMessageContainingAll("never starts", "httpexternal=kismet_notes", "newline", "<webOnly>");
    }

    @Test
    void of_a_plugin_for_browsers_only_needs_no_class() throws IOException {
        Files.createDirectories(project.resolve("httpd"));

        assertThat(identity(parameters(null, null, null, null, true)).names().hasHelper()).isFalse();
        write(REQUIRED);
        assertThat(identity(parameters(null, null, null, null, true)).manifest().text()).isEqualTo(REQUIRED);
    }

    @Test
    void of_a_plugin_for_browsers_only_has_nothing_to_run() throws IOException {
        Files.createDirectories(project.resolve("httpd"));

        assertRefused(parameters(null, null, null, "Main", true))
                .hasMessageContainingAll("mainClass (Main)", "webOnly");
        assertRefused(parameters("kismet_n", null, null, null, true)).hasMessageContaining("helper (kismet_n)");
        write(REQUIRED + "httpexternal=kismet_notes\n");
        assertRefused(parameters(null, null, null, null, true))
                .hasMessageContainingAll("webOnly (true)", "kismet_notes", "remove the line httpexternal");
    }

    @Test
    void of_a_plugin_for_browsers_only_needs_files_for_them() {
        assertRefused(parameters(null, null, null, null, true)).hasMessageContainingAll("httpd", "must exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bin/notes", "kismet_server", "\"notes\"", "notes # the helper"})
    void keeps_to_the_rules_for_a_launcher(String helper) throws IOException {
        write(REQUIRED + "httpexternal=" + helper + "\n");

        assertRefused(parameters(null, null, null, "Main", false)).hasMessageContaining("helper (" + helper + ")");
    }

    private void write(String manifest) throws IOException {
        Files.writeString(project.resolve("manifest.conf"), manifest);
    }

    private Identity identity(PluginParameters parameters) throws IOException {
        return Identity.of(
                parameters, ABOUT, new WebDirectory(project.resolve("httpd")), project.resolve("manifest.conf"));
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertRefused(PluginParameters parameters) {
        return assertThatThrownBy(() -> identity(parameters)).isInstanceOf(BundleException.class);
    }

    private static PluginParameters parameters(
            @Nullable String helper,
            @Nullable String jsModule,
            @Nullable String ui2,
            @Nullable String mainClass,
            boolean webOnly) {
        return new PluginParameters("notes", null, helper, jsModule, ui2, mainClass, webOnly);
    }
}
