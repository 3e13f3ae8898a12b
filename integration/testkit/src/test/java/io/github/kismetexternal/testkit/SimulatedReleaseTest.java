package io.github.kismetexternal.testkit;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SimulatedReleaseTest {
    @ParameterizedTest
    @CsvSource({
        "R2020_12, //probe//x, //probe//x",
        "R2021_08, //probe//x, //probe//x",
        "R2022_08, //probe//x, /probe/x",
        "R2025_09, /probe///x/, /probe/x/"
    })
    void runs_of_slashes_are_made_one_since_2022(SimulatedRelease release, String raw, String path) {
        assertThat(release.path(raw)).isEqualTo(path);
    }

    @ParameterizedTest
    @CsvSource({"R2020_12, /x?a=1", "R2021_08, /x", "R2025_09, /x"})
    void the_query_stays_in_the_path_before_2021_08(SimulatedRelease release, String uri) {
        assertThat(release.forwardedUri("/x", "a=1")).isEqualTo(uri);
        assertThat(release.forwardedUri("/x", "")).isEqualTo("/x");
    }
}
