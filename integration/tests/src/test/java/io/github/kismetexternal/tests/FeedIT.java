package io.github.kismetexternal.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kismetexternal.testkit.KismetClient;
import io.github.kismetexternal.testkit.SimulatedPlugin;
import io.github.kismetexternal.testkit.junit.KismetPluginTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages follow feeds under each release of Kismet. */
@Timeout(60)
@KismetPluginTest(main = FeedPlugin.class, everyRelease = true, ready = "feeds/large")
class FeedIT {
    private final KismetClient browser;
    private final SimulatedPlugin plugin;
    private String epoch = "";
    private long seen;

    FeedIT(KismetClient browser, SimulatedPlugin plugin) {
        this.browser = browser;
        this.plugin = plugin;
    }

    @BeforeEach
    void see_everything() throws Exception {
        JsonNode answer = json(browser.get("feeds/small"));
        epoch = answer.path("epoch").textValue();
        seen = answer.path("next").longValue();
    }

    @AfterEach
    void the_plugin_lives() {
        assertThat(plugin.process().isAlive()).isTrue();
        assertThat(plugin.ignored()).isEmpty();
    }

    @Test
    void a_page_that_waits_gets_an_item_when_it_is_sent() throws Exception {
        CompletableFuture<HttpResponse<String>> later = browser.getLater("feeds/small?wait=25" + cursor());

        send("small", "it's <b>here</b> & now ☕", 1);

        HttpResponse<String> response = later.get(20, TimeUnit.SECONDS);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-store");
        JsonNode answer = json(response);
        assertThat(answer.path("gap").booleanValue()).isFalse();
        assertThat(answer.path("items").path(0).path("data").textValue()).isEqualTo("it's <b>here</b> ");
        assertThat(answer.path("next").longValue()).isEqualTo(seen + 1);
    }

    @Test
    void two_hundred_pages_wait_and_one_item_answers_them() throws Exception {
        List<CompletableFuture<HttpResponse<String>>> later = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            later.add(browser.getLater("feeds/small?wait=25" + cursor()));
        }

        send("small", "one", 1);

        for (CompletableFuture<HttpResponse<String>> each : later) {
            assertThat(json(each.get(20, TimeUnit.SECONDS)).path("items")).hasSize(1);
        }
        assertThat(browser.get("feeds/threads").body()).isIn("0", "1");
    }

    @Test
    void a_page_that_was_away_learns_what_is_lost() throws Exception {
        send("small", "x", 6);

        JsonNode answer = json(browser.get("feeds/small?wait=25" + cursor()));

        assertThat(answer.path("gap").booleanValue()).isTrue();
        assertThat(answer.path("items")).hasSize(5);
    }

    @Test
    void a_page_of_an_earlier_run_begins_anew() throws Exception {
        send("small", "x", 1);

        JsonNode answer = json(browser.get("feeds/small?wait=25&epoch=earlier1&since=" + (seen + 1)));

        assertThat(answer.path("gap").booleanValue()).isTrue();
        assertThat(answer.path("epoch").textValue()).isEqualTo(epoch);
        assertThat(answer.path("items").size()).isPositive();
    }

    @Test
    void items_that_fill_a_frame_each_arrive_one_after_the_other() throws Exception {
        send("large", "x".repeat(5998), 40);
        List<Long> numbers = new ArrayList<>();
        JsonNode answer = json(browser.get("feeds/large"));
        while (true) {
            answer.path("items").forEach(item -> numbers.add(item.path("seq").longValue()));
            if (!answer.path("more").booleanValue()) {
                break;
            }
            answer = json(browser.get("feeds/large?epoch=" + answer.path("epoch").textValue() + "&since="
                    + answer.path("next").longValue()));
        }

        assertThat(numbers).hasSizeGreaterThanOrEqualTo(40).isSorted().doesNotHaveDuplicates();
        assertThat(numbers.get(numbers.size() - 1) - numbers.get(0)).isEqualTo(numbers.size() - 1);
    }

    @Test
    void one_request_waits_for_several_feeds() throws Exception {
        JsonNode large = json(browser.get("feeds/_feeds?f=large,small:" + epoch + ":" + seen + ",unknown::"))
                .path("feeds");
        assertThat(large.path("unknown").path("error").textValue()).isEqualTo("unknown");
        assertThat(large.has("small")).isFalse();

        CompletableFuture<HttpResponse<String>> later =
                browser.getLater("feeds/_feeds?wait=25&f=small:" + epoch + ":" + seen);
        send("small", "news", 1);

        JsonNode answer = json(later.get(20, TimeUnit.SECONDS)).at("/feeds/small");
        assertThat(answer.path("items").path(0).path("data").textValue()).isEqualTo("news");
    }

    @Test
    void an_event_stream_goes_on_with_each_request() throws Exception {
        String stream = "feeds/small?stream&client=a-" + System.nanoTime();
        send("small", "old", 5);
        assertThat(browser.get(stream).body()).startsWith("retry: 100\nid: ").contains("data: \"old\"\n\n");

        CompletableFuture<HttpResponse<String>> later = browser.getLater(stream);
        send("small", "new", 1);

        HttpResponse<String> response = later.get(20, TimeUnit.SECONDS);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
        assertThat(response.body())
                .isEqualTo("retry: 100\nid: " + epoch + ":" + (seen + 6) + "\ndata: \"new\"\n\n");
    }

    @Test
    void browsers_that_leave_while_they_wait_do_no_harm() throws Exception {
        for (int i = 0; i < 20; i++) {
            browser.askAndLeave("feeds/small?wait=25" + cursor());
            browser.askAndLeave("feeds/small?wait=1" + cursor());
        }
        CompletableFuture<HttpResponse<String>> later = browser.getLater("feeds/small?wait=1" + cursor());
        assertThat(json(later.get(20, TimeUnit.SECONDS)).path("items")).isEmpty();

        send("small", "x", 1);

        assertThat(json(browser.get("feeds/small?wait=25" + cursor())).path("items")).hasSize(1);
    }

    @Test
    void a_wrong_variable_is_answered_with_the_rule() throws Exception {
        HttpResponse<String> response = browser.get("feeds/small?wait=26");

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).isEqualTo("wait must be whole seconds from 0 to 25\n");
    }

    private String cursor() {
        return "&epoch=" + epoch + "&since=" + seen;
    }

    private void send(String feed, String text, int times) throws Exception {
        assertThat(browser.post("feeds/send/" + feed, Map.of("text", text, "times", Integer.toString(times)))
                        .body())
                .isEqualTo("sent");
    }

    private static JsonNode json(HttpResponse<String> response) throws Exception {
        assertThat(response.statusCode()).isEqualTo(200);
        return new JsonMapper().readTree(response.body());
    }
}
