package io.github.kismetexternal.feed;

import io.github.kismetexternal.command.Bytes;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class EventStreamTest {
    private static final int ROOM = 7900;

    private final FeedWindow window = new FeedWindow(3, "e");
    private final StreamCursor cursor = new StreamCursor(window, new FeedCursor("", 0));
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 10);
    private final StreamClients clients = new StreamClients(now::get);

    @Test
    void each_item_is_an_event_with_its_number_and_comes_once() {
        add("{\"a\":1}");
        add("2");

        assertThat(next()).isEqualTo("retry: 100\nid: e:1\ndata: {\"a\":1}\n\nid: e:2\ndata: 2\n\n");
        assertThat(next()).isEqualTo("retry: 100\n:\n\n");
        add("3");
        assertThat(next()).isEqualTo("retry: 100\nid: e:3\ndata: 3\n\n");
    }

    @Test
    void a_gap_and_an_item_that_is_too_large_are_events_of_their_own() {
        assertThat(next()).isEqualTo("retry: 100\n:\n\n");
        for (int i = 0; i < 3; i++) {
            add("1");
        }
        window.add(Bytes.empty(), 6001);

        assertThat(next())
                .startsWith("retry: 100\nevent: gap\ndata: true\n\nid: e:2\ndata: 1\n\n")
                .endsWith("id: e:4\nevent: tooLarge\ndata: 6001\n\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void an_answer_is_filled_to_the_last_byte_and_the_next_has_the_rest(int over) {
        String two = "retry: 100\nid: e:1\ndata: \n\nid: e:2\ndata: \n\n";
        add("\"" + "x".repeat(2998) + "\"");
        add("\"" + "y".repeat(ROOM - two.length() - 3000 - 2 + over) + "\"");

        String first = next();

        assertThat(first).contains("id: e:1");
        if (over <= 0) {
            assertThat(first).hasSize(ROOM + over).contains("id: e:2");
            assertThat(next()).doesNotContain("id:");
        } else {
            assertThat(first).doesNotContain("id: e:2");
            assertThat(next()).contains("id: e:2").doesNotContain("id: e:1");
        }
    }

    @Test
    void of_two_requests_of_a_client_the_later_gets_the_items() {
        long earlier = cursor.newTurn();
        long later = cursor.newTurn();
        add("1");

        assertThat(answer(earlier)).isEqualTo("retry: 100\n:\n\n");
        assertThat(answer(later)).contains("id: e:1");
    }

    @Test
    void a_client_goes_on_in_each_feed_where_it_stood_and_another_begins() {
        Feed feed = Feed.keeping(1);
        Feed other = Feed.keeping(1);

        StreamCursor first = clients.of(feed, "a");

        assertThat(clients.of(feed, "a")).isSameAs(first);
        assertThat(clients.of(feed, "b")).isNotSameAs(first);
        assertThat(clients.of(other, "a")).isNotSameAs(first);
        assertThat(clients.size()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void a_client_is_forgotten_after_5_minutes(int over) {
        Feed feed = Feed.keeping(1);
        StreamCursor first = clients.of(feed, "a");
        clients.of(feed, "b");

        now.addAndGet(StreamClients.IDLE.toNanos() + over);

        assertThat(clients.of(feed, "a") == first).isEqualTo(over == 0);
        assertThat(clients.size()).isEqualTo(over == 0 ? 2 : 1);
    }

    @Test
    void a_client_that_asks_is_not_forgotten() {
        Feed feed = Feed.keeping(1);
        StreamCursor first = clients.of(feed, "a");
        for (int i = 0; i < 10; i++) {
            now.addAndGet(StreamClients.IDLE.toNanos() / 2);
            assertThat(clients.of(feed, "a")).isSameAs(first);
        }
    }

    @Test
    void of_more_than_1000_clients_those_are_forgotten_that_have_not_asked_for_the_longest_time() {
        Feed feed = Feed.keeping(1);
        StreamCursor a = clients.of(feed, "a");
        StreamCursor b = clients.of(feed, "b");
        for (int i = 0; i < 998; i++) {
            clients.of(feed, "other" + i);
        }
        assertThat(clients.size()).isEqualTo(1000);
        assertThat(clients.of(feed, "a")).isSameAs(a);

        clients.of(feed, "one more");

        assertThat(clients.size()).isEqualTo(1000);
        assertThat(clients.of(feed, "a")).isSameAs(a);
        assertThat(clients.of(feed, "b")).isNotSameAs(b);
    }

    @Test
    void an_item_for_which_there_is_no_room_is_not_passed_over() {
        for (int i = 0; i < 4; i++) {
            add("\"" + "x".repeat(100) + "\"");
        }
        FeedSlice slice = window.after(new FeedCursor("e", 0), ROOM);
        int withGap = "retry: 100\nevent: gap\ndata: true\n\n".length();

        assertThat(EventStreamAnswer.of(slice, withGap + 100).next()).isEqualTo(1);
        assertThat(EventStreamAnswer.of(slice, withGap + 150).next()).isEqualTo(2);
    }

    @Test
    void in_one_round_those_who_stand_at_the_same_place_share_an_answer_and_others_get_their_own() {
        Shared<EventStreamAnswer> round = new Shared<>();
        StreamCursor alike = new StreamCursor(window, new FeedCursor("", 0));
        StreamCursor ahead = new StreamCursor(window, new FeedCursor("e", 1));
        StreamCursor elsewhere = new StreamCursor(new FeedWindow(3, "e"), new FeedCursor("", 0));
        add("1");
        add("2");

        byte[] answer = cursor.answer(cursor.newTurn(), ROOM, round);

        assertThat(alike.answer(alike.newTurn(), ROOM, round)).isSameAs(answer);
        assertThat(text(ahead.answer(ahead.newTurn(), ROOM, round))).isEqualTo("retry: 100\nid: e:2\ndata: 2\n\n");
        assertThat(text(elsewhere.answer(elsewhere.newTurn(), ROOM, round))).isEqualTo("retry: 100\n:\n\n");
        add("3");
        for (StreamCursor each : new StreamCursor[] {cursor, alike, ahead}) {
            assertThat(text(each.answer(each.newTurn(), ROOM, round))).isEqualTo("retry: 100\nid: e:3\ndata: 3\n\n");
        }
    }

    @Test
    void an_answer_is_shared_only_by_those_who_have_as_much_room() {
        Shared<EventStreamAnswer> round = new Shared<>();
        StreamCursor narrow = new StreamCursor(window, new FeedCursor("", 0));
        add("\"" + "x".repeat(3000) + "\"");
        add("\"" + "y".repeat(3000) + "\"");

        assertThat(text(cursor.answer(cursor.newTurn(), ROOM, round))).contains("id: e:1", "id: e:2");
        assertThat(text(narrow.answer(narrow.newTurn(), 6000, round))).contains("id: e:1").doesNotContain("id: e:2");
        assertThat(text(narrow.answer(narrow.newTurn(), 6000, round))).contains("id: e:2").doesNotContain("id: e:1");
    }

    private String next() {
        return answer(cursor.newTurn());
    }

    private String answer(long turn) {
        return text(cursor.answer(turn, ROOM, new Shared<>()));
    }

    private static String text(byte[] answer) {
        return new String(answer, UTF_8);
    }

    private void add(String json) {
        window.add(Bytes.of(json), json.length());
    }
}
