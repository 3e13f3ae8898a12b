package io.github.kismetexternal.testkit.internal.web;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/** Measured on Kismet 2025-09 and 2021-08. */
class VariablesTest {
    @Test
    void a_query_is_decoded_before_it_is_split() {
        assertThat(Variables.ofQuery("a=1&b=x%20y&c=%26")).isEqualTo(Map.of("a", "1", "b", "x y", "c", "", "", ""));
    }

    @Test
    void a_form_with_an_encoded_ampersand_arrives_cut_in_two() {
        assertThat(Variables.ofForm("json=%7B%22k%22%3A%22a%26b%3Dc%2Bd%22%7D".getBytes(US_ASCII)))
                .isEqualTo(Map.of("json", "{\"k\":\"a", "b", "c+d\"}"));
    }

    @Test
    void only_the_first_equals_sign_separates() {
        assertThat(Variables.ofForm("c=x%3Dy&d=100%25".getBytes(US_ASCII))).isEqualTo(Map.of("c", "x=y", "d", "100%"));
    }

    @Test
    void a_plus_is_a_space_in_forms_only() {
        assertThat(Variables.ofForm("a=b+c".getBytes(US_ASCII))).isEqualTo(Map.of("a", "b c"));
        assertThat(Variables.ofQuery("a=b+c")).isEqualTo(Map.of("a", "b+c"));
    }

    @Test
    void of_repeated_names_the_last_counts_and_an_empty_query_is_one_empty_name() {
        assertThat(Variables.ofQuery("a=1&a=2&b")).isEqualTo(Map.of("a", "2", "b", ""));
        assertThat(Variables.ofQuery("")).isEqualTo(Map.of("", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, true",
        "APPLICATION/X-WWW-FORM-URLENCODED; charset=UTF-8, true",
        "application/x-www-form-urlencoded;charset=UTF-8, false",
        "application/json, false",
        "multipart/form-data; boundary=x, false"
    })
    void a_form_is_known_by_its_exact_type(String type, boolean form) {
        assertThat(Variables.isForm(type)).isEqualTo(form);
    }
}
