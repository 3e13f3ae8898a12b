package io.github.kismetexternal.wire;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ServerProfileTest {
    @ParameterizedTest
    @CsvSource({
        "Kismet 2020-12-R3, V0, 8191",
        "Kismet 2021-08-R1, V0, 8191",
        "Kismet 2022-01-R1, V2, 8191",
        "Kismet 2022-08-R1, V2, 8191",
        "Kismet 2023-07-R1, V2, 16383",
        "Kismet 2023-07-R2, V2, 16383",
        // git builds bear the date of the build; until 2025-02 they spoke no v3
        "Kismet 2024.09.0-0123abcd, V0, 16383",
        "Kismet 2025.02.0-non-git-release, V0, 16383",
        "Kismet 2025.03.0-0123abcd, V3, 16383",
        "Kismet 2025.09.0-b5d5a2d04, V3, 16383",
        "Kismet 2025.09.R1-b5d5a2d04, V3, 16383",
        "Kismet 2026.11.0-0123abcd, V3, 16383"
    })
    void every_version_string_has_its_generation_and_frame_limit(String line, Generation generation, int maxFrame) {
        KismetRelease release = KismetRelease.parse(line).orElseThrow();

        assertThat(ServerProfile.of(release)).isEqualTo(new ServerProfile(generation, maxFrame));
    }

    @ParameterizedTest
    @CsvSource({"V0, 8191", "V2, 8191", "V3, 16383"})
    void an_unknown_server_gets_the_smallest_limit_of_its_generation(Generation generation, int maxFrame) {
        assertThat(ServerProfile.unknown(generation)).isEqualTo(new ServerProfile(generation, maxFrame));
    }
}
