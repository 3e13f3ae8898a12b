package io.github.kismetexternal.testkit;

import io.github.kismetexternal.command.RegisterUri;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RouteTableTest {
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
        "/p/.*, /p/anything/else, true"
    })
    void a_uri_is_a_regular_expression(String uri, String path, boolean fits) {
        routes.add(new RegisterUri(uri, "GET"));

        assertThat(routes.find(path) != null).isEqualTo(fits);
    }

    @Test
    void the_first_that_fits_decides_whatever_its_method() {
        routes.add(new RegisterUri("/x/:id", "GET"));
        routes.add(new RegisterUri("/x/save", "POST"));

        assertThat(routes.find("/x/save").method()).isEqualTo("GET");
    }

    @Test
    void an_invalid_one_is_refused() {
        assertThatThrownBy(() -> routes.add(new RegisterUri("/probe/bad(", "GET")))
                .isInstanceOf(PatternSyntaxException.class);
    }
}
