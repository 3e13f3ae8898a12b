package io.github.kismetexternal.wire;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class KismetReleaseTest {
    @ParameterizedTest
    @CsvSource({
        "Kismet 2025.09.0-b5d5a2d04, 2025, 9, true, 2025.09.0-b5d5a2d04",
        "Kismet 2023-07-R2, 2023, 7, false, 2023-07-R2",
        "'Kismet 2020-12-R3\n', 2020, 12, false, 2020-12-R3"
    })
    void reads_both_forms(String line, int year, int month, boolean dotted, String text) {
        KismetRelease release = KismetRelease.parse(line).orElseThrow();

        assertThat(release).isEqualTo(new KismetRelease(year, month, dotted, text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Kismet",
                "Kismet 2023-13-R1",
                "Kismet 2023-00-R1",
                "Kismet 2023-07.R1",
                "Kismet 2023-07-",
                "Kismet 2023-07-R2; rm",
                "kismet 2023-07-R2",
                "bash 2023-07-R2",
                "Kismet 1999-07-R2"
            })
    void anything_else_is_no_version(String line) {
        assertThat(KismetRelease.parse(line)).isEmpty();
    }

    @Test
    void what_follows_year_and_month_has_60_characters_at_most() {
        assertThat(KismetRelease.parse("Kismet 2023-07-" + "R".repeat(60))).isPresent();
        assertThat(KismetRelease.parse("Kismet 2023-07-" + "R".repeat(61))).isEmpty();
    }

    @Test
    void a_line_without_end_is_no_version() {
        assertThat(KismetRelease.parse("Kismet 2023-07-" + "R".repeat(100_000))).isEmpty();
    }
}
