package io.github.kismetexternal.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.LogCapture;
import io.github.kismetexternal.command.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class EventTest {
    private static final String SECRET = "hunter2";

    private final MalformedEvents malformed = new MalformedEvents();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'kismet.eventbus.type': 'MINE','kismet.eventbus.content': {'MINE': " + SECRET + "}}",
                "{'kismet.eventbus.type': 'MINE','kismet.eventbus.content': {'MINE': '" + SECRET + "\u0001'}}",
                "{'kismet.eventbus.type': 'MINE','kismet.eventbus.content': {'MINE': '" + SECRET,
                "{'kismet.eventbus.content': {'MINE': '" + SECRET + "'''},'kismet.eventbus.type': 'MINE'}",
                "{'kismet.eventbus.type': 'MINE','kismet.eventbus.content': {},'kismet.eventbus.content': 7}",
                "{'kismet.eventbus.type': 'MINE','kismet.eventbus.content': {},'kismet.eventbus.type': '"
                        + SECRET
                        + "'}"
            })
    void a_malformed_event_is_counted_once_however_often_it_is_read_and_nothing_of_it_is_quoted(String json)
            throws IOException {
        Event event = event(json);
        assertThat(event.type()).isEqualTo("MINE");
        assertThat(malformed.count()).isZero();
        try (LogCapture log = LogCapture.ofLibrary()) {
            List<Supplier<JsonNode>> readings = List.of(event::content, event::body, event::content);
            for (Supplier<JsonNode> reading : readings) {
                assertThatThrownBy(reading::get)
                        .isInstanceOf(MalformedEventException.class)
                        .hasNoCause()
                        .message()
                        .contains("JSON")
                        .doesNotContain(SECRET);
            }

            assertThat(malformed.count()).isOne();
            assertThat(log.lines(Level.WARNING)).singleElement().asString().doesNotContain(SECRET);
        }
    }

    @Test
    void threads_that_read_at_the_same_time_get_the_same_tree() throws Exception {
        int threads = 8;
        Event event = event("{'kismet.eventbus.type': 'MINE','kismet.eventbus.content': {'MINE': {'n': 7}}}");
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<Future<JsonNode>> read = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                read.add(pool.submit(() -> {
                    together.await();
                    return event.content();
                }));
            }
            for (Future<JsonNode> content : read) {
                assertThat(content.get()).isSameAs(event.content());
            }
            assertThat(event.body().path("n").asInt()).isEqualTo(7);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void threads_that_read_a_malformed_event_at_the_same_time_count_it_once() throws Exception {
        int threads = 8;
        Event event = event("{'kismet.eventbus.type': 'MINE','kismet.eventbus.content': {");
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (LogCapture log = LogCapture.ofLibrary()) {
            List<CompletableFuture<Void>> read = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                read.add(CompletableFuture.runAsync(
                        () -> {
                            awaitAll(together);
                            assertThatThrownBy(event::content).isInstanceOf(MalformedEventException.class);
                        },
                        pool));
            }
            CompletableFuture.allOf(read.toArray(CompletableFuture[]::new)).join();

            assertThat(malformed.count()).isOne();
            assertThat(log.lines(Level.WARNING)).hasSize(1);
        } finally {
            pool.shutdownNow();
        }
    }

    private static void awaitAll(CyclicBarrier together) {
        try {
            together.await();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_handler_alone_gets_an_event_of_its_own_that_says_the_same() throws Exception {
        Event event = event("{'kismet.eventbus.type':'X','kismet.eventbus.content':{'X':{'a':1}}}");

        Event own = event.forHandler();

        assertThat(own).isNotSameAs(event);
        assertThat(own.type()).isEqualTo("X");
        assertThat(own.size()).isEqualTo(event.size());
        assertThat(own.body()).hasToString("{\"a\":1}");
        assertThat(own.forHandler()).isSameAs(own);
    }

    @Test
    void several_handlers_share_an_event_and_its_tree() throws Exception {
        Event event = event("{'kismet.eventbus.type':'X','kismet.eventbus.content':{}}");
        event.setSeveralHandlers();

        assertThat(event.forHandler()).isSameAs(event);
        assertThat(event.forHandler().content()).isSameAs(event.content());
    }

    private Event event(String json) throws IOException {
        return Event.of(Bytes.of(json.replace('\'', '"')), malformed);
    }
}
