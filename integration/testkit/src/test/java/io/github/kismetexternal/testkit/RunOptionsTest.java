package io.github.kismetexternal.testkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunOptionsTest {
    @Test
    void a_plugin_is_enough() {
        assertThat(RunOptions.parse(List.of("--plugin", "x")))
                .isEqualTo(new RunOptions(
                        List.of(Path.of("x")),
                        List.of(),
                        SimulatedRelease.R2025_09,
                        "127.0.0.1",
                        2501,
                        Optional.empty(),
                        Optional.empty(),
                        false));
    }

    @Test
    void everything_can_be_said() {
        assertThat(RunOptions.parse(List.of("--plugin", "x", "--plugin", "y", "--launcher", "z", "--release",
                        "2021-08", "--port", "0", "--address", "::1", "--password", "p", "--record", "r",
                        "--commands")))
                .isEqualTo(new RunOptions(
                        List.of(Path.of("x"), Path.of("y")),
                        List.of(Path.of("z")),
                        SimulatedRelease.R2021_08,
                        "::1",
                        0,
                        Optional.of("p"),
                        Optional.of(Path.of("r")),
                        true));
    }

    @Test
    void the_largest_port_is_65535() {
        assertThat(RunOptions.parse(List.of("--plugin", "x", "--port", "65535")).port()).isEqualTo(65_535);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--port 2501            | --plugin or --launcher must be given",
        "--plugin               | --plugin must have a value",
        "--plugin x --port 65536 | --port (65536) must be a number from 0 to 65535",
        "--plugin x --port 100000 | --port (100000) must be a number from 0 to 65535",
        "--plugin x --port -1    | --port (-1) must be a number",
        "--plugin x --release 2019-01 | release (2019-01) must be one of 2020-12, 2021-08",
        "--plugin x --verbose    | argument (--verbose) is not known"
    })
    void what_is_wrong_is_named(String arguments, String message) {
        assertThatThrownBy(() -> RunOptions.parse(List.of(arguments.split(" "))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }
}
