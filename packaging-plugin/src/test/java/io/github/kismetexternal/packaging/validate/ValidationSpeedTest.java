package io.github.kismetexternal.packaging.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationSpeedTest {
    private static final Duration PROMISED = Duration.ofSeconds(2);

    @TempDir
    Path parent;

    @Test
    void five_hundred_files_without_javascript_take_no_time_to_speak_of() {
        PluginFixture plugin = new PluginFixture(parent).withoutScripts();
        for (int i = 0; i < 490; i++) {
            plugin.file("httpd/pages/p" + i + ".html", "<p>\n<a href='p" + (i / 2) + ".html'>before</a>\n".repeat(50));
        }
        long start = System.nanoTime();

        assertThat(plugin.validate().findings()).isEmpty();

        Duration taken = Duration.ofNanos(System.nanoTime() - start);
        System.out.println("500 files were validated in " + taken.toMillis() + " ms.");
        assertThat(taken).isLessThan(PROMISED.multipliedBy(10));
    }
}
