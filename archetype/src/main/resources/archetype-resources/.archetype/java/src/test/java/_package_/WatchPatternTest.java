package _package_;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class WatchPatternTest {
    private static SeenDevice device(String mac, String... ssids) {
        return new SeenDevice("key", mac, "name", Set.of(ssids), Instant.EPOCH, Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource({
        "02:4b:50, 02:4B:50",
        "02-4B-50-, 02:4B:50",
        "' 02:4B:50:00:00:01 ', 02:4B:50:00:00:01",
    })
    void pairs_of_hex_digits_begin_a_mac_address(String text, String shown) {
        WatchPattern pattern = WatchPattern.parse(text);

        assertThat(pattern).isEqualTo(new MacPrefix(shown));
        assertThat(pattern.matches(device("02:4B:50:00:00:01"))).isTrue();
        assertThat(pattern.matches(device("02:4B:51:00:00:01"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"02", "02:4B:50:00:00:01:02", "02:4G", "cafe"})
    void anything_else_is_a_network_name(String text) {
        assertThat(WatchPattern.parse(text)).isEqualTo(new SsidGlob(text));
    }

    @ParameterizedTest
    @CsvSource({
        "Guest, Guest, true",
        "Guest, guest, false",
        "Guest, Guests, false",
        "Guest*, Guest, true",
        "*uest*s, Guests at guests, true",
        "*uest*x, Guests at guests, false",
        "G?est, Guest, true",
        "G?est, Gest, false",
        "caf?-?, café-😀, true",
        "[a-z]+.$, abc, false",
        "[a-z]+.$, [a-z]+.$, true",
        "*, '', true",
        "?, '', false",
    })
    void star_stands_for_any_characters_and_question_mark_for_one(String pattern, String ssid, boolean matches) {
        assertThat(new SsidGlob(pattern).matches(ssid)).isEqualTo(matches);
    }

    @Test
    void any_of_a_devices_networks_may_match() {
        WatchPattern pattern = WatchPattern.parse("Guest*");

        assertThat(pattern.matches(device("02:4B:50:00:00:01", "Home", "Guests"))).isTrue();
        assertThat(pattern.matches(device("02:4B:50:00:00:01"))).isFalse();
    }

    @Test
    void no_pattern_is_slow() {
        WatchPattern pattern = WatchPattern.parse("*a".repeat(20));
        SeenDevice hostile = device("02:4B:50:00:00:01", "a".repeat(10_000) + "b");

        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(10), () -> pattern.matches(hostile))).isFalse();
    }

    @Test
    void a_pattern_has_at_most_40_bytes() {
        assertThat(WatchPattern.parse("é".repeat(20)).text()).hasSize(20);
        assertThatIllegalArgumentException().isThrownBy(() -> WatchPattern.parse("é".repeat(20) + "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "a\nb", "a\u202Eb", "a\u0000b"})
    void refuses_what_is_empty_or_cannot_be_seen(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> WatchPattern.parse(text)).withMessageContaining("must");
    }
}
