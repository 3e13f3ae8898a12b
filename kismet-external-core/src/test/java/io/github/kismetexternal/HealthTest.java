package io.github.kismetexternal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kismetexternal.FakeKismet.Answer;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.event.EventCounts;
import io.github.kismetexternal.event.EventCounts.HandlerQueue;
import io.github.kismetexternal.http.AnswerCounter;
import io.github.kismetexternal.http.HandlerLimits;
import io.github.kismetexternal.http.RequestCounts;
import io.github.kismetexternal.http.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class HealthTest {
    private static final String CONFIDENTIAL = "hunter2";

    @Test
    void answers_are_counted_by_status() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo")
                .limits(new HandlerLimits(1, 1, Duration.ofMillis(50)))
                .get("/demo/ok", request -> Response.text("ok"))
                .get("/demo/large", request -> Response.text("x".repeat(100_000)).withStatus(206))
                .get("/demo/slow", request -> {
                    new CountDownLatch(1).await();
                    return Response.text("never");
                })
                .get("/demo/broken", request -> {
                    throw new IOException("disk");
                });
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(plugin)) {
            kismet.get("/demo/ok");
            kismet.get("/demo/ok");
            kismet.get("/demo/large");
            kismet.get("/demo/none");
            kismet.get("/demo/broken");
            kismet.get("/demo/slow");

            // The browser has an answer before it is counted.
            awaitUntil(() -> requests(kismet).unanswered() == 0);
            assertThat(requests(kismet).received()).isEqualTo(6);
            assertThat(requests(kismet).byStatus()).isEqualTo(Map.of(200, 2L, 206, 1L, 404, 1L, 500, 1L, 504, 1L));
            assertThat(log.thrown()).hasSize(1);
        }
    }

    @Test
    void requests_that_run_that_wait_and_that_found_no_room_are_told_apart() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(2);
        KismetPlugin plugin = KismetPlugin.named("demo")
                .limits(new HandlerLimits(2, 3, Duration.ofSeconds(20)))
                .get("/demo/x", request -> {
                    running.countDown();
                    release.await();
                    return Response.text("x");
                });
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            List<Long> ids = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                ids.add(kismet.request("GET", "/demo/x", Map.of()));
            }
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
            for (int i = 0; i < 3; i++) {
                ids.add(kismet.request("GET", "/demo/x", Map.of()));
            }
            assertThat(kismet.get("/demo/x").status()).isEqualTo(503);

            RequestCounts expected = new RequestCounts(6, 5, 2, 3, Map.of(503, 1L));
            awaitUntil(() -> requests(kismet).equals(expected));

            release.countDown();
            for (long id : ids) {
                assertThat(kismet.answer(id).status()).isEqualTo(200);
            }
            RequestCounts atTheEnd = new RequestCounts(6, 0, 0, 0, Map.of(200, 5L, 503, 1L));
            awaitUntil(() -> requests(kismet).equals(atTheEnd));
        }
    }

    @Test
    void an_answer_that_kismet_does_not_take_is_not_counted() {
        RecordingSink sink = new RecordingSink();
        AnswerCounter answers = new AnswerCounter(sink);
        sink.close();

        assertThat(answers.offerUrgent(new HttpResponse(1, Map.of(), 503, Bytes.empty(), true))).isFalse();

        assertThat(answers.byStatus()).isEmpty();
        assertThat(answers.ended()).isZero();
    }

    @Test
    void frames_are_counted_in_both_directions() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            Health before = kismet.kismet().health();
            assertThat(before.frames().received()).isZero();
            assertThat(before.frames().receivedBytes()).isZero();

            kismet.get("/demo/none");

            Health after = kismet.kismet().health();
            assertThat(after.frames().received()).isEqualTo(1);
            assertThat(after.frames().receivedBytes()).isBetween(20L, 200L);
            assertThat(after.frames().sent()).isEqualTo(1);
            // The pipe has it before the writer can say so.
            awaitUntil(() -> kismet.kismet().health().frames().queuedBytes() == 0);
            assertThat(kismet.kismet().health().frames().sentBytes()).isBetween(20L, 300L);
            assertThat(after.uptime()).isGreaterThan(before.uptime());
        }
    }

    @Test
    void what_kismet_does_not_read_is_queued() throws Exception {
        KismetPlugin plugin =
                KismetPlugin.named("demo").get("/demo/x", request -> Response.text("x".repeat(10_000_000)));
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            kismet.request("GET", "/demo/x", Map.of());

            awaitUntil(() -> kismet.kismet().health().frames().queuedBytes() > 200_000);
            assertThat(kismet.kismet().health().frames().queuedBytes()).isLessThan(1_000_000);
        }
    }

    @Test
    void events_are_counted_and_what_was_lost_by_type() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        KismetPlugin plugin = KismetPlugin.named("demo")
                .on("MINE", event -> release.await())
                .on("OTHER", event -> {});
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(plugin)) {
            String padding = "{\"padding\":\"" + "x".repeat(10_000) + "\"}";
            for (int i = 0; i < 200; i++) {
                kismet.raise("MINE", padding);
                kismet.raise("OTHER", "{}");
                // So that no more come than the other handler takes.
                long soFar = 2L * i + 2;
                awaitUntil(() -> counts(kismet).received() == soFar && queue(kismet, "OTHER").waiting() == 0);
            }
            kismet.send(new EventNotice(Bytes.of("{")));
            awaitUntil(() -> counts(kismet).malformed() == 1);

            EventCounts events = counts(kismet);
            assertThat(events.received()).isEqualTo(401);
            assertThat(events.droppedByType()).containsOnlyKeys("MINE");
            long dropped = events.droppedByType().get("MINE");
            assertThat(events.handlers()).hasSize(2);
            HandlerQueue queue = queue(kismet, "MINE");
            assertThat(queue.dropped()).isEqualTo(dropped).isBetween(90L, 110L);
            assertThat(queue.waiting()).as("all but those and the running one").isEqualTo(199 - (int) dropped);
            // Said behind what is counted.
            awaitUntil(() -> log.lines(Level.WARNING).size() == 2);
            release.countDown();
        }
    }

    @Test
    void an_answer_to_a_ping_is_noted() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            assertThat(kismet.kismet().health().kismet().sinceAnswer()).isEmpty();

            kismet.send(new Pong(1));

            awaitUntil(() -> kismet.kismet().health().kismet().sinceAnswer().isPresent());
            assertThat(kismet.kismet().health().kismet().silent()).isFalse();
        }
    }

    @Test
    void a_page_shows_it_in_json_and_nothing_of_what_was_asked_or_heard() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo")
                .health("/demo/health.json")
                .post("/demo/login", request -> Response.text(request.variable("password").orElseThrow()))
                .on("MINE", event -> {});
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            kismet.answer(kismet.request("POST", "/demo/login", Map.of("password", CONFIDENTIAL)));
            kismet.raise("MINE", "{\"ssid\":\"" + CONFIDENTIAL + "\"}");
            kismet.kismet().health("/demo/health/later.json");

            Answer answer = kismet.get("/demo/health.json");
            JsonNode page = new JsonMapper().readTree(answer.text());
            assertThat(answer.headers()).containsEntry("Content-Type", "application/json");
            assertThat(page.fieldNames())
                    .toIterable()
                    .containsExactly("uptimeMillis", "kismet", "frames", "requests", "events", "eventSocket", "feeds");
            assertThat(page.at("/requests/received").asInt()).isEqualTo(2);
            assertThat(page.at("/events/handlers/0/type").asText()).isEqualTo("MINE");
            assertThat(page.at("/kismet/sinceAnswerMillis").isNull()).isTrue();
            assertThat(answer.text()).doesNotContain(CONFIDENTIAL);
            assertThat(kismet.get("/demo/health/later.json").status()).isEqualTo(200);
        }
    }

    private static EventCounts counts(FakeKismet kismet) {
        return kismet.kismet().health().events();
    }

    private static HandlerQueue queue(FakeKismet kismet, String type) {
        return counts(kismet).handlers().stream()
                .filter(handler -> handler.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static RequestCounts requests(FakeKismet kismet) {
        return kismet.kismet().health().requests();
    }

    private static void awaitUntil(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
