package io.github.kismetexternal.http;

import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UploadPartTest {
    private static final String ID = "AZaz09-_AZaz09-_AZaz09";

    private final Map<String, String> variables =
            new HashMap<>(Map.of("_upload", ID, "_part", "1", "_parts", "3", "_json", base64("[1")));

    @Test
    void a_part_is_read_and_its_text_for_a_log_has_nothing_of_it() {
        UploadPart part = UploadPart.of(variables);

        assertThat(part.upload()).isEqualTo(ID);
        assertThat(part.index()).isEqualTo(1);
        assertThat(part.count()).isEqualTo(3);
        assertThat(part.content()).isEqualTo("[1".getBytes(UTF_8));
        assertThat(part).hasToString("UploadPart[1 of 3, 2 bytes]");
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 1024", "1023, 1024", "0007, 0008"})
    void every_index_below_the_count_is_taken_up_to_1024_parts(String index, String count) {
        variables.putAll(Map.of("_part", index, "_parts", count));

        assertThat(UploadPart.of(variables).index()).isEqualTo(Integer.parseInt(index));
        assertThat(UploadPart.of(variables).count()).isEqualTo(Integer.parseInt(count));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"0", "1025", "-1", "+3", "", " ", "3 ", "3.0", "0x3", "00003", "٣", "４", "4294967299", "x"})
    void a_wrong_count_is_refused(String count) {
        variables.put("_parts", count);

        assertRefused(400, "Variable _parts must be how many parts there are, 1 to 1024.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"3", "4", "-1", "-0", "", "1 ", "1e0", "٠", "4294967297", "18446744073709551617", "null"})
    void a_wrong_index_is_refused(String index) {
        variables.put("_part", index);

        assertRefused(400, "Variable _part must be a number from 0, below _parts.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AZaz09-_AZaz09-_AZaz0",
                "AZaz09-_AZaz09-_AZaz099",
                "AZaz09-_AZaz09-_AZaz0+",
                "AZaz09-_AZaz09-_AZaz0/",
                "AZaz09-_AZaz09-_AZaz0=",
                "AZaz09-_AZaz09-_AZaz0 ",
                "AZaz09-_AZaz09-_AZaz0é",
                "AZaz09-_AZaz09-_AZaz0٣",
                "../../../../../../etc/"
            })
    void an_upload_is_named_by_exactly_22_characters_of_base64url(String id) {
        variables.put("_upload", id);

        assertRefused(400, "Variable _upload must be 22 random characters of base64url, the same for each part.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_upload", "_part", "_parts", "_json"})
    void none_of_the_variables_may_be_missing(String name) {
        variables.remove(name);

        assertRefused(400, name);
        assertThat(UploadPart.isIn(variables)).isTrue();
    }

    @Test
    void a_part_without_content_is_refused() {
        variables.put("_json", "");

        assertRefused(400, "_json");
    }

    @Test
    void a_part_obeys_the_limit_of_a_request() {
        variables.put("_json", "A".repeat(12_000));
        assertThat(UploadPart.of(variables).content()).hasSize(9000);

        variables.put("_json", "A".repeat(12_001));
        assertRefused(413, "_json has 12001 characters and must have at most 12000; send larger JSON in parts.");
    }

    private void assertRefused(int status, String reason) {
        assertThatThrownBy(() -> UploadPart.of(variables)).isInstanceOfSatisfying(RequestRefusedException.class, e -> {
            assertThat(e.status()).isEqualTo(status);
            assertThat(e).hasMessageContaining(reason);
        });
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
    }
}
