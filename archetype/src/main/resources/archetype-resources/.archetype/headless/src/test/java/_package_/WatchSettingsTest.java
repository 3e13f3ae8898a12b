package _package_;

import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WatchSettingsTest {
    @Test
    void takes_the_patterns_in_the_order_of_their_keys() {
        Map<String, String> settings = Map.of("watch.2", "Guest*", "watch.1", "02:4b:50", "other", "Home");

        assertThat(WatchSettings.patterns(settings))
                .extracting(WatchPattern::text)
                .containsExactly("02:4B:50", "Guest*");
    }

    @Test
    void says_which_line_is_no_pattern() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WatchSettings.patterns(Map.of("watch.1", "")))
                .withMessageStartingWith("settings.properties, watch.1: A pattern must");
    }
}
