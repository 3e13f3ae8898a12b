package io.github.kismetexternal;

import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.http.Response;
import io.github.kismetexternal.wire.Generation;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class SessionRegistrationTest {
    private static final Response OK = Response.text("ok");

    @Test
    void paths_are_registered_literal_ones_first_and_with_what_a_regular_expression_reads_escaped() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo")
                .get("/demo/:key/note", request -> OK)
                .post("/demo/a.b(c)+[d]*$", request -> OK)
                .get("/demo/z", request -> OK)
                .on("TIMESTAMP", event -> {})
                .on("BATTERY", event -> {})
                .on("TIMESTAMP", event -> {});

        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            assertThat(kismet.next()).isEqualTo(new RegisterUri("/demo/_session", "GET"));
            assertThat(kismet.next()).isEqualTo(new RegisterUri("/demo/a\\.b\\(c\\)\\+\\[d\\]\\*\\$", "POST"));
            assertThat(kismet.next()).isEqualTo(new RegisterUri("/demo/z", "GET"));
            assertThat(kismet.next()).isEqualTo(new RegisterUri("/demo/:key/note", "GET"));
            assertThat(((RegisterEvents) kismet.next()).types()).containsExactlyInAnyOrder("TIMESTAMP", "BATTERY");
        }
    }

    @Test
    void a_star_is_registered_alone_since_kismet_would_deliver_the_others_twice() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo")
                .on("TIMESTAMP", event -> {})
                .on("*", event -> {})
                .on("BATTERY", event -> {});

        try (FakeKismet kismet = FakeKismet.running(plugin, Generation.V2)) {
            assertThat(kismet.next()).isEqualTo(new RegisterEvents(List.of("*")));
            kismet.kismet().message("next");
            assertThat(kismet.next().name()).isEqualTo("MESSAGE");
        }
    }

    @Test
    void many_event_types_go_out_in_frames_that_kismet_takes() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo");
        Set<String> types = new TreeSet<>();
        for (int i = 0; i < 130; i++) {
            types.add("MY_EVENT_" + "X".repeat(100) + i);
        }
        types.forEach(type -> plugin.on(type, event -> {}));

        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            Set<String> registered = new TreeSet<>();
            while (registered.size() < 130) {
                List<String> some = ((RegisterEvents) kismet.next()).types();
                registered.addAll(some);
            }
            assertThat(registered).isEqualTo(types);
        }
    }

    @Test
    void every_ping_gets_a_pong_with_its_number() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            for (long seqno = 1; seqno <= 50; seqno++) {
                kismet.send(new Ping());
            }

            List<Object> pongs = new ArrayList<>();
            List<Object> expected = new ArrayList<>();
            for (long seqno = 1; seqno <= 50; seqno++) {
                pongs.add(kismet.next());
                expected.add(new Pong(seqno));
            }
            assertThat(pongs).isEqualTo(expected);
        }
    }

    @Test
    void a_pong_that_nobody_waits_for_and_an_unwanted_token_are_taken_silently() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo").get("/demo/x", request -> OK);
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            kismet.send(new Pong(77));
            kismet.send(new AuthReply("0123"));

            assertThat(kismet.get("/demo/x").status()).isEqualTo(200);
        }
    }

    @Test
    void a_command_that_is_not_known_is_ignored() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo").get("/demo/x", request -> OK);
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            kismet.sendRaw(HexFormat.of().parseHex("decafbada9a900030000000000630001000000ff"));

            assertThat(kismet.get("/demo/x").status()).isEqualTo(200);
        }
    }

    @Test
    void routes_and_handlers_can_be_added_to_a_running_plugin() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            kismet.kismet()
                    .get("/demo/late.html", request -> Response.html("late"))
                    .on("BATTERY", event -> seen.add("one " + event.type()))
                    .on("BATTERY", event -> seen.add("two " + event.type()));

            assertThat(kismet.next()).isEqualTo(new RegisterUri("/demo/late\\.html", "GET"));
            assertThat(kismet.next()).isEqualTo(new RegisterEvents(List.of("BATTERY")));
            assertThat(kismet.get("/demo/late.html").text()).isEqualTo("late");
            kismet.raise("BATTERY", "{}");
            assertThat(List.of(seen.poll(10, TimeUnit.SECONDS), seen.poll(10, TimeUnit.SECONDS)))
                    .containsExactlyInAnyOrder("one BATTERY", "two BATTERY");
        }
    }

    @Test
    void the_page_for_csrf_values_comes_with_the_first_route_that_may_change_something() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo").get("/demo/:page", request -> OK);
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            kismet.kismet()
                    .get("/demo/a", request -> OK)
                    .route("DELETE", "/demo/b/:id", request -> OK)
                    .post("/demo/c/:id/d", request -> OK);

            assertThat(kismet.next()).isEqualTo(new RegisterUri("/demo/:page", "GET"));
            assertThat(kismet.next()).isEqualTo(new RegisterUri("/demo/a", "GET"));
            assertThat(kismet.next()).isEqualTo(new RegisterUri("/demo/_session", "GET"));
            assertThat(kismet.next()).isEqualTo(new RegisterUri("/demo/b/:id", "DELETE"));
            assertThat(kismet.next()).isEqualTo(new RegisterUri("/demo/c/:id/d", "POST"));
            assertThat(kismet.get("/demo/_session").text()).startsWith("{\"csrf\":");
        }
    }

    @Test
    void of_routes_that_several_threads_add_at_once_none_comes_before_that_page() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            CountDownLatch ready = new CountDownLatch(4);
            List<CompletableFuture<Void>> adding = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String path = "/demo/:id" + "/x".repeat(i);
                adding.add(CompletableFuture.runAsync(() -> {
                    ready.countDown();
                    awaitAll(ready);
                    kismet.kismet().post(path, request -> OK);
                }, task -> new Thread(task).start()));
            }
            adding.forEach(CompletableFuture::join);

            assertThat(kismet.next()).isEqualTo(new RegisterUri("/demo/_session", "GET"));
            for (int i = 0; i < 4; i++) {
                assertThat(((RegisterUri) kismet.next()).method()).isEqualTo("POST");
            }
        }
    }

    private static void awaitAll(CountDownLatch ready) {
        try {
            assertThat(ready.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_route_that_is_refused_later_is_not_registered() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo").get("/demo/x", request -> OK);
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            assertThatThrownBy(() -> kismet.kismet().post("/demo/x", request -> OK))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("POST /demo/x")
                    .hasMessageContaining("taken by GET /demo/x");
            kismet.kismet().message("next");

            assertThat(kismet.nextAfterRegistrations().name()).isEqualTo("MESSAGE");
        }
    }

    @Test
    void all_events_cannot_be_asked_for_after_some() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo").on("TIMESTAMP", event -> {});
        try (FakeKismet kismet = FakeKismet.running(plugin, Generation.V2)) {
            assertThatThrownBy(() -> kismet.kismet().on("*", event -> {}))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("before the plugin starts")
                    .hasMessageContaining("TIMESTAMP");
        }
    }

    @Test
    void all_events_may_come_after_some_where_they_come_another_way() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo").on("TIMESTAMP", event -> {});
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            kismet.kismet().on("*", event -> {});

            assertThat(kismet.kismet().health().eventSocket()).isPresent();
        }
    }

    @Test
    void kismet_is_asked_once_for_a_type_however_many_handlers_it_has() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo").on("TIMESTAMP", event -> {}).on("TIMESTAMP", event -> {});
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            kismet.kismet().on("TIMESTAMP", event -> {}).on("BATTERY", event -> {}).message("next");

            assertThat(kismet.next()).isEqualTo(new RegisterEvents(List.of("TIMESTAMP")));
            assertThat(kismet.next()).isEqualTo(new RegisterEvents(List.of("BATTERY")));
            assertThat(kismet.next().name()).isEqualTo("MESSAGE");
        }
    }

    @Test
    void all_events_can_be_asked_for_later_by_a_plugin_that_listens_to_nothing() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"), Generation.V2)) {
            kismet.kismet().on("*", event -> {}).on("TIMESTAMP", event -> {});
            kismet.kismet().message("next");

            assertThat(kismet.next()).isEqualTo(new RegisterEvents(List.of("*")));
            assertThat(kismet.next().name()).isEqualTo("MESSAGE");
        }
    }
}
