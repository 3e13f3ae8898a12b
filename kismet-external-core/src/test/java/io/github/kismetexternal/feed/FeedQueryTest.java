package io.github.kismetexternal.feed;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FeedQueryTest {
    @ParameterizedTest
    @CsvSource({"'', 7", "0, 0", "1, 1", "25, 25", "025, 25"})
    void wait_is_whole_seconds(String text, int seconds) throws Exception {
        assertThat(query("wait", text).wait(7)).isEqualTo(seconds);
        assertThat(new FeedQuery(Map.of()).wait(7)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"26", "-1", "+1", "1.5", "x", " 1", "٣", "99999999999999999999", "4294967297"})
    void another_wait_is_refused_without_repeating_it(String text) {
        assertThatThrownBy(() -> query("wait", text).wait(0))
                .isInstanceOf(FeedQueryException.class)
                .hasMessage("wait must be whole seconds from 0 to 25");
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "0, 0", "7, 7", "999999999999999999, 999999999999999999"})
    void since_is_a_number(String text, long since) throws Exception {
        assertThat(new FeedQuery(Map.of("epoch", "e", "since", text)).cursor()).isEqualTo(new FeedCursor("e", since));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "x", "1000000000000000000", "1e3"})
    void another_since_is_refused_without_repeating_it(String text) {
        assertThatThrownBy(() -> query("since", text).cursor())
                .isInstanceOf(FeedQueryException.class)
                .hasMessageStartingWith("since must be a number");
    }

    @Test
    void without_a_cursor_a_page_is_at_the_start() throws Exception {
        assertThat(new FeedQuery(Map.of()).cursor().isStart()).isTrue();
        assertThat(new FeedQuery(Map.of()).isStream()).isFalse();
        assertThat(query("stream", "").isStream()).isTrue();
    }

    @Test
    void a_client_has_64_harmless_characters_at_most() throws Exception {
        String longest = "aZ09_-".repeat(10) + "1234";

        assertThat(query("client", longest).client()).hasValue(longest);
        assertThat(query("client", "").client()).isEmpty();
        for (String wrong : new String[] {longest + "5", "a b", "ä", "a\n", "a:b"}) {
            assertThatThrownBy(() -> query("client", wrong).client())
                    .isInstanceOf(FeedQueryException.class)
                    .hasMessage("client must be 1 to 64 letters, digits, underscores and hyphens");
        }
    }

    @Test
    void several_feeds_are_named_each_with_its_cursor() throws Exception {
        assertThat(query("f", "ticks:e1:7,a/b.c-d~e_f::,new").feeds())
                .containsExactly(
                        new FeedQuery.Asked("ticks", new FeedCursor("e1", 7)),
                        new FeedQuery.Asked("a/b.c-d~e_f", new FeedCursor("", 0)),
                        new FeedQuery.Asked("new", new FeedCursor("", 0)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", "a,", "a:b:1:x", "a:b:x", ":e:1", "a\"::", "a,a", "ä::", "a b"})
    void what_does_not_name_each_feed_once_is_refused(String list) {
        assertThatThrownBy(() -> query("f", list).feeds()).isInstanceOf(FeedQueryException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void at_most_64_feeds_are_served_at_once(int over) throws Exception {
        StringBuilder list = new StringBuilder("f0");
        for (int i = 1; i < FeedQuery.MOST_FEEDS + over; i++) {
            list.append(",f").append(i);
        }
        if (over == 0) {
            assertThat(query("f", list.toString()).feeds()).hasSize(64);
        } else {
            assertThatThrownBy(() -> query("f", list.toString()).feeds()).hasMessageContaining("64 feeds at most");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_list_has_4096_characters_at_most(int over) throws Exception {
        String list = "a:" + "e".repeat(FeedQuery.LONGEST_LIST - 3 + over) + ":";
        if (over == 0) {
            assertThat(query("f", list).feeds()).hasSize(1);
        } else {
            assertThatThrownBy(() -> query("f", list).feeds()).hasMessageContaining("1 to 4096 characters");
        }
    }

    private static FeedQuery query(String name, String value) {
        return new FeedQuery(Map.of(name, value));
    }
}
