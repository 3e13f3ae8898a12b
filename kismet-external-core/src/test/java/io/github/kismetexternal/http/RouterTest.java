package io.github.kismetexternal.http;

import io.github.kismetexternal.command.RegisterUri;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RouterTest {
    private final Router router = new Router();

    @Test
    void a_built_in_path_goes_first_and_may_overlap_patterns_of_other_methods() {
        add("POST", "/demo/:id");
        assertThat(router.addBuiltIn(PageSession.route("demo"))).isTrue();
        add("PUT", "/:plugin/_session/:id");

        assertThat(found("GET", "/demo/_session")).isEqualTo("GET /demo/_session {}");
        assertThat(router.find("POST", "/demo/_session")).as("Kismet answers 405 itself").isNull();
        assertThat(router.routes().get(0)).hasToString("GET /demo/_session");
    }

    @Test
    void a_built_in_path_is_added_once_and_can_be_taken_back() {
        Route page = PageSession.route("demo");

        assertThat(router.addBuiltIn(page)).isTrue();
        assertThat(router.addBuiltIn(PageSession.route("demo"))).isFalse();
        router.remove(page);

        assertThat(router.routes()).isEmpty();
        assertThat(router.addBuiltIn(page)).isTrue();
    }

    @Test
    void an_author_cannot_take_a_built_in_path() {
        router.addBuiltIn(PageSession.route("demo"));

        assertThatThrownBy(() -> add("GET", "/demo/_session"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is taken by GET /demo/_session");
    }

    @Test
    void an_author_who_has_taken_a_built_in_path_is_told_so() {
        add("POST", "/demo/_session");

        assertThatThrownBy(() -> router.addBuiltIn(PageSession.route("demo")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("route (POST /demo/_session) takes a path that the library needs; use one whose last"
                        + " segment does not begin with an underscore");
    }

    @Test
    void a_literal_path_goes_before_a_pattern_whichever_came_first() {
        add("GET", "/demo/:key");
        add("GET", "/demo/list");

        assertThat(found("GET", "/demo/list")).isEqualTo("GET /demo/list {}");
        assertThat(found("GET", "/demo/7")).isEqualTo("GET /demo/:key {key=7}");
        assertThat(router.routes()).extracting(Route::toString).containsExactly("GET /demo/list", "GET /demo/:key");
    }

    @Test
    void of_two_patterns_of_one_method_the_first_goes_first_as_with_kismet() {
        add("GET", "/demo/:a/x");
        add("GET", "/demo/y/:b");

        assertThat(found("GET", "/demo/y/x")).isEqualTo("GET /demo/:a/x {a=y}");
        assertThat(found("GET", "/demo/y/z")).isEqualTo("GET /demo/y/:b {b=z}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/", "demo", "/demo", "/demo/", "/demo//note", "/demo/7/note/", "/demo/7/note/x", "/DEMO/7/note"
            })
    void a_name_stands_for_exactly_one_segment_that_is_not_empty(String path) {
        add("GET", "/demo/:key/note");

        assertThat(router.find("GET", path)).isNull();
        assertThat(found("GET", "/demo/a%2Fb/note")).isEqualTo("GET /demo/:key/note {key=a%2Fb}");
    }

    @Test
    void a_path_with_a_slash_at_its_end_is_another_path() {
        add("GET", "/demo/x");
        add("POST", "/demo/x/");

        assertThat(found("GET", "/demo/x")).isEqualTo("GET /demo/x {}");
        assertThat(found("POST", "/demo/x/")).isEqualTo("POST /demo/x/ {}");
    }

    @ParameterizedTest
    @CsvSource({
        "GET,  /demo/x,    GET,  /demo/x,      is taken by GET /demo/x",
        "GET,  /demo/x,    POST, /demo/x,      is taken by GET /demo/x",
        "GET,  /demo/:a,   GET,  /demo/:b,     is taken by GET /demo/:a",
        "GET,  /demo/:a,   POST, /demo/:b,     is taken by GET /demo/:a",
        "GET,  /demo/:a,   POST, /demo/save,   overlaps GET /demo/:a",
        "POST, /demo/save, GET,  /demo/:a,     overlaps POST /demo/save",
        "GET,  /demo/:a/x, PUT,  /demo/y/:b,   overlaps GET /demo/:a/x",
        "GET,  /:a/:b,     PUT,  /demo/:b,     overlaps GET /:a/:b"
    })
    void what_kismet_would_never_reach_is_refused_with_the_reason(
            String method, String path, String laterMethod, String laterPath, String reason) {
        add(method, path);

        assertThatThrownBy(() -> add(laterMethod, laterPath))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("route (" + laterMethod + " " + laterPath + ") " + reason)
                .hasMessageContaining("use another path");
        assertThat(router.routes()).extracting(Route::toString).containsExactly(method + " " + path);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /demo/:a,    POST, /demo/:a/x",
        "GET, /demo/:a/x,  POST, /demo/:a/y",
        "GET, /demo/:a,    GET,  /demo/save",
        "GET, /demo/:a/x,  GET,  /demo/y/:b",
        "GET, /demo/:a/,   POST, /demo/:a/:b",
        "GET, /demo/a.b,   POST, /demo/axb"
    })
    void what_does_not_get_into_each_others_way_is_taken(
            String method, String path, String laterMethod, String laterPath) {
        add(method, path);
        add(laterMethod, laterPath);

        assertThat(router.routes()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "demo/x,           must begin with '/'",
        "'',               must begin with '/'",
        "/,                must name something",
        "/demo/a b,        visible ASCII",
        "/demo/é,          visible ASCII",
        "/demo/x?a=1,      visible ASCII",
        "/demo/x#y,        visible ASCII",
        "/demo/%41,        visible ASCII",
        "/demo/a|b,        visible ASCII",
        "/demo/{id},       visible ASCII",
        "/demo/^x,         visible ASCII",
        "/demo/a\\b,       visible ASCII",
        "//demo/x,         must not have an empty segment",
        "/demo//x,         must not have an empty segment",
        "/demo/./x,        must not have a segment '.'",
        "/demo/..,         must not have a segment '..'",
        "/demo/x:y,        the segment 'x:y' does not",
        "/demo/:,          the segment ':' does not",
        "/demo/:1,         the segment ':1' does not",
        "/demo/:a-b,       the segment ':a-b' does not",
        "/demo/:a:b,       the segment ':a:b' does not",
        "/demo/:a/:a,      must not use the name ':a' twice"
    })
    void a_path_that_kismet_could_not_serve_is_refused(String path, String rule) {
        assertThatThrownBy(() -> add("GET", path))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("path (" + path + ") ")
                .hasMessageContaining(rule);
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "HEAD", "OPTIONS", "", "GET "})
    void a_method_that_kismet_does_not_forward_is_refused(String method) {
        assertThatThrownBy(() -> add(method, "/demo/x"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("method (" + method + ") must be GET, POST, PUT, DELETE or PATCH");
    }

    @ParameterizedTest
    @CsvSource({
        "/demo/x.html,        /demo/x\\.html",
        "/demo/a+b*c,         /demo/a\\+b\\*c",
        "/demo/(a)[b]$,       /demo/\\(a\\)\\[b\\]\\$",
        "/demo/:key/a.b,      /demo/:key/a\\.b",
        "/demo/~a-b_c!&=@;,   /demo/~a-b_c!&=@;"
    })
    void what_a_regular_expression_reads_otherwise_is_escaped(String path, String registered) {
        assertThat(route("POST", path).registration()).isEqualTo(new RegisterUri(registered, "POST"));
    }

    @Test
    void a_registered_path_matches_itself_as_the_regular_expression_that_kismet_makes_of_it() {
        String path = "/demo/a.b+c*(d)[e]$!&',;=@~_-";

        assertThat(path).matches(route("GET", path).registration().uri());
        assertThat("/demo/aXb+c*(d)[e]$!&',;=@~_-").doesNotMatch(route("GET", path).registration().uri());
    }

    private void add(String method, String path) {
        router.add(route(method, path));
    }

    private static Route route(String method, String path) {
        return Route.to(method, path, request -> Response.text("x"));
    }

    private String found(String method, String path) {
        Router.Match match = router.find(method, path);
        Map<String, String> parameters = match.parameters();
        return match.route() + " " + parameters;
    }
}
