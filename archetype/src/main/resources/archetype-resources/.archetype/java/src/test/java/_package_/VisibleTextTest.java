package _package_;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class VisibleTextTest {
    @Test
    void leaves_what_can_be_seen() {
        assertThat(VisibleText.of("<img src=x onerror=alert(1)> café ☕ 😀")).isEqualTo(
                "<img src=x onerror=alert(1)> café ☕ 😀");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "\u0000", "\n", "\u001B", "\u007F", "\u0085", "\u200F", "\u2028", "\u202E", "\u2066", "\uD800"
    })
    void replaces_what_cannot_be_seen_or_turns_the_line_around(String character) {
        assertThat(VisibleText.of("a" + character + "b")).isEqualTo("a\uFFFDb");
    }

    @Test
    void shortens_what_is_longer_than_an_ssid() {
        assertThat(VisibleText.shortened("😀".repeat(32))).isEqualTo("😀".repeat(32));
        assertThat(VisibleText.shortened("😀".repeat(33))).isEqualTo("😀".repeat(31) + "…");
    }
}
