package io.github.kismetexternal.packaging.validate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HostileInputIT {
    @TempDir
    Path parent;

    @ParameterizedTest
    @ValueSource(strings = {
        "<div>", "<table><tr><td>", "<a href=x>", "<!--", "<b><i><p>", "<svg><g>", "<template>", "&", "<"
    })
    void pages_that_repeat_one_thing_are_checked_in_time(String part) {
        PluginFixture plugin = new PluginFixture(parent).file("httpd/x.html", part.repeat(1_000_000 / part.length()));

        assertThat(PluginFixture.idsOf(plugin.validate())).doesNotContain("html-file-link");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "[", "(", "{", "a=>", "`${", "!", "new ", "/a", "({a:", "if(a)", "x?", "-", "(a,", "a.b?.[", "async "
    })
    void scripts_that_repeat_one_thing_are_checked_in_time(String part) {
        PluginFixture plugin = new PluginFixture(parent).file("httpd/js/notes.js", part.repeat(65_000 / part.length()));

        assertThat(PluginFixture.idsOf(plugin.validate())).isNotEmpty().doesNotContain("js-not-in-bundle");
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?:", "(a*)*", "[", "(?<n>", "\\\\u{", "a{1,99999}"})
    void regular_expressions_that_repeat_one_thing_are_checked_in_time(String part) {
        PluginFixture plugin = new PluginFixture(parent)
                .file("httpd/js/notes.js", "x = /" + part.repeat(30_000 / part.length()) + "/u;");

        assertThat(plugin.validate().findings()).isNotNull();
    }

    @Test
    void an_endless_manifest_is_checked_in_time() {
        PluginFixture plugin = new PluginFixture(parent).file("manifest.conf", "name=\n=\nnamee=x\n".repeat(200_000));

        assertThat(PluginFixture.idsOf(plugin.validate())).contains("manifest-missing-key", "manifest-empty-value");
    }

    @Test
    void bytes_at_random_are_checked() {
        byte[] bytes = new byte[20_000];
        for (int seed = 0; seed < 20; seed++) {
            new Random(seed).nextBytes(bytes);
            PluginFixture plugin = new PluginFixture(parent)
                    .file("httpd/x.html", bytes)
                    .file("httpd/js/notes.js", bytes)
                    .file("lib/notes.jar", bytes)
                    .file("kismet_notes", bytes)
                    .file("manifest.conf", seed % 2 == 0 ? bytes : PluginFixture.MANIFEST.getBytes(UTF_8));

            assertThat(plugin.validate().findings()).noneMatch(finding -> finding.message().contains("check failed"));
        }
    }

    @Test
    void a_cycle_of_imports_ends() {
        PluginFixture plugin = new PluginFixture(parent)
                .file("httpd/js/page.js", "import './new.js'; export * from './page.js'; export const show = 1;");

        assertThat(plugin.validate().findings()).isEmpty();
    }

    @Test
    void a_jar_of_zeros_is_refused_in_time() throws Exception {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("x"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 520; i++) {
                zip.write(zeros);
            }
        }
        PluginFixture plugin = new PluginFixture(parent).file("lib/notes.jar", bytes.toByteArray());

        assertThat(PluginFixture.idsOf(plugin.validate())).containsExactly("jar-unreadable");
    }
}
