package io.github.kismetexternal.testkit.internal.launch;

import io.github.kismetexternal.testkit.SimulatedRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ConfigFileTest {
    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"8190, 8190", "8191, 8191", "8192, 8191"})
    void a_line_is_cut_after_8191_bytes_and_the_rest_is_another_line(int length, int read) throws IOException {
        Path file = directory.resolve("kismet_site.conf");
        Files.writeString(file, "key=" + "x".repeat(length - 4) + "\nnext=1\n");

        ConfigFile config = ConfigFile.read(file, SimulatedRelease.R2025_09);

        assertThat(config.first("key")).contains("x".repeat(read - 4));
        assertThat(config.first("next")).contains("1");
    }
}
