package io.github.kismetexternal;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.http.HandlerLimits;
import io.github.kismetexternal.http.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class SessionRequestTest {
    @Test
    void a_small_answer_is_one_frame_with_status_headers_body_and_close() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo")
                .get("/demo/x", request -> Response.text("høi").withStatus(201).withHeader("X-A", "b"));
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            FakeKismet.Answer answer = kismet.get("/demo/x");

            assertThat(answer.frames())
                    .containsExactly(new HttpResponse(
                            0,
                            Map.of(
                                    "Content-Type", "text/plain; charset=utf-8",
                                    "X-A", "b",
                                    "X-Content-Type-Options", "nosniff"),
                            201,
                            Bytes.of("høi"),
                            true));
        }
    }

    @Test
    void an_author_may_set_nosniff_otherwise() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo")
                .get("/demo/x", request -> Response.empty(204).withHeader("x-content-type-options", "none"));
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            FakeKismet.Answer answer = kismet.get("/demo/x");

            assertThat(answer.headers()).isEqualTo(Map.of("x-content-type-options", "none"));
            assertThat(answer.status()).isEqualTo(204);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1})
    void an_answer_is_one_frame_up_to_the_room_in_a_frame_and_two_above(int over) throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo")
                .get("/demo/x", request -> Response.text("x".repeat(Integer.parseInt(request.variable("n").get()))));
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            Map<String, String> headers =
                    Map.of("Content-Type", "text/plain; charset=utf-8", "X-Content-Type-Options", "nosniff");
            int room = kismet.session().writer().contentRoom(new HttpResponse(0, headers, 200, Bytes.empty(), true));
            int size = room + over;

            FakeKismet.Answer answer =
                    kismet.answer(kismet.request("GET", "/demo/x", Map.of("n", Integer.toString(size))));

            assertThat(answer.frames()).hasSize(over <= 0 ? 1 : 2);
            assertThat(answer.frames().get(0).content().size()).isEqualTo(Math.min(room, size));
            assertThat(answer.text()).hasSize(size);
            assertThat(kismet.get("/demo/unknown").status()).as("nothing follows the close").isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100_000, 5_000_000})
    void a_body_of_any_size_arrives_whole(int size) throws Exception {
        byte[] body = new byte[size];
        for (int i = 0; i < size; i++) {
            body[i] = (byte) ('a' + i % 26);
        }
        KismetPlugin plugin =
                KismetPlugin.named("demo").get("/demo/x", request -> Response.bytes("application/x-demo", body));
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            FakeKismet.Answer answer = kismet.get("/demo/x");

            assertThat(answer.text().getBytes(UTF_8)).isEqualTo(body);
            assertThat(answer.frames().stream().filter(HttpResponse::close)).hasSize(1);
        }
    }

    @Test
    void concurrent_large_answers_do_not_mix() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo")
                .get("/demo/:letter", request -> Response.text(request.path("letter").repeat(200_000)));
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            List<Long> ids = new ArrayList<>();
            for (char c = 'a'; c < 'k'; c++) {
                ids.add(kismet.request("GET", "/demo/" + c, Map.of()));
            }
            for (int i = 0; i < 10; i++) {
                assertThat(kismet.answer(ids.get(i)).text())
                        .isEqualTo(String.valueOf((char) ('a' + i)).repeat(200_000));
            }
        }
    }

    @Test
    void an_unknown_path_and_a_method_without_route_are_answered_404() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo").get("/demo/x", request -> Response.text("x"));
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            assertThat(kismet.get("/demo/y").status()).isEqualTo(404);
            assertThat(kismet.get("/demo/x/").status()).isEqualTo(404);
            assertThat(kismet.get("").status()).isEqualTo(404);
            assertThat(kismet.answer(kismet.request("POST", "/demo/x", Map.of())).status()).isEqualTo(404);
        }
    }

    @Test
    void a_query_that_old_releases_leave_attached_does_not_hide_the_route() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo")
                .get("/demo/:id/x", request -> Response.text(request.path("id") + " " + request.path()));
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            assertThat(kismet.get("/demo/7/x?a=/b/c").text()).isEqualTo("7 /demo/7/x");
        }
    }

    @Test
    void a_handler_over_its_time_is_interrupted_and_its_late_answer_is_not_sent() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        KismetPlugin plugin = KismetPlugin.named("demo")
                .limits(new HandlerLimits(1, 10, Duration.ofMillis(100)))
                .get("/demo/slow", request -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return Response.text("late");
                })
                .get("/demo/fast", request -> Response.text("fast"));
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(plugin)) {
            assertThat(kismet.get("/demo/slow").status()).isEqualTo(504);
            assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();

            // The one thread there is takes this after it is done with the late answer.
            assertThat(kismet.get("/demo/fast").text()).isEqualTo("fast");
            assertThat(log.lines(Level.WARNING)).singleElement().asString().contains("GET /demo/slow", "within 100 ms");
        }
    }

    @Test
    void a_handler_that_ignores_its_interruption_costs_one_thread_only() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        KismetPlugin plugin = KismetPlugin.named("demo")
                .limits(new HandlerLimits(2, 10, Duration.ofMillis(50)))
                .get("/demo/deaf", request -> {
                    while (true) {
                        try {
                            release.await();
                            throw new IllegalStateException("late failure");
                        } catch (InterruptedException e) {
                            // deaf
                        }
                    }
                })
                .get("/demo/fast", request -> Response.text("fast"));
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(plugin)) {
            assertThat(kismet.get("/demo/deaf").status()).isEqualTo(504);
            assertThat(kismet.get("/demo/fast").text()).isEqualTo("fast");
            release.countDown();
            assertThat(kismet.get("/demo/fast").text()).isEqualTo("fast");
            assertThat(log.lines(Level.WARNING)).hasSize(1);
        }
    }

    @Test
    void an_asynchronous_answer_has_no_time_limit_and_holds_no_thread() throws Exception {
        CompletableFuture<Response> later = new CompletableFuture<>();
        KismetPlugin plugin = KismetPlugin.named("demo")
                .limits(new HandlerLimits(1, 1, Duration.ofMillis(50)))
                .routeAsync("GET", "/demo/later", request -> later)
                .get("/demo/slow", request -> {
                    new CountDownLatch(1).await();
                    throw new AssertionError();
                });
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(plugin)) {
            long first = kismet.request("GET", "/demo/later", Map.of());
            assertThat(kismet.get("/demo/slow").status()).as("50 ms later").isEqualTo(504);
            later.complete(Response.text("done"));

            assertThat(kismet.answer(first).text()).isEqualTo("done");
            assertThat(log.lines(Level.WARNING)).hasSize(1);
        }
    }

    @Test
    void one_request_more_than_may_wait_is_answered_503_and_the_others_are_served() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch running = new CountDownLatch(2);
        KismetPlugin plugin = KismetPlugin.named("demo")
                .limits(new HandlerLimits(2, 3, Duration.ofSeconds(20)))
                .get("/demo/x", request -> {
                    running.countDown();
                    release.await();
                    return Response.text("served");
                });
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            List<Long> served = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                served.add(kismet.request("GET", "/demo/x", Map.of()));
            }
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(kismet.get("/demo/x").status()).isEqualTo(503);
            kismet.send(new Ping());
            assertThat(kismet.nextAfterRegistrations()).isInstanceOf(Pong.class);
            release.countDown();
            for (long id : served) {
                assertThat(kismet.answer(id).text()).isEqualTo("served");
            }
        }
    }

    @Test
    void no_more_handlers_run_at_once_than_the_limit_says() throws Exception {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        KismetPlugin plugin = KismetPlugin.named("demo")
                .limits(new HandlerLimits(3, 100, Duration.ofSeconds(20)))
                .get("/demo/x", request -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.yield();
                    now.decrementAndGet();
                    return Response.text("x");
                });
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            List<Long> ids = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                ids.add(kismet.request("GET", "/demo/x", Map.of()));
            }
            for (long id : ids) {
                assertThat(kismet.answer(id).status()).isEqualTo(200);
            }
            assertThat(most.get()).isBetween(1, 3);
        }
    }
}
