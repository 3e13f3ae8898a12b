package io.github.kismetexternal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.feed.Feed;
import io.github.kismetexternal.http.HandlerLimits;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class SessionFeedTest {
    private final Feed ticks = Feed.keeping(100);
    private final KismetPlugin plugin = KismetPlugin.named("demo").feed("/demo/ticks", ticks);

    @Test
    void a_feed_and_the_one_path_for_all_feeds_are_registered() throws Exception {
        plugin.feed("/elsewhere/more", Feed.keeping(1));
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            List<Command> registrations = List.of(kismet.next(), kismet.next(), kismet.next());

            assertThat(registrations)
                    .containsExactlyInAnyOrder(
                            new RegisterUri("/demo/_feeds", "GET"),
                            new RegisterUri("/demo/ticks", "GET"),
                            new RegisterUri("/elsewhere/more", "GET"));
        }
    }

    @Test
    void the_one_path_is_below_the_directory_that_the_plugin_was_packaged_for() throws Exception {
        System.setProperty("kismet.plugin.dirname", "renamed");
        try (FakeKismet kismet =
                FakeKismet.running(KismetPlugin.named("demo").feed("/renamed/ticks", Feed.keeping(1)))) {
            assertThat(kismet.next()).isEqualTo(new RegisterUri("/renamed/_feeds", "GET"));
            assertThat(parse(ask(kismet, "/renamed/_feeds", "f", "ticks")).path("feeds").has("ticks")).isTrue();
        } finally {
            System.clearProperty("kismet.plugin.dirname");
        }
    }

    @Test
    void a_plugin_without_feeds_has_no_path_for_them() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            assertThat(kismet.get("/demo/_feeds").status()).isEqualTo(404);
        }
    }

    @Test
    void an_answer_is_one_frame_of_json_that_nobody_stores() throws Exception {
        ticks.send(Map.of("a", 1));
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            FakeKismet.Answer answer = kismet.get("/demo/ticks");

            assertThat(answer.frames()).hasSize(1);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.headers())
                    .isEqualTo(Map.of(
                            "Content-Type", "application/json",
                            "Cache-Control", "no-store",
                            "X-Content-Type-Options", "nosniff"));
            assertThat(answer.text())
                    .matches("\\{\"epoch\":\"[0-9a-z]{8}\",\"next\":1,\"gap\":false,\"more\":false,"
                            + "\"items\":\\[\\{\"seq\":1,\"data\":\\{\"a\":1}}]}");
        }
    }

    @Test
    void an_answer_is_one_frame_however_much_there_is() throws Exception {
        for (int i = 0; i < 100; i++) {
            ticks.send("x".repeat(5998));
        }
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            String since = "0";
            for (int items = 0; items < 100;) {
                FakeKismet.Answer answer = ask(
                        kismet, "/demo/ticks", "epoch", since.equals("0") ? "" : epoch(kismet), "since", since);
                assertThat(answer.frames()).hasSize(1);
                items += parse(answer).path("items").size();
                since = parse(answer).path("next").asText();
                assertThat(parse(answer).path("more").booleanValue()).isEqualTo(items < 100);
            }
            assertThat(ask(kismet, "/demo/ticks", "stream", "", "client", "a").frames()).hasSize(1);
            assertThat(ask(kismet, "/demo/_feeds", "f", "ticks").frames()).hasSize(1);
        }
    }

    @Test
    void who_waits_is_answered_when_an_item_is_sent_and_holds_no_thread_meanwhile() throws Exception {
        plugin.limits(new HandlerLimits(1, 1000, Duration.ofSeconds(20)));
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(plugin)) {
            List<Long> waiting = new ArrayList<>();
            for (int i = 0; i < 1000; i++) {
                waiting.add(kismet.request("GET", "/demo/ticks", Map.of("wait", "25")));
                // One after the other: a thousand and one would be too many for those that queue.
                assertThat(kismet.get("/demo/ticks").status()).isEqualTo(200);
            }
            assertThat(plugin.feeds().counts().waiting()).isEqualTo(1000);

            ticks.send("now");

            for (long id : waiting) {
                assertThat(parse(kismet.answer(id)).path("items").path(0).path("data").textValue()).isEqualTo("now");
            }
            assertThat(plugin.feeds().counts().waiting()).isZero();
            assertThat(plugin.feeds().counts().refused()).isZero();
            assertThat(plugin.feeds().counts().items()).isEqualTo(1);
            assertThat(log.thrown()).isEmpty();
        }
    }

    @Test
    void who_waits_in_vain_gets_an_empty_answer() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            FakeKismet.Answer answer = ask(kismet, "/demo/ticks", "wait", "1");

            assertThat(answer.text()).contains("\"next\":0,\"gap\":false,\"more\":false,\"items\":[]");
            assertThat(ask(kismet, "/demo/ticks", "wait", "1", "stream", "").text()).isEqualTo("retry: 100\n:\n\n");
        }
    }

    @Test
    void after_a_restart_a_page_gets_what_is_kept_and_learns_of_the_gap_at_once() throws Exception {
        String before;
        ticks.send("before");
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            before = epoch(kismet);
        }
        Feed again = Feed.keeping(10);
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo").feed("/demo/ticks", again))) {
            assertThat(parse(ask(kismet, "/demo/ticks", "epoch", before, "since", "1", "wait", "25"))
                            .path("gap")
                            .booleanValue())
                    .isTrue();
            again.send("after");

            JsonNode answer = parse(ask(kismet, "/demo/ticks", "epoch", before, "since", "1", "wait", "25"));

            assertThat(answer.path("gap").booleanValue()).isTrue();
            assertThat(answer.path("epoch").textValue()).isNotEqualTo(before);
            assertThat(answer.path("items").path(0).path("data").textValue()).isEqualTo("after");
        }
    }

    @Test
    void several_feeds_are_served_in_one_waiting_request() throws Exception {
        Feed alarms = Feed.keeping(10);
        plugin.feed("/demo/sub/alarms", alarms).feed("/elsewhere", Feed.keeping(10));
        ticks.send(1);
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            JsonNode first = parse(ask(kismet, "/demo/_feeds", "f", "ticks,sub/alarms,elsewhere,unknown"))
                    .path("feeds");
            assertThat(first.path("ticks").path("items")).hasSize(1);
            assertThat(first.path("sub/alarms").path("next").longValue()).isZero();
            assertThat(first.path("elsewhere").path("epoch").textValue()).isNotEmpty();
            assertThat(first.path("unknown").path("error").textValue()).isEqualTo("unknown");

            String list = "ticks:" + first.path("ticks").path("epoch").textValue() + ":1,sub/alarms:"
                    + first.path("sub/alarms").path("epoch").textValue() + ":0";
            long id = kismet.request("GET", "/demo/_feeds", Map.of("f", list, "wait", "25"));
            awaitWaiting(1);
            alarms.send("fire");

            FakeKismet.Answer answer = kismet.answer(id);
            assertThat(answer.frames()).hasSize(1);
            assertThat(answer.text()).startsWith("{\"feeds\":{\"sub/alarms\":{\"epoch\":").doesNotContain("ticks");
            assertThat(parse(answer).at("/feeds/sub~1alarms/items/0/data").textValue()).isEqualTo("fire");
        }
    }

    @Test
    void of_many_who_wait_for_two_feeds_in_several_ways_each_gets_what_it_asked_for() throws Exception {
        Feed alarms = Feed.keeping(10);
        plugin.feed("/demo/alarms", alarms);
        ticks.send("old");
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            String ticksEpoch = epoch(kismet);
            String seen = ticksEpoch + ":1";
            Map<Long, String> expected = new LinkedHashMap<>();
            for (int i = 0; i < 20; i++) {
                expected.put(
                        wait(kismet, "/demo/ticks", "epoch", ticksEpoch, "since", "1"),
                        "\\{\"epoch\":\"" + ticksEpoch + "\",\"next\":2,\"gap\":false,\"more\":false,"
                                + "\"items\":\\[\\{\"seq\":2,\"data\":\"new\"}]}");
                expected.put(
                        wait(kismet, "/demo/ticks", "stream", ""),
                        "retry: 100\nid: " + ticksEpoch + ":2\ndata: \"new\"\n\n");
                expected.put(
                        wait(kismet, "/demo/_feeds", "f", "ticks:" + seen),
                        "\\{\"feeds\":\\{\"ticks\":\\{.*\"items\":\\[\\{\"seq\":2,\"data\":\"new\"}]}}}");
                expected.put(
                        wait(kismet, "/demo/_feeds", "f", "gone,ticks:" + seen),
                        "\\{\"feeds\":\\{\"ticks\":\\{.*\"seq\":2,.*]},\"gone\":\\{\"error\":\"unknown\"}}}");
                expected.put(
                        wait(kismet, "/demo/alarms"),
                        "\\{.*\"next\":1,.*\"items\":\\[\\{\"seq\":1,\"data\":\"fire\"}]}");
                awaitWaiting(expected.size());
            }

            ticks.send("new");
            alarms.send("fire");

            for (Map.Entry<Long, String> each : expected.entrySet()) {
                assertThat(kismet.answer(each.getKey()).text()).matches(each.getValue());
            }
        }
    }

    @Test
    void of_several_feeds_whose_items_do_not_fit_together_each_comes_in_turn() throws Exception {
        Feed other = Feed.keeping(10);
        plugin.feed("/demo/other", other);
        ticks.send("x".repeat(5998));
        other.send("x".repeat(5998));
        other.send("x".repeat(5998));
        ticks.send("x".repeat(5998));
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            Set<String> first = new HashSet<>();
            for (int i = 0; i < 100; i++) {
                JsonNode feeds = parse(ask(kismet, "/demo/_feeds", "f", "ticks,other")).path("feeds");
                assertThat(feeds.path("ticks").path("items").size() + feeds.path("other").path("items").size())
                        .isLessThan(4);
                first.add(feeds.fieldNames().next());
            }

            assertThat(first).containsExactlyInAnyOrder("ticks", "other");
        }
    }

    @Test
    void an_event_stream_goes_on_where_its_client_stood() throws Exception {
        ticks.send(1);
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            FakeKismet.Answer first = ask(kismet, "/demo/ticks", "stream", "", "client", "a");
            assertThat(first.headers()).containsEntry("Content-Type", "text/event-stream");
            assertThat(first.text()).matches("retry: 100\nid: [0-9a-z]{8}:1\ndata: 1\n\n");
            ticks.send(2);
            ticks.send(3);

            assertThat(ask(kismet, "/demo/ticks", "stream", "", "client", "a").text())
                    .contains("data: 2\n\n", "data: 3\n\n")
                    .doesNotContain("data: 1\n");
            assertThat(ask(kismet, "/demo/ticks", "stream", "", "client", "b").text()).contains("data: 1\n\n");
            assertThat(ask(kismet, "/demo/ticks", "stream", "", "wait", "0").text()).isEqualTo("retry: 100\n:\n\n");
        }
    }

    @Test
    void a_wrong_variable_is_answered_400_with_the_rule_and_without_the_value() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            for (String[] wrong : new String[][] {
                {"/demo/ticks", "wait", "26"},
                {"/demo/ticks", "since", "<x>"},
                {"/demo/_feeds", "f", "<x>"},
                {"/demo/_feeds", "wait", "<x>"},
            }) {
                FakeKismet.Answer answer = ask(kismet, wrong[0], wrong[1], wrong[2]);

                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.text()).contains(" must ").doesNotContain("<x>");
            }
            assertThat(ask(kismet, "/demo/ticks", "stream", "", "client", "<x>").status()).isEqualTo(400);
        }
    }

    @Test
    void a_feed_can_be_added_to_the_running_plugin_and_once_only() throws Exception {
        Feed late = Feed.keeping(10);
        late.send("late");
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            assertThat(kismet.kismet().feed("/demo/late", late)).isSameAs(kismet.kismet());

            assertThat(kismet.get("/demo/late").text()).contains("\"data\":\"late\"");
            assertThat(parse(ask(kismet, "/demo/_feeds", "f", "late")).path("feeds").has("late")).isTrue();
            assertThatThrownBy(() -> kismet.kismet().feed("/demo/later", late))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> kismet.kismet().feed("/demo/ticks", Feed.keeping(1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void sending_does_not_wait_while_kismet_does_not_read() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            long last = 0;
            for (int i = 0; i < 400; i++) {
                last = kismet.request("GET", "/demo/ticks", Map.of("wait", "25"));
            }
            awaitWaiting(400);
            // Nobody reads: 400 answers of 6 kB are more than pipe and queue take.
            for (int i = 0; i < 10_000; i++) {
                ticks.send("x".repeat(5998));
            }
            assertThat(plugin.feeds().counts().items()).isEqualTo(100);

            assertThat(parse(kismet.answer(last)).path("items").size()).isPositive();
        }
    }

    @Test
    void who_waits_does_not_delay_the_end() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            kismet.request("GET", "/demo/ticks", Map.of("wait", "25"));
            awaitWaiting(1);
            kismet.closePipeToPlugin();
            long begun = System.nanoTime();

            kismet.shutDown();

            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
            assertThat(plugin.feeds().counts().waiting()).isZero();
        }
    }

    /** A request that was sent is not yet one that waits. */
    private void awaitWaiting(int requests) throws InterruptedException {
        while (plugin.feeds().counts().waiting() < requests) {
            Thread.sleep(2);
        }
    }

    private static String epoch(FakeKismet kismet) throws Exception {
        return parse(kismet.get("/demo/ticks")).path("epoch").textValue();
    }

    private static FakeKismet.Answer ask(FakeKismet kismet, String path, String... variables) throws Exception {
        return kismet.answer(kismet.request("GET", path, byName(variables)));
    }

    private static long wait(FakeKismet kismet, String path, String... variables) throws Exception {
        Map<String, String> byName = byName(variables);
        byName.put("wait", "25");
        return kismet.request("GET", path, byName);
    }

    private static Map<String, String> byName(String... variables) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (int i = 0; i < variables.length; i += 2) {
            byName.put(variables[i], variables[i + 1]);
        }
        return byName;
    }

    private static JsonNode parse(FakeKismet.Answer answer) throws IOException {
        return new JsonMapper().readTree(answer.text());
    }
}
