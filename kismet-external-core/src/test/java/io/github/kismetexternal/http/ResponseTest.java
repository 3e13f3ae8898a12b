package io.github.kismetexternal.http;

import io.github.kismetexternal.command.Bytes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ResponseTest {
    @ParameterizedTest
    @ValueSource(ints = {100, 200, 599})
    void a_status_within_http_is_taken(int status) {
        assertThat(Response.text("x").withStatus(status).status()).isEqualTo(status);
        assertThat(Response.empty(status).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 99, 600, 1000, Integer.MAX_VALUE})
    void a_status_that_could_abort_kismet_is_refused(int status) {
        assertThatThrownBy(() -> Response.text("x").withStatus(status))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("status (" + status + ") must be from 100 to 599");
        assertThatThrownBy(() -> Response.empty(status)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\r\nX-Injected: b", "a\nb", "a\rb", "a\0b", "\u001b[31m", "caf\u00e9", "\u2028", "\u007f"})
    void a_header_value_that_a_browser_could_misread_is_refused(String value) {
        assertThatThrownBy(() -> Response.text("x").withHeader("X-A", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("header X-A (")
                .hasMessageContaining("percent-encode")
                .satisfies(e -> assertThat(e.getMessage()).as("fit for a log").matches("[\\x20-\\x7E]*"));
        assertThatThrownBy(() -> Response.bytes(value, new byte[0])).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "X A", "X:A", "X-\u00e9", "X\r\nY", "X\0"})
    void a_header_name_that_is_no_token_is_refused(String name) {
        assertThatThrownBy(() -> Response.text("x").withHeader(name, "a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be an HTTP token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length", "content-length", "Transfer-Encoding", "CONNECTION"})
    void a_header_that_kismet_must_set_is_refused(String name) {
        assertThatThrownBy(() -> Response.text("x").withHeader(name, "1"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be left to Kismet");
    }

    @Test
    void a_header_takes_the_place_of_one_of_the_same_name_in_any_case() {
        Response response = Response.text("x")
                .withHeader("content-type", "text/csv")
                .withHeader("X-A", "with space\tand tab")
                .withHeader("X-Empty", "");

        assertThat(response.headers())
                .isEqualTo(Map.of("content-type", "text/csv", "X-A", "with space\tand tab", "X-Empty", ""));
    }

    @Test
    void the_with_methods_leave_the_original_alone_and_headers_cannot_be_changed() {
        Response original = Response.text("x");

        original.withStatus(404).withHeader("X-A", "b").withContentType("text/csv");

        assertThat(original.status()).isEqualTo(200);
        assertThat(original.headers()).isEqualTo(Map.of("Content-Type", "text/plain; charset=utf-8"));
        assertThatThrownBy(() -> original.headers().put("a", "b")).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void json_is_what_jackson_writes() {
        Response response = Response.json(Map.of("a", List.of(1, 2)));

        assertThat(response.headers()).containsEntry("Content-Type", "application/json");
        assertThat(response.body()).isEqualTo(new Body.Whole(Bytes.of("{\"a\":[1,2]}")));
        assertThatThrownBy(() -> Response.json(new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a java.lang.Object must be something Jackson can write");
    }

    @Test
    void its_text_shows_neither_body_nor_header_values() {
        assertThat(Response.text("hidden").withHeader("Set-Cookie", "hidden").toString())
                .isEqualTo("Response[200, headers=[Content-Type, Set-Cookie]]");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, running (0) must be from 1 to 10000",
        "10001, 1, 1, running (10001) must be from 1 to 10000",
        "1, 0, 1, waiting (0) must be from 1 to 100000",
        "1, 100001, 1, waiting (100001) must be from 1 to 100000",
        "1, 1, 0, time (PT0S) must be from 1 ms to 1 day",
        "1, 1, -5, time (PT-0.005S) must be from 1 ms to 1 day",
        "1, 1, 86400001, time (PT24H0.001S) must be from 1 ms to 1 day"
    })
    void limits_out_of_range_are_refused(int running, int waiting, long millis, String message) {
        assertThatThrownBy(() -> new HandlerLimits(running, waiting, Duration.ofMillis(millis)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "10000, 100000, 86400000"})
    void limits_at_the_ends_of_their_range_are_taken(int running, int waiting, long millis) {
        assertThat(new HandlerLimits(running, waiting, Duration.ofMillis(millis)).time())
                .isEqualTo(Duration.ofMillis(millis));
    }

    @Test
    void the_limits_are_64_1024_and_20_seconds_if_nobody_says_otherwise() {
        assertThat(HandlerLimits.DEFAULT).isEqualTo(new HandlerLimits(64, 1024, Duration.ofSeconds(20)));
    }
}
