package io.github.kismetexternal.http;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PatternIndexTest {
    private final PatternIndex index = new PatternIndex();

    @ParameterizedTest
    @CsvSource({
        "/demo/:a/x,  /demo/y/:b,  /demo/:c/:d",
        "/demo/y/:b,  /demo/:a/x,  /demo/:c/:d",
        "/demo/y/:b,  /demo/:c/:d, /demo/:a/x",
        "/demo/:c/:d, /demo/y/:b,  /demo/:a/x",
        "/demo/:c/:d, /demo/:a/x,  /demo/y/:b",
        "/demo/:a/x,  /demo/:c/:d, /demo/y/:b"
    })
    void of_patterns_that_fit_the_one_that_was_added_first_is_found(String first, String second, String third) {
        add(first, second, third);

        assertThat(found("/demo/y/x")).startsWith(first + " ");
    }

    @Test
    void a_later_pattern_is_found_where_those_before_it_do_not_fit() {
        add("/demo/:a/x", "/demo/y/:b", "/demo/:c/:d");

        assertThat(found("/demo/z/x")).isEqualTo("/demo/:a/x {a=z}");
        assertThat(found("/demo/y/z")).isEqualTo("/demo/y/:b {b=z}");
        assertThat(found("/demo/z/y")).isEqualTo("/demo/:c/:d {c=z, d=y}");
        assertThat(found("/other/z/y")).isEqualTo("none");
    }

    @Test
    void names_come_in_the_order_of_the_path() {
        add("/:zeta/x/:alpha/:mid");

        assertThat(found("/1/x/2/3")).isEqualTo("/:zeta/x/:alpha/:mid {zeta=1, alpha=2, mid=3}");
    }

    @Test
    void a_path_of_another_method_has_no_route() {
        add("/demo/:key");

        assertThat(index.find("POST", "/demo/7")).isNull();
        assertThat(index.find("HEAD", "/demo/7")).isNull();
        assertThat(index.find("GET", "/demo/7")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/7", "/7/x/", "//x", "/7//x", "/7/X", "/7/y", "/x/7", "7"})
    void what_does_not_fit_is_not_found(String path) {
        add("/:key/x");

        assertThat(found(path)).isEqualTo("none");
    }

    @Test
    void a_slash_at_the_end_is_an_empty_segment_that_no_name_stands_for() {
        add("/demo/:a/", "/demo/:a/:b");

        assertThat(found("/demo/7/")).isEqualTo("/demo/:a/ {a=7}");
        assertThat(found("/demo/7/8")).isEqualTo("/demo/:a/:b {a=7, b=8}");
        assertThat(found("/demo/7")).isEqualTo("none");
    }

    @Test
    void what_looks_like_a_name_in_a_request_is_a_value() {
        add("/demo/:a/x");

        assertThat(found("/demo/:a/x")).isEqualTo("/demo/:a/x {a=:a}");
        assertThat(found("/demo/:/x")).isEqualTo("/demo/:a/x {a=:}");
        assertThat(found("/demo/x/:a")).isEqualTo("none");
    }

    @Test
    void patterns_of_one_hash_are_told_apart() {
        add("/Aa/:x/Aa", "/BB/:x/Aa", "/Aa/:x/BB");

        assertThat(found("/Aa/1/Aa")).isEqualTo("/Aa/:x/Aa {x=1}");
        assertThat(found("/BB/1/Aa")).isEqualTo("/BB/:x/Aa {x=1}");
        assertThat(found("/Aa/1/BB")).isEqualTo("/Aa/:x/BB {x=1}");
        assertThat(found("/BB/1/BB")).isEqualTo("none");
        assertThat(found("/C#/1/C#")).isEqualTo("none");
    }

    @Test
    void each_of_many_is_found() {
        for (int i = 0; i < 1000; i++) {
            add("/demo/route" + i + "/:key", "/demo/route" + i + "/:key/:other", "/demo/:key/" + i);
        }

        for (int i = 0; i < 1000; i++) {
            assertThat(found("/demo/route" + i + "/k")).isEqualTo("/demo/route" + i + "/:key {key=k}");
            assertThat(found("/demo/route" + i + "/k/o"))
                    .isEqualTo("/demo/route" + i + "/:key/:other {key=k, other=o}");
            assertThat(found("/demo/k/" + i)).isEqualTo("/demo/:key/" + i + " {key=k}");
        }
        assertThat(found("/demo/route1000/k")).isEqualTo("none");
        assertThat(found("/demo/k/1000")).isEqualTo("none");
    }

    @Test
    void more_segments_than_a_number_has_bits_are_told_apart() {
        String prefix = "/a".repeat(70);
        add(prefix + "/:x/b", prefix + "/b/:x", "/:x" + prefix + "/a");

        assertThat(found(prefix + "/1/b")).isEqualTo(prefix + "/:x/b {x=1}");
        assertThat(found(prefix + "/b/1")).isEqualTo(prefix + "/b/:x {x=1}");
        assertThat(found("/1" + prefix + "/a")).isEqualTo("/:x" + prefix + "/a {x=1}");
        assertThat(found(prefix + "/1/1")).isEqualTo("none");
    }

    @ParameterizedTest
    @CsvSource({
        "/demo/:a,     /demo/:b,     true",
        "/demo/:a/:b,  /demo/:b/:a,  true",
        "/demo/:a,     /demo/:a/,    false",
        "/demo/:a,     /demo/:a/:b,  false",
        "/demo/:a/x,   /demo/:a/y,   false",
        "/demo/:a/x,   /demo/x/:a,   false",
        "/demo/:a/x,   /demo/:a/:x,  false",
        "/Aa/:a,       /BB/:a,       false"
    })
    void patterns_that_differ_in_names_only_have_the_same_shape(String known, String other, boolean same) {
        add(known);

        Route found = index.sameShape(UriPattern.parse(other));

        assertThat(found != null).isEqualTo(same);
    }

    /** A frame of 4 MiB may hold such a path. */
    @Test
    void a_path_of_more_segments_than_any_pattern_takes_no_memory() {
        add("/demo/:a");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        String hostile = "/".repeat(4 * 1024 * 1024);
        index.find("GET", hostile);

        long before = threads.getCurrentThreadAllocatedBytes();
        Router.Match match = index.find("GET", hostile);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(64 * 1024);
        assertThat(match).isNull();
    }

    private void add(String... patterns) {
        for (String pattern : List.of(patterns)) {
            index.add(Route.to("GET", pattern, request -> Response.text("x")));
        }
    }

    private String found(String path) {
        Router.Match match = index.find("GET", path);
        return match == null ? "none" : match.route().pattern() + " " + match.parameters();
    }
}
