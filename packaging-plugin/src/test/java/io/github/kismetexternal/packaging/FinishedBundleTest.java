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
        WebDirectory web = new WebDirectory(output.resolve("web"));
        Properties properties = new Properties();

        FinishedBundle.in(directory, NAMES, null, web).publishIn(properties);

        assertThat(FinishedBundle.publishedIn(properties))
                .isEqualTo(new FinishedBundle(directory, "kismet_notes", "bundle", output.resolve("web")));
        assertThat(properties).containsEntry("kismet.bundle.dirname", "notes");
    }

    @Test
    void with_a_java_runtime_is_for_one_platform() {
        TargetPlatform platform = TargetPlatform.of("Linux", "aarch64", "");

        assertThat(FinishedBundle.in(output, NAMES, platform, new WebDirectory(output)).classifier())
                .isEqualTo("bundle-linux-aarch64");
    }

    @Test
    void refuses_a_platform_that_can_be_no_part_of_a_name() {
        assertThatThrownBy(() -> TargetPlatform.of("../x", "aarch64", ""))
                .isInstanceOf(BundleException.class)
                .hasMessageContainingAll("system (../x)", "archive's name", "<runtimeJmods>");
    }

    @Test
    void is_not_known_before_it_is_made() {
        assertThatThrownBy(() -> FinishedBundle.publishedIn(new Properties()))
                .isInstanceOf(BundleException.class)
                .hasMessageContainingAll("after kismet:bundle", "goal bundle before archive");
    }
}
