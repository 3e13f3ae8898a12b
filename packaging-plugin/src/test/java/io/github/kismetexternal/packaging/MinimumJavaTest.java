package io.github.kismetexternal.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MinimumJavaTest {
    @ParameterizedTest
    @CsvSource({"17, 17", "21, 21", "11, 17", "1.8, 17", "' 25 ', 25", "'', 17"})
    void is_the_release_of_the_project_but_not_below_the_kits(String given, String taken) {
        assertThat(MinimumJava.of(given)).hasToString(taken);
    }

    @Test
    void is_the_kits_where_none_is_given() {
        assertThat(MinimumJava.of(null)).hasToString("17");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.0.1", "seventeen", "-17", "17'"})
    void refuses_what_is_no_release(String text) {
        assertThatThrownBy(() -> MinimumJava.of(text)).hasMessageContainingAll("minimumJava (" + text + ")", "set");
    }
}
