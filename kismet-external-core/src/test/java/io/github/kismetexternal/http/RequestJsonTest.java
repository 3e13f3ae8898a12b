package io.github.kismetexternal.http;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.github.kismetexternal.command.HttpRequest;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestJsonTest {
    record Note(String text, int channel) {}

    enum Band {
        LOW,
        HIGH
    }

    record Choice(Band band) {}

    record Checked(String text) {
        Checked {
            if (text.isEmpty()) {
                throw new RequestRefusedException(422, "A note must have a text.");
            }
            if (text.equals("secret-7")) {
                throw new IllegalArgumentException("text (" + text + ") must be another");
            }
        }
    }

    @Test
    void json_becomes_a_record_a_tree_a_map_or_a_generic_type() {
        Request request = json("{\"text\": \"a&b=c+d %41 ☃ 😀\", \"channel\": 6}");

        assertThat(request.json(Note.class)).isEqualTo(new Note("a&b=c+d %41 ☃ 😀", 6));
        assertThat(request.json(JsonNode.class).get("channel").intValue()).isEqualTo(6);
        assertThat((Map<?, ?>) request.json(Map.class)).hasSize(2);
        assertThat(json("[{\"text\":\"a\",\"channel\":1}]").json(new TypeReference<List<Note>>() {}))
                .containsExactly(new Note("a", 1));
    }

    @Test
    void the_librarys_variables_are_hidden_whatever_the_method() {
        for (String method : List.of("GET", "POST", "PUT", "DELETE", "PATCH")) {
            Map<String, String> sent = Map.of("_json", "e30", "_csrf", "x", "_", "1", "_other", "2", "a_", "3");
            Request request = Request.of(new HttpRequest(0, "/demo/x", method, sent), Map.of());

            assertThat(request.variables()).isEqualTo(Map.of("a_", "3"));
            assertThat(request.variable("_json")).isEmpty();
            assertThat(request.variable("_other")).isEmpty();
            assertThat(request).hasToString("Request[" + method + " /demo/x, 1 variables]");
        }
    }

    @Test
    void a_page_may_be_newer_than_the_plugin_and_leave_objects_out() {
        assertThat(json("{\"channel\": 6, \"colour\": \"red\"}").json(Note.class)).isEqualTo(new Note(null, 6));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"text\": \"secret\"}                  | wrong at line 1, column 18: it must fit the type int.",
                "{\"channel\": null}                     | must fit the type int",
                "{\"channel\": \"7\"}                    | wrong at line 1, column 13: it must fit the type int.",
                "{\"channel\": 7.5}                      | must fit the type int",
                "{\"channel\": 99999999999}              | at line 1, column 24",
                "{\"channel\": [7]}                      | must fit the type int",
                "{\"text\": {\"secret\": 1}, \"channel\": 1} | must fit the type String",
                "[\"secret\"]                            | wrong at line 1, column 1: it must fit the type Note.",
                "\"secret\"                              | must fit the type Note",
                "7                                       | must fit the type Note",
                "null                                    | The JSON is wrong: it must not be null.",
                "{\"channel\": 1, \"channel\": 2}        | with no name twice in an object",
                "{\"channel\": 1} {}                     | wrong at line 1, column 16",
                "{\"channel\": 1} secret                 | must be valid JSON",
                "{\"channel\": 1                         | must be valid JSON",
                "{channel: 1}                            | must be valid JSON",
                "{\"channel\": NaN}                      | must be valid JSON",
                "secret                                  | must be valid JSON",
                "{\"text\": \"secret                     | must be valid JSON"
            })
    void what_does_not_fit_is_refused_with_the_place_but_without_the_content(String json, String reason) {
        assertRefused(400, reason, json(json));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\n", "\uFEFF{\"channel\": 1}", "{\"channel\": 1}\0"})
    void what_is_no_json_is_refused(String json) {
        assertRefused(400, "The JSON is wrong", json(json));
        assertThatThrownBy(() -> json(json).json(JsonNode.class)).isInstanceOf(RequestRefusedException.class);
    }

    @Test
    void null_is_a_value_of_a_tree_only() {
        assertThat(json("null").json(JsonNode.class)).isEqualTo(NullNode.getInstance());
    }

    @Test
    void a_number_is_no_enum_constant() {
        assertThat(json("{\"band\": \"HIGH\"}").json(Choice.class)).isEqualTo(new Choice(Band.HIGH));
        assertThatThrownBy(() -> json("{\"band\": 1}").json(Choice.class))
                .isInstanceOf(RequestRefusedException.class);
        assertThatThrownBy(() -> json("{\"band\": \"secret\"}").json(Choice.class))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("must fit the type Band")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_constructor_may_refuse_with_a_reason_of_its_own() {
        assertThatThrownBy(() -> json("{\"text\": \"\"}").json(Checked.class))
                .isInstanceOfSatisfying(RequestRefusedException.class, e -> assertThat(e.status()).isEqualTo(422))
                .hasMessage("A note must have a text.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"text\": \"secret-7\"}", "{}"})
    void a_constructor_that_fails_refuses_what_was_sent(String json) {
        assertThatThrownBy(() -> json(json).json(Checked.class))
                .isInstanceOfSatisfying(RequestRefusedException.class, e -> assertThat(e.status()).isEqualTo(400))
                .hasMessageContaining("The JSON is wrong at line 1, column")
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_type_that_jackson_cannot_read_is_an_authors_mistake() {
        assertThatThrownBy(() -> json("{\"secret\": 1}").json(Runnable.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a java.lang.Runnable must be something Jackson can read")
                .hasMessageNotContaining("secret")
                .hasNoCause();
    }

    @Test
    void json_may_be_200_levels_deep_and_no_deeper() {
        assertThat(json("[".repeat(200) + "]".repeat(200)).json(JsonNode.class)).isNotNull();
        assertThatThrownBy(() -> json("[".repeat(201) + "]".repeat(201)).json(JsonNode.class))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("at most 200 levels deep");
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000, 1 << 20})
    void very_deep_json_is_refused_early(int depth) {
        Request request = post(Map.of()).withUpload("[".repeat(depth).getBytes(UTF_8));

        assertThatThrownBy(() -> request.json(JsonNode.class))
                .isInstanceOf(RequestRefusedException.class)
                .hasMessageContaining("at most 200 levels deep");
        assertThatThrownBy(() -> request.json(Note.class)).isInstanceOf(RequestRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "7bc3", "c080", "eda0bd", "f8888080", "227f80220a"})
    void what_is_not_utf_8_is_refused(String hex) {
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertRefused(400, "The JSON in variable _json must be UTF-8.", post(csrfAnd(base64(bytes))));
        assertRefused(400, "The JSON in variable _json must be UTF-8.", post(Map.of()).withUpload(bytes));
    }

    @Test
    void utf_16_is_not_guessed() {
        assertRefused(400, "The JSON is wrong", post(csrfAnd(base64("{\"channel\":1}".getBytes(UTF_16LE)))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"e30=", "e", "e3+0", "e3/0", "e3 0", " e30", "e30\n", "e3é0", "e3☃0", "{}", "="})
    void what_is_not_base64url_without_padding_is_refused(String encoded) {
        assertRefused(400, "Variable _json must be base64url", post(csrfAnd(encoded)));
    }

    @Test
    void a_request_holds_12000_characters_and_not_one_more() {
        String text = "\"" + "x".repeat(8998) + "\"";
        String encoded = base64(text.getBytes(UTF_8));
        assertThat(encoded).hasSize(12_000);

        assertThat(post(csrfAnd(encoded)).json(String.class)).hasSize(8998);
        assertRefused(413, "at most 12000; send larger JSON in parts", post(csrfAnd(encoded + "A")));
    }

    @Test
    void without_csrf_or_with_a_wrong_one_nothing_is_read() {
        String valid = CsrfToken.value();
        for (String sent : List.of("", "x", valid.substring(1), valid + "x", valid + "\0", "☃".repeat(22))) {
            assertRefused(403, "_csrf must hold the value", post(Map.of("_json", "e30", "_csrf", sent)));
        }
        assertRefused(403, "_csrf must hold the value", post(Map.of("_json", "e30")));
        assertRefused(403, "_csrf must hold the value", post(Map.of("_json", "A".repeat(20_000))));
        assertRefused(403, "_csrf must hold the value", post(Map.of("_json", "e30", "csrf", valid)));
    }

    @Test
    void whoever_sends_json_as_a_body_is_told_how_it_must_be_sent() {
        assertRefused(400, "application/x-www-form-urlencoded; charset=UTF-8 (with the space)", post(Map.of()));
        assertRefused(400, "whose variable _json holds the JSON in base64url", post(csrfAnd("")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void a_handler_of_another_method_cannot_read_json(String method) {
        Request request = Request.of(new HttpRequest(0, "/demo/x", method, csrfAnd("e30")), Map.of());

        assertThatThrownBy(() -> request.json(Note.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("a handler for " + method + " cannot read JSON");
    }

    @ParameterizedTest
    @ValueSource(ints = {399, 600, 0, -1})
    void a_refusal_has_a_status_of_failure(int status) {
        assertThatThrownBy(() -> new RequestRefusedException(status, "no"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("status (" + status + ") must be from 400 to 599");
        assertThat(new RequestRefusedException(400, "no").status()).isEqualTo(400);
        assertThat(new RequestRefusedException(599, "no").status()).isEqualTo(599);
    }

    private static void assertRefused(int status, String reason, Request request) {
        assertThatThrownBy(() -> request.json(Note.class)).isInstanceOfSatisfying(RequestRefusedException.class, e -> {
            assertThat(e.status()).isEqualTo(status);
            assertThat(e)
                    .hasMessageContaining(reason)
                    .hasMessageNotContaining("secret")
                    .hasMessageNotContaining(CsrfToken.value())
                    .hasNoCause();
            assertThat(e.getStackTrace()).isEmpty();
        });
    }

    private static Request json(String json) {
        return post(csrfAnd(base64(json.getBytes(UTF_8))));
    }

    private static Map<String, String> csrfAnd(String encoded) {
        Map<String, String> variables = new HashMap<>();
        variables.put("_csrf", CsrfToken.value());
        variables.put("_json", encoded);
        return variables;
    }

    private static Request post(Map<String, String> variables) {
        return Request.of(new HttpRequest(0, "/demo/x", "POST", variables), Map.of());
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
