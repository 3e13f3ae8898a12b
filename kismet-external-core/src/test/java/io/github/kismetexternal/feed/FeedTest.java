package io.github.kismetexternal.feed;

import com.fasterxml.jackson.databind.util.RawValue;
import io.github.kismetexternal.LogCapture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FeedTest {
    private final Feed feed = Feed.keeping(10);

    private record Tick(int seconds, String place) {}

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 10_001, Integer.MAX_VALUE})
    void a_number_of_items_out_of_range_is_refused(int items) {
        assertThatThrownBy(() -> Feed.keeping(items))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("items to keep (" + items + ") must be from 1 to 10000");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10_000})
    void the_last_items_are_kept_and_no_more(int items) {
        Feed small = Feed.keeping(items);
        for (int i = 0; i <= items; i++) {
            small.send(i);
        }

        assertThat(small.window().size()).isEqualTo(items);
    }

    @Test
    void records_maps_and_texts_become_json_at_once() {
        Map<String, Object> changing = new HashMap<>(Map.of("a", 1));
        feed.send(new Tick(5, "Bär\n"));
        feed.send(changing);
        changing.put("a", 2);
        feed.send("x");

        assertThat(json()).containsExactly("{\"seconds\":5,\"place\":\"Bär\\n\"}", "{\"a\":1}", "\"x\"");
    }

    @Test
    void line_breaks_between_the_tokens_of_what_is_passed_through_become_spaces() {
        feed.send(new RawValue("{\r\n\"a\": 1\n}"));

        assertThat(json()).containsExactly("{  \"a\": 1 }");
    }

    @Test
    void what_jackson_cannot_write_is_refused_with_the_reason_and_not_kept() {
        List<Object> endless = new ArrayList<>();
        endless.add(endless);

        assertThatThrownBy(() -> feed.send(new Object()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("an item (java.lang.Object) must be something Jackson can write as JSON: ");
        assertThatThrownBy(() -> feed.send(endless)).isInstanceOf(IllegalArgumentException.class);
        assertThat(feed.window().size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {5999, 6000, 6001, 100_000})
    void an_item_over_6000_bytes_leaves_its_size_only_and_one_warning(int size) {
        try (LogCapture log = LogCapture.ofLibrary()) {
            feed.send("x".repeat(size - 2));
            feed.send("ü".repeat(size - 2));

            boolean fits = size <= 6000;
            assertThat(items()).first().satisfies(item -> {
                assertThat(item.isTooLarge()).isEqualTo(!fits);
                assertThat(item.size()).isEqualTo(size);
                assertThat(item.json().size()).isEqualTo(fits ? size : 0);
            });
            assertThat(items().get(1).isTooLarge()).as("bytes count, not characters").isTrue();
            assertThat(log.lines(Level.WARNING)).singleElement().asString().contains("keeps none above 6000");
        }
    }

    @Test
    void a_feed_is_registered_once() {
        FeedHub hub = new FeedHub("demo");
        hub.register("/demo/x", feed, route -> {});

        assertThatThrownBy(() -> hub.register("/demo/y", feed, route -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is at /demo/x");
        assertThatThrownBy(() -> new FeedHub("other").register("/other/x", feed, route -> {}))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_feed_whose_route_failed_can_be_registered_again() {
        FeedHub hub = new FeedHub("demo");
        assertThatThrownBy(() -> hub.register("/demo/x", feed, route -> {
                    throw new IllegalArgumentException("taken");
                }))
                .hasMessage("taken");

        List<String> routes = new ArrayList<>();
        hub.register("/demo/x", feed, route -> routes.add(route.toString()));

        assertThat(routes).containsExactly("GET /demo/_feeds", "GET /demo/x");
    }

    @Test
    void two_feeds_that_pages_would_call_the_same_are_refused() {
        FeedHub hub = new FeedHub("demo");
        hub.register("/demo/a/x", feed, route -> {});

        assertThatThrownBy(() -> hub.register("/a/x", Feed.keeping(1), route -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(/a/x)")
                .hasMessageContaining("pages ask for a/x");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/", "x", "/demo/", "/demo/:id", "/demo/a,b", "/demo/a&b", "/demo/a=b", "/demo/ä"})
    void a_path_that_a_query_could_not_name_is_refused(String path) {
        assertThatThrownBy(() -> new FeedHub("demo").register(path, feed, route -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("path of a feed (" + path + ") must be");
    }

    private List<FeedItem> items() {
        return feed.window().after(new FeedCursor("", 0), 1_000_000).items();
    }

    private List<String> json() {
        return items().stream().map(item -> item.json().utf8()).toList();
    }
}
