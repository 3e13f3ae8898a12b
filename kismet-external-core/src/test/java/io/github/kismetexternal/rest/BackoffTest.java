package io.github.kismetexternal.rest;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class BackoffTest {
    @ParameterizedTest
    @CsvSource({
        "1, 0, 500", "2, 0, 1000", "6, 0, 16000", "7, 0, 30000", "2147483647, 0, 30000",
        "1, 1, 250", "2, 0.5, 750", "7, 1, 15000"
    })
    void doubles_to_half_a_minute_and_chance_takes_up_to_half_away(int failures, double chance, long millis) {
        assertThat(Backoff.after(failures, chance)).isEqualTo(Duration.ofMillis(millis));
    }
}
