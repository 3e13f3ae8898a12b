package io.github.kismetexternal.testkit.internal.route;

import java.util.Map;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RouteTableTest {
    private static final Endpoint NOTHING = (call, reply) -> {};

    private final RouteTable routes = new RouteTable();

    @ParameterizedTest
    @CsvSource({
        "/p/a.html, /p/a.html, true",
        "/p/a.html, /p/aXhtml, true",
        "/p/a\\.html, /p/aXhtml, false",
        "/p/item/:id/detail, /p/item/42/detail, true",
        "/p/item/:id/detail, /p/item//detail, false",
        "/p/item/:id/detail, /p/item/4/2/detail, false",
        "/p/a, /p/a/b, false",
        "/p/.*, /p/anything/else, true",
        "/p/a**, /p/, true",
        "/p/ba++, /p/baaa, true",
        "/p/a?*, /p/aa, true",
        "/p/[*+]+, /p/*+*, true",
        "/p/[^], /p/x, true",
        "/p/[[&&]x, /p/&x, true",
        "/p/a*?b, /p/aab, true"
    })
    void a_uri_is_a_regular_expression(String uri, String path, boolean fits) {
        routes.add(route(uri, "GET"));

        assertThat(routes.find(path) != null).isEqualTo(fits);
    }

    @Test
    void the_first_that_fits_decides_whatever_its_method() {
        routes.add(route("/x/:id", "GET"));
        routes.add(route("/x/save", "POST"));

        assertThat(routes.find("/x/save").route().methods()).containsExactly("GET");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/probe/bad(",
                "/p/[",
                "*",
                "/p|*",
                "/p/(?:a|b)",
                "/p/(?<n>a)",
                "/p/\\Qa\\E",
                "/p/(?i)a",
                "/p/\\1",
                "/p/[\\d-z]",
                "/p/\\"
            })
    void what_is_no_regular_expression_of_ecmascript_is_refused(String uri) {
        assertThatThrownBy(() -> route(uri, "GET")).isInstanceOf(PatternSyntaxException.class);
    }

    @Test
    void a_group_of_the_authors_own_makes_a_route_match_nothing() {
        Route route = route("/p/(a|b)", "GET");
        routes.add(route);

        assertThat(route.canMatch()).isFalse();
        assertThat(routes.find("/p/a")).isNull();
    }

    @Test
    void names_and_an_extension_are_told() {
        routes.add(Route.withExtension("/devices/by-key/:key/device", Set.of("GET"), Role.READONLY, NOTHING));

        Route.Match match = routes.find("/devices/by-key/4202_1/device.ekjson").match();

        assertThat(match.named()).isEqualTo(Map.of("key", "4202_1"));
        assertThat(match.extension()).isEqualTo("ekjson");
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", "GET,POST", "FETCH", ""})
    void an_unknown_method_answers_none(String method) {
        assertThat(route("/x", method).methods()).containsExactly(Route.UNKNOWN_METHOD);
    }

    private static Route route(String uri, String method) {
        return Route.ofHelper(uri, method, NOTHING);
    }
}
