package io.github.kismetexternal.http;

import io.github.kismetexternal.command.HttpRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RequestTest {
    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "a%20b, a b",
        "a+b, a+b",
        "%C3%A9, é",
        "%F0%9F%98%80, 😀",
        "a%2Fb, a/b",
        "100%, 100%",
        "%2, %2",
        "%, %",
        "%zz, %zz",
        "%2%41, %2A",
        "%%41, %A",
        "%-1, %-1",
        "%٤١, %٤١",
        "é%20, 'é '",
        "%FF, \uFFFD"
    })
    void a_path_parameter_is_decoded_and_what_is_no_escape_stays(String raw, String decoded) {
        Request request = Request.of(command("GET", "/demo/" + raw, Map.of()), Map.of("key", raw));

        assertThat(request.path("key")).isEqualTo(decoded);
        assertThat(request.path()).isEqualTo("/demo/" + raw);
    }

    @Test
    void a_parameter_that_the_route_does_not_name_is_an_authors_mistake() {
        Request request = Request.of(command("GET", "/demo/7", Map.of()), Map.of("key", "7"));

        assertThatThrownBy(() -> request.path("kye"))
                .isInstanceOf(NoSuchElementException.class)
                .hasMessageContaining("path parameter (kye) must be one of [key]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void what_signs_a_caller_in_is_hidden_from_all_but_forms(String method) {
        Map<String, String> sent = Map.of("user", "u", "password", "p", "KISMET", "t", "a", "1", "", "");

        Request request = Request.of(command(method, "/demo/x", sent), Map.of());

        assertThat(request.variables()).isEqualTo(Map.of("a", "1", "", ""));
        assertThat(request.variable("password")).isEmpty();
        assertThat(request.variable("a")).contains("1");
        assertThat(request.variable("")).contains("");
    }

    @Test
    void a_form_may_have_fields_of_these_names() {
        Request request = Request.of(command("POST", "/demo/x", Map.of("user", "u", "password", "p")), Map.of());

        assertThat(request.variables()).isEqualTo(Map.of("user", "u", "password", "p"));
    }

    @Test
    void texts_for_the_log_show_no_variable_and_no_control_character() {
        // Kismet decodes before it splits: the rest of a password that has an & in it becomes a name.
        HttpRequest command = command("GET", "/demo/x\u001b[31m\n", Map.of("password", "abc", "def", ""));

        assertThat(command.toString()).contains("/demo/x?[31m?, 2 variables").doesNotContain("abc", "def");
        assertThat(Request.of(command, Map.of()).toString()).contains("/demo/x?[31m?, 1 variables");
    }

    @Test
    void variables_keep_their_order_and_cannot_be_changed() {
        Map<String, String> sent = new LinkedHashMap<>();
        for (char c = 'z'; c >= 'a'; c--) {
            sent.put(String.valueOf(c), "");
        }
        Request request = Request.of(command("GET", "/demo/x", sent), Map.of());

        assertThat(request.variables().keySet()).containsExactlyElementsOf(sent.keySet());
        assertThatThrownBy(() -> request.variables().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void no_text_shows_values_or_a_query() {
        HttpRequest command = command("GET", "/demo/x?KISMET=hidden", Map.of("KISMET", "hidden", "a", "hidden"));

        assertThat(command.toString()).contains("GET /demo/x?…").doesNotContain("hidden");
        assertThat(Request.of(command, Map.of())).hasToString("Request[GET /demo/x, 1 variables]");
        assertThat(Request.of(command, Map.of()).path()).isEqualTo("/demo/x");
    }

    private static HttpRequest command(String method, String uri, Map<String, String> variables) {
        return new HttpRequest(0, uri, method, variables);
    }
}
