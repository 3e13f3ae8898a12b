package io.github.kismetexternal.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FinishedBundleTest {
    private static final PluginNames NAMES = PluginNames.of("notes", null, null, null, "Main");

    @TempDir
    Path output;

    @Test
    void is_told_to_the_goals_that_follow() throws IOException {
        Path directory = Files.createDirectories(output.resolve("notes"));
        Properties properties = new Properties();

        FinishedBundle.in(directory, NAMES).publishIn(properties);

        assertThat(FinishedBundle.publishedIn(properties))
                .isEqualTo(new FinishedBundle(directory, "kismet_notes", "bundle"));
        assertThat(properties).containsEntry("kismet.bundle.dirname", "notes");
    }

    @Test
    void with_a_java_runtime_is_for_one_platform() throws IOException {
        release("JAVA_VERSION=\"17\"\nOS_ARCH=\"aarch64\"\nOS_NAME=\"Linux\"\n");

        assertThat(FinishedBundle.in(output, NAMES).classifier()).isEqualTo("bundle-linux-aarch64");
    }

    @Test
    void refuses_a_java_runtime_that_does_not_say_for_which() throws IOException {
        release("JAVA_VERSION=\"17\"\nOS_NAME=\"../x\"\n");

        assertThatThrownBy(() -> FinishedBundle.in(output, NAMES))
                .isInstanceOf(BundleException.class)
                .hasMessageContainingAll("OS_NAME (../x)", "release", "jlink");
    }

    @Test
    void is_not_known_before_it_is_made() {
        assertThatThrownBy(() -> FinishedBundle.publishedIn(new Properties()))
                .isInstanceOf(BundleException.class)
                .hasMessageContainingAll("after kismet:bundle", "goal bundle before archive");
    }

    private void release(String text) throws IOException {
        Files.writeString(Files.createDirectories(output.resolve("runtime")).resolve("release"), text);
    }
}
