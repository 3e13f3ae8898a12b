package io.github.kismetexternal.feed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kismetexternal.command.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class JsonAnswerTest {
    private static final int ROOM = 7900;

    @Test
    void an_answer_is_exactly_as_promised() {
        FeedWindow window = new FeedWindow(2, "e1");
        add(window, "{\"a\":1}");
        add(window, "2");
        window.add(Bytes.empty(), 6001);

        assertThat(one(window, "e1", 0))
                .isEqualTo("{\"epoch\":\"e1\",\"next\":3,\"gap\":true,\"more\":false,\"items\":["
                        + "{\"seq\":2,\"data\":2},{\"seq\":3,\"tooLarge\":6001}]}");
        assertThat(one(window, "e1", 3))
                .isEqualTo("{\"epoch\":\"e1\",\"next\":3,\"gap\":false,\"more\":false,\"items\":[]}");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void an_answer_is_filled_to_the_last_byte_and_the_next_has_the_rest(int over) throws IOException {
        FeedWindow window = new FeedWindow(10, "e");
        String two = "{\"epoch\":\"e\",\"next\":2,\"gap\":false,\"more\":false,\"items\":["
                + "{\"seq\":1,\"data\":},{\"seq\":2,\"data\":}]}";
        String first = "\"" + "x".repeat(2998) + "\"";
        add(window, first);
        add(window, "\"" + "y".repeat(ROOM - two.length() - first.length() - 2 + over) + "\"");

        JsonNode answer = parse(one(window, "", 0));

        assertThat(answer.path("items")).hasSize(over <= 0 ? 2 : 1);
        assertThat(answer.path("more").booleanValue()).isEqualTo(over > 0);
        assertThat(answer.path("next").longValue()).isEqualTo(over <= 0 ? 2 : 1);
        assertThat(one(window, "", 0).length()).isLessThanOrEqualTo(ROOM);
        if (over == 0) {
            assertThat(one(window, "", 0)).hasSize(ROOM);
        }
        if (over > 0) {
            assertThat(parse(one(window, "e", 1)).path("items").path(0).path("seq").longValue()).isEqualTo(2);
        }
    }

    @Test
    void whoever_goes_on_from_next_reads_every_item_once() throws IOException {
        FeedWindow window = new FeedWindow(500, "e");
        for (int i = 1; i <= 300; i++) {
            add(window, "\"" + "x".repeat(i * 19) + "\"");
        }
        List<Long> seen = new ArrayList<>();
        JsonNode answer;
        long since = 0;
        do {
            answer = parse(one(window, "e", since));
            answer.path("items").forEach(item -> seen.add(item.path("seq").longValue()));
            since = answer.path("next").longValue();
        } while (answer.path("more").booleanValue());

        assertThat(seen).isEqualTo(LongStream.rangeClosed(1, 300).boxed().toList());
    }

    @Test
    void the_largest_item_fits_beside_the_largest_name_of_a_feed() throws IOException {
        FeedWindow window = new FeedWindow(1, "12345678");
        add(window, "\"" + "x".repeat(5998) + "\"");
        JsonAnswer.Named named = new JsonAnswer.Named("n".repeat(200), slice(window));

        JsonNode answer = parse(JsonAnswer.several(List.of(named), List.of(), 0, 6400));

        assertThat(answer.path("feeds").path("n".repeat(200)).path("items")).hasSize(1);
    }

    @Test
    void a_feed_with_many_items_leaves_room_for_the_others() throws IOException {
        FeedWindow chatty = new FeedWindow(100, "c");
        FeedWindow calm = new FeedWindow(100, "q");
        for (int i = 0; i < 100; i++) {
            add(chatty, "\"" + "x".repeat(200) + "\"");
        }
        add(calm, "1");
        add(calm, "2");
        List<JsonAnswer.Named> slices =
                List.of(new JsonAnswer.Named("chatty", slice(chatty)), new JsonAnswer.Named("calm", slice(calm)));

        byte[] answer = JsonAnswer.several(slices, List.of("gone"), 0, ROOM);

        JsonNode feeds = parse(answer).path("feeds");
        assertThat(answer.length).isBetween(ROOM - 300, ROOM);
        assertThat(feeds.path("calm").path("items")).hasSize(2);
        assertThat(feeds.path("calm").path("more").booleanValue()).isFalse();
        assertThat(feeds.path("chatty").path("items")).hasSizeGreaterThan(20);
        assertThat(feeds.path("chatty").path("more").booleanValue()).isTrue();
        assertThat(feeds.path("gone").path("error").textValue()).isEqualTo("unknown");
    }

    @Test
    void of_several_items_that_do_not_fit_together_the_first_feeds_comes_and_the_others_are_left_out()
            throws IOException {
        List<JsonAnswer.Named> slices = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            FeedWindow window = new FeedWindow(1, "e");
            add(window, "\"" + "x".repeat(5000) + "\"");
            slices.add(new JsonAnswer.Named(name, slice(window)));
        }
        for (int first = 0; first < 3; first++) {
            JsonNode feeds = parse(JsonAnswer.several(slices, List.of(), first, ROOM)).path("feeds");

            assertThat(feeds.fieldNames()).toIterable().containsExactly(slices.get(first).name());
        }
    }

    @Test
    void the_longest_question_gets_an_answer_within_the_room() throws IOException {
        List<JsonAnswer.Named> slices = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            FeedWindow window = new FeedWindow(10, "12345678");
            for (int j = 0; j < 10; j++) {
                add(window, "\"" + "x".repeat(i * 30) + "\"");
            }
            slices.add(new JsonAnswer.Named("n".repeat(60) + i, slice(window)));
            unknown.add("u".repeat(60) + i);
        }

        byte[] answer = JsonAnswer.several(slices, unknown, 5, ROOM);

        assertThat(answer.length).isLessThanOrEqualTo(ROOM);
        assertThat(parse(answer).path("feeds").path("n".repeat(60) + 5).path("items").size()).isPositive();
    }

    @Test
    void nothing_to_say_is_an_answer_too() {
        assertThat(new String(JsonAnswer.several(List.of(), List.of(), 0, ROOM), UTF_8)).isEqualTo("{\"feeds\":{}}");
    }

    private static void add(FeedWindow window, String json) {
        window.add(Bytes.of(json), json.length());
    }

    private static FeedSlice slice(FeedWindow window) {
        return window.after(new FeedCursor("", 0), ROOM);
    }

    private static String one(FeedWindow window, String epoch, long since) {
        return new String(JsonAnswer.one(window.after(new FeedCursor(epoch, since), ROOM), ROOM), UTF_8);
    }

    private static JsonNode parse(String json) throws IOException {
        return parse(json.getBytes(UTF_8));
    }

    private static JsonNode parse(byte[] json) throws IOException {
        return new JsonMapper().readTree(json);
    }
}
