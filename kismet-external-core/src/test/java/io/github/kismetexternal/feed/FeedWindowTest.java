package io.github.kismetexternal.feed;

import io.github.kismetexternal.command.Bytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FeedWindowTest {
    private static final int ROOM = 16_000;
    private static final FeedCursor START = new FeedCursor("", 0);

    private final FeedWindow window = new FeedWindow(3, "e");

    @Test
    void without_items_there_is_nothing_but_the_epoch_to_learn() {
        assertThat(window.hasNews(START)).isFalse();
        assertThat(window.after(START, ROOM)).isEqualTo(new FeedSlice("e", false, List.of(), 0, false));
        assertThat(window.hasNews(new FeedCursor("e", 0))).isFalse();
        assertThat(window.after(new FeedCursor("e", 0), ROOM)).isEqualTo(new FeedSlice("e", false, List.of(), 0, true));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                // epoch, since, gap, first item, news
                "'', 0, false, 3, true",
                "'', 4, false, 3, true",
                "e, 0, true, 3, true",
                "e, 1, true, 3, true",
                "e, 2, false, 3, true",
                "e, 3, false, 4, true",
                "e, 4, false, 5, true",
                "e, 5, false, -, false",
                "e, 6, true, 3, true",
                "e, 999999999999999999, true, 3, true",
                "other, 0, true, 3, true",
                "other, 5, true, 3, true",
            })
    void a_client_gets_what_it_has_not_seen_and_learns_what_it_missed(
            String epoch, long since, boolean gap, Long first, boolean news) {
        for (int i = 0; i < 5; i++) {
            add("x");
        }

        FeedCursor cursor = new FeedCursor(epoch, since);
        FeedSlice slice = window.after(cursor, ROOM);

        assertThat(slice.gap()).isEqualTo(gap);
        assertThat(slice.last()).isEqualTo(5);
        assertThat(slice.known()).isEqualTo(!news);
        assertThat(window.hasNews(cursor)).isEqualTo(news);
        if (first == null) {
            assertThat(slice.items()).isEmpty();
        } else {
            assertThat(slice.items()).first().extracting(FeedItem::seq).isEqualTo(first);
            assertThat(slice.items()).hasSize((int) (5 - first + 1));
        }
    }

    @Test
    void another_run_of_an_empty_feed_is_news() {
        assertThat(window.hasNews(new FeedCursor("other", 7))).isTrue();
        assertThat(window.after(new FeedCursor("other", 7), ROOM))
                .isEqualTo(new FeedSlice("e", true, List.of(), 0, false));
    }

    @Test
    void items_keep_their_order_and_number() {
        add("a");
        add("b");

        assertThat(window.after(START, ROOM).items())
                .containsExactly(new FeedItem(1, Bytes.of("a"), 1), new FeedItem(2, Bytes.of("b"), 1));
        assertThat(window.now()).isEqualTo(new FeedCursor("e", 2));
    }

    @Test
    void no_more_items_are_handed_out_than_an_answer_can_hold() {
        add("x".repeat(100));
        add("x".repeat(100));
        add("x".repeat(100));

        assertThat(window.after(START, 1).items()).hasSize(1);
        assertThat(window.after(START, 150).items()).hasSize(2);
        assertThat(window.after(START, 150).last()).isEqualTo(3);
    }

    @Test
    void a_megabyte_is_filled_to_the_last_byte_and_the_oldest_go_for_one_more() {
        FeedWindow large = new FeedWindow(10_000, "e");
        int items = 256;
        int size = FeedWindow.MOST_BYTES / items - FeedWindow.BYTES_PER_ITEM;
        for (int i = 0; i < items; i++) {
            large.add(Bytes.of("x".repeat(size)), size);
        }
        assertThat(large.size()).isEqualTo(items);

        large.add(Bytes.of("x"), 1);

        assertThat(large.size()).isEqualTo(items);
        assertThat(large.hasNews(new FeedCursor("e", items + 1))).isFalse();
        assertThat(large.after(new FeedCursor("e", 0), 1).items().get(0).seq()).isEqualTo(2);
    }

    @Test
    void each_feed_has_an_epoch_of_its_own_that_is_safe_in_a_query() {
        assertThat(new FeedWindow(1).now().epoch())
                .matches("[0-9a-z]{8}")
                .isNotEqualTo(new FeedWindow(1).now().epoch());
    }

    private void add(String json) {
        window.add(Bytes.of(json), json.length());
    }
}
