package io.github.kismetexternal;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.event.Event;
import io.github.kismetexternal.http.Response;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class SessionEventTest {
    @Test
    void each_handler_of_a_type_gets_every_event_in_order() throws Exception {
        List<Integer> one = Collections.synchronizedList(new ArrayList<>());
        List<Integer> two = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch all = new CountDownLatch(1000);
        KismetPlugin plugin = KismetPlugin.named("demo")
                .on("MINE", event -> {
                    one.add(number(event));
                    all.countDown();
                })
                .on("MINE", event -> {
                    two.add(number(event));
                    all.countDown();
                });
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            for (int i = 0; i < 500; i++) {
                kismet.raise("MINE", "{\"n\":" + i + "}");
            }
            assertThat(all.await(10, TimeUnit.SECONDS)).isTrue();

            List<Integer> expected = IntStream.range(0, 500).boxed().toList();
            assertThat(one).isEqualTo(expected);
            assertThat(two).isEqualTo(expected);
        }
    }

    @Test
    void a_star_gets_what_typed_handlers_get_and_the_rest() throws Exception {
        List<String> typed = Collections.synchronizedList(new ArrayList<>());
        List<String> all = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(3);
        KismetPlugin plugin = KismetPlugin.named("demo")
                .on("BATTERY", event -> {
                    typed.add(event.type());
                    done.countDown();
                })
                .on("*", event -> {
                    all.add(event.type());
                    done.countDown();
                });
        try (FakeKismet kismet = FakeKismet.running(plugin, Generation.V2)) {
            kismet.raise("TIMESTAMP", "{}");
            kismet.raise("BATTERY", "{}");
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(all).containsExactly("TIMESTAMP", "BATTERY");
            assertThat(typed).containsExactly("BATTERY");
        }
    }

    @Test
    void a_slow_handler_loses_its_oldest_events_and_delays_nobody() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch last = new CountDownLatch(1);
        Semaphore fastSeen = new Semaphore(0);
        List<Integer> slow = Collections.synchronizedList(new ArrayList<>());
        KismetPlugin plugin = KismetPlugin.named("demo")
                .get("/demo/x", request -> Response.text("x"))
                .on("MINE", event -> {
                    release.await();
                    slow.add(number(event));
                    if (number(event) == 299) {
                        last.countDown();
                    }
                })
                .on("MINE", event -> fastSeen.release());
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(plugin)) {
            String padding = "x".repeat(10_000);
            for (int i = 0; i < 300; i++) {
                kismet.raise("MINE", "{\"n\":" + i + ",\"padding\":\"" + padding + "\"}");
                if (i % 50 == 49) {
                    assertThat(fastSeen.tryAcquire(50, 10, TimeUnit.SECONDS)).isTrue();
                }
            }
            assertThat(kismet.get("/demo/x").text()).isEqualTo("x");
            kismet.send(new Ping());
            assertThat(kismet.nextAfterRegistrations()).isInstanceOf(Pong.class);
            release.countDown();
            assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(slow.get(0)).as("was running").isZero();
            assertThat(slow.size()).as("1 MiB and the running one").isBetween(90, 110);
            assertThat(slow.subList(1, slow.size()))
                    .isEqualTo(IntStream.range(300 - slow.size() + 1, 300).boxed().toList());
            assertThat(log.lines(Level.WARNING)).singleElement().asString().contains("MINE", "too slow");
        }
    }

    @Test
    void a_handler_that_throws_gets_the_next_event() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        KismetPlugin plugin = KismetPlugin.named("demo").on("MINE", event -> {
            switch (number(event)) {
                case 0 -> throw new IOException("disk");
                case 1 -> throw new OutOfMemoryError("thrown by the test");
                default -> done.countDown();
            }
        });
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(plugin)) {
            for (int i = 0; i < 3; i++) {
                kismet.raise("MINE", "{\"n\":" + i + "}");
            }
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(log.thrown()).extracting(Throwable::getMessage).containsExactly("disk", "thrown by the test");
        }
    }

    @Test
    void a_handler_that_was_interrupted_by_itself_gets_the_next_event_undisturbed() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        KismetPlugin plugin = KismetPlugin.named("demo").on("MINE", event -> {
            if (number(event) == 0) {
                throw new InterruptedException("thrown by the test");
            }
            if (!Thread.currentThread().isInterrupted()) {
                done.countDown();
            }
        });
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(plugin)) {
            kismet.raise("MINE", "{\"n\":0}");
            kismet.raise("MINE", "{\"n\":1}");

            assertThat(done.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(log.thrown()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "[]",
                "{\"kismet.eventbus.type\":\"MINE\"}",
                "{\"kismet.eventbus.type\":7,\"kismet.eventbus.content\":{}}",
                "{\"kismet.eventbus.type\":\"MINE\",\"kismet.eventbus.content\":[]}",
                "{\"kismet.eventbus.type\":\"MINE\",\"kismet.eventbus.content\":{\"a\":\"\u0001\"}}"
            })
    void what_is_no_event_is_skipped_and_reported_once(String json) throws Exception {
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(2);
        KismetPlugin plugin = KismetPlugin.named("demo").on("MINE", event -> {
            seen.add(number(event));
            done.countDown();
        });
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(plugin)) {
            kismet.send(new EventNotice(Bytes.of(json)));
            kismet.raise("MINE", "{\"n\":1}");
            kismet.send(new EventNotice(Bytes.of(json)));
            kismet.raise("MINE", "{\"n\":2}");
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(seen).containsExactly(1, 2);
            assertThat(log.lines(Level.WARNING)).singleElement().asString().contains("skipped");
        }
    }

    @Test
    void a_malformed_event_reaches_handlers_up_to_where_they_read_it_and_leaves_no_stack_trace() throws Exception {
        List<String> typesSeen = Collections.synchronizedList(new ArrayList<>());
        List<Integer> numbersSeen = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(2);
        KismetPlugin plugin = KismetPlugin.named("demo")
                .on("MINE", event -> {
                    typesSeen.add(event.type());
                    numbersSeen.add(number(event));
                    done.countDown();
                })
                .on("MINE", event -> {
                    if (number(event) == 1) {
                        done.countDown();
                    }
                });
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(plugin)) {
            kismet.raise("MINE", "{\"n\":unquoted}");
            kismet.raise("MINE", "{\"n\":1}");
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(typesSeen).containsExactly("MINE", "MINE");
            assertThat(numbersSeen).containsExactly(1);
            assertThat(kismet.kismet().health().events().malformed()).isOne();
            assertThat(log.thrown()).isEmpty();
            assertThat(log.lines(Level.WARNING)).hasSize(1);
        }
    }

    @Test
    void json_nested_without_end_is_skipped_like_other_json_that_cannot_be_read() throws Exception {
        CountDownLatch done = new CountDownLatch(1);
        KismetPlugin plugin = KismetPlugin.named("demo").on("MINE", event -> done.countDown());
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(plugin)) {
            kismet.send(new EventNotice(Bytes.of("[".repeat(16_000))));
            kismet.raise("MINE", "{}");

            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(log.lines(Level.WARNING)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"*", "ALERT", "MESSAGE", "NEW_DEVICE", "NEW_DATASOURCE", "DOT11_ADVERTISED_SSID", "DOT11_X"})
    void where_a_large_event_would_end_the_plugin_the_pipe_is_not_asked_for_it(String type) throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo").on(type, event -> {}).on("TIMESTAMP", event -> {});
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            kismet.kismet().on(type, event -> {}).on("BATTERY", event -> {}).message("next");

            List<List<String>> asked = new ArrayList<>();
            List<Command> others = new ArrayList<>();
            while (others.size() < 2) {
                Command command = kismet.next();
                if (command instanceof RegisterEvents events) {
                    asked.add(events.types());
                } else {
                    others.add(command);
                }
            }
            assertThat(others).extracting(Command::name).containsExactlyInAnyOrder("MESSAGE", "HTTPAUTHREQ");
            assertThat(asked).containsExactly(List.of("TIMESTAMP"), List.of("BATTERY"));
            assertThat(kismet.kismet().health().eventSocket()).isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "ALERT", "NEW_DEVICE"})
    void where_no_event_is_too_large_the_pipe_brings_them_all(String type) throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo").on(type, event -> {});
        try (FakeKismet kismet = FakeKismet.running(plugin, Generation.V2)) {
            assertThat(kismet.next()).isEqualTo(new RegisterEvents(List.of(type)));
            assertThat(kismet.kismet().health().eventSocket()).isEmpty();
        }
    }

    @Test
    void a_plugin_without_large_events_opens_no_websocket() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo").on("TIMESTAMP", event -> {});
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            assertThat(kismet.kismet().health().eventSocket()).isEmpty();
        }
    }

    @Test
    void an_event_without_name_is_refused() {
        assertThatThrownBy(() -> KismetPlugin.named("demo").on("", event -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("event type");
    }

    @Test
    void no_event_is_delivered_after_the_end() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        Semaphore seen = new Semaphore(0);
        CountDownLatch returned = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        KismetPlugin plugin = KismetPlugin.named("demo")
                .on("MINE", event -> {
                    seen.release();
                    running.countDown();
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        returned.countDown();
                    }
                })
                .onStop(() -> awaitQuietly(returned));
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            for (int i = 0; i < 100; i++) {
                kismet.raise("MINE", "{\"n\":" + i + "}");
            }
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
            kismet.kismet().stop("enough");
            kismet.shutDown();

            assertThat(returned.getCount()).as("interrupted before onStop").isZero();
            assertThat(seen.tryAcquire(2, 300, TimeUnit.MILLISECONDS)).as("a second event").isFalse();
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int number(Event event) {
        return event.body().path("n").intValue();
    }
}
