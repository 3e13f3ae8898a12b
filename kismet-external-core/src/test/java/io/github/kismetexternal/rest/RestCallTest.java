package io.github.kismetexternal.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RestCallTest {
    @Test
    void a_body_may_be_as_large_as_kismet_reads_and_no_larger() {
        assertThat(RestCall.command("/x", "a".repeat(RestCall.LARGEST_BODY)).body()).hasSize(100_000);
        assertThatThrownBy(() -> RestCall.command("/x", "é".repeat(RestCall.LARGEST_BODY / 2) + "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be at most 100000 bytes");
    }

    @Test
    void a_query_is_encoded_so_that_kismet_reads_it_as_it_was() {
        assertThat(RestCall.read("/x").withQuery(Map.of("order[0]", "a b+é%")).query())
                .isEqualTo("order%5B0%5D=a%20b%2B%C3%A9%25");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a&b", "a=b", "a\0b"})
    void what_kismet_would_cut_a_query_at_is_refused(String value) {
        assertThatThrownBy(() -> RestCall.read("/x").withQuery(Map.of("search", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be without &, = and NUL")
                .hasMessageNotContaining(value);
    }

    @Test
    void a_form_is_encoded_so_that_kismet_reads_it_as_it_was() {
        RestCall form = RestCall.form("/x", Map.of("password", "a=b+ %é"));

        assertThat(form.body()).isEqualTo("password=a%3Db%2B%20%25%C3%A9");
        assertThat(form.query()).isEmpty();
        assertThatThrownBy(() -> RestCall.form("/x", Map.of("password", "secret&")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("password must be without &")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a/b", "a?b", "a b", "a%2fb", "é"})
    void a_part_of_a_path_is_one(String value) {
        assertThatThrownBy(() -> RestCall.segment("key", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("key (" + RestCall.visible(value) + ")");
    }

    @ParameterizedTest
    @CsvSource({"0, 1, true", "0, 500, true", "0, 501, false", "0, 0, false", "-1, 1, false"})
    void pages_are_of_a_size_that_kismet_gives(int number, int size, boolean valid) {
        if (valid) {
            assertThat(PageRequest.of(number, size).query()).containsEntry("length", Integer.toString(size));
        } else {
            assertThatThrownBy(() -> PageRequest.of(number, size)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void limits_are_longer_than_zero() {
        assertThat(RestLimits.DEFAULT.answerUpTo(1).bytes()).isEqualTo(1);
        assertThatThrownBy(() -> RestLimits.DEFAULT.answerUpTo(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RestLimits.DEFAULT.answerWithin(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
