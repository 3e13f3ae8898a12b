package io.github.kismetexternal.event;

import io.github.kismetexternal.LogCapture;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.event.EventCounts.HandlerQueue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class EventDispatcherTest {
    private final EventDispatcher dispatcher = new EventDispatcher(EventDispatcherTest::daemon);

    @AfterEach
    void close() {
        dispatcher.close();
    }

    @Test
    void each_type_is_wanted_once_however_many_handlers_it_has() {
        dispatcher.add("A", event -> {});
        dispatcher.add("A", event -> {});
        dispatcher.add("*", event -> {});

        assertThat(dispatcher.wanted()).containsExactlyInAnyOrder("A", "*");
    }

    @Test
    void all_handlers_of_a_type_are_taken_back_with_what_waits_for_them() throws Exception {
        Semaphore seen = new Semaphore(0);
        Semaphore others = new Semaphore(0);
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        dispatcher.add("A", event -> {
            seen.release();
            running.countDown();
            release.await();
        });
        dispatcher.add("B", event -> others.release());
        raise("A");
        raise("A");
        raise("B");
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(others.tryAcquire(10, TimeUnit.SECONDS)).isTrue();

        dispatcher.removeAll("A");
        release.countDown();
        raise("A");
        raise("B");

        assertThat(others.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        assertThat(seen.availablePermits()).isOne();
        assertThat(dispatcher.wanted()).containsExactly("B");
    }

    @Test
    void a_handler_is_taken_back_without_those_of_others() throws Exception {
        Semaphore mine = new Semaphore(0);
        Semaphore others = new Semaphore(0);
        EventHandler handler = event -> mine.release();
        dispatcher.add("A", handler);
        dispatcher.add("A", event -> others.release());

        dispatcher.remove("A", handler);
        raise("A");

        assertThat(others.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        assertThat(mine.availablePermits()).isZero();
    }

    @Test
    void no_handler_is_woken_before_what_came_is_handed_over() throws Exception {
        Semaphore seen = new Semaphore(0);
        dispatcher.add("A", event -> seen.release());
        dispatcher.accept(notice("A"));
        dispatcher.accept(notice("A"));
        assertThat(dispatcher.counts().handlers()).extracting(HandlerQueue::waiting).containsExactly(2);

        dispatcher.handOver();

        assertThat(seen.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_handler_that_runs_needs_no_waking() throws Exception {
        Semaphore seen = new Semaphore(0);
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        dispatcher.add("A", event -> {
            seen.release();
            running.countDown();
            release.await();
        });
        raise("A");
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        dispatcher.accept(notice("A"));
        release.countDown();

        assertThat(seen.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void no_event_is_left_behind_however_the_handler_keeps_up() throws Exception {
        int events = 20_000;
        Semaphore seen = new Semaphore(0);
        dispatcher.add("A", event -> seen.release());
        for (int i = 1; i <= events; i++) {
            raise("A");
            if (i % 1000 == 0) {
                assertThat(seen.tryAcquire(1000, 10, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(dispatcher.counts().droppedByType()).isEmpty();
    }

    @Test
    void events_of_a_type_come_in_their_order_however_they_are_written() throws Exception {
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch last = new CountDownLatch(1);
        dispatcher.add("A", event -> {
            seen.add(event.body().asInt());
            if (event.body().asInt() == 299) {
                last.countDown();
            }
        });
        String[] forms = {
            "{\"kismet.eventbus.type\":\"A\",\"kismet.eventbus.content\":{\"A\":%d}}",
            "{\"kismet.eventbus.content\": {\"A\":%d},\"kismet.eventbus.type\": \"A\"}",
            "{ \"kismet.eventbus.type\" : \"\\u0041\", \"kismet.eventbus.content\" : {\"A\":%d}}"
        };
        for (int i = 0; i < 300; i++) {
            dispatcher.accept(new EventNotice(Bytes.of(forms[i % forms.length].formatted(i))));
            dispatcher.handOver();
        }
        assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(seen).isEqualTo(IntStream.range(0, 300).boxed().toList());
    }

    @Test
    void a_thread_that_cannot_be_had_costs_no_event() throws Exception {
        AtomicInteger refused = new AtomicInteger(1);
        Semaphore seen = new Semaphore(0);
        try (EventDispatcher poor = new EventDispatcher(task -> {
                    if (refused.getAndDecrement() > 0) {
                        throw new OutOfMemoryError("thrown by the test");
                    }
                    return daemon(task);
                });
                LogCapture log = LogCapture.ofLibrary()) {
            poor.add("A", event -> seen.release());
            poor.accept(notice("A"));
            poor.handOver();
            assertThat(log.thrown()).hasSize(1);

            poor.accept(notice("A"));
            poor.handOver();

            assertThat(seen.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
            assertThat(log.thrown()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void two_MiB_of_the_websocket_wait_to_be_read_and_beyond_that_the_oldest_are_dropped_with_a_word(int over)
            throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch reading = new CountDownLatch(1);
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch last = new CountDownLatch(1);
        dispatcher.add("FIRST", event -> first.countDown());
        dispatcher.add("LAST", event -> last.countDown());
        try (LogCapture log = LogCapture.ofLibrary()) {
            dispatcher.accept("{}", new Asked(() -> {
                reading.countDown();
                awaitQuietly(release);
            }));
            assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
            Asked asked = new Asked(() -> {});
            dispatcher.accept(padded("{\"FIRST\":{}}", 1024), asked);
            for (int i = 0; i < 2046; i++) {
                dispatcher.accept(padded("{\"A\":{}}", 1024), asked);
            }
            dispatcher.accept(padded("{\"LAST\":{}}", 1024 + over), asked);
            assertThat(dispatcher.counts().unread()).isEqualTo(2048 - over);
            assertThat(dispatcher.counts().droppedUnread()).isEqualTo(over);
            release.countDown();

            assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(first.await(over == 0 ? 10_000 : 0, TimeUnit.MILLISECONDS)).isEqualTo(over == 0);
            assertThat(log.lines(Level.WARNING)).hasSize(over);
        }
    }

    @Test
    void a_failure_while_an_event_of_the_websocket_is_read_costs_one_event() throws Exception {
        Semaphore seen = new Semaphore(0);
        dispatcher.add("A", event -> seen.release());
        try (LogCapture log = LogCapture.ofLibrary()) {
            dispatcher.accept("{\"A\":{}}", new Asked(() -> {
                throw new OutOfMemoryError("thrown by the test");
            }));
            dispatcher.accept("{\"A\":{}}", new Asked(() -> {}));

            assertThat(seen.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            assertThat(log.thrown()).hasSize(1);
        }
    }

    @Test
    void ignored_events_reach_nobody() throws Exception {
        Semaphore ignored = new Semaphore(0);
        Semaphore seen = new Semaphore(0);
        dispatcher.ignore(event -> event.type().equals("A"));
        dispatcher.add("*", event -> (event.type().equals("A") ? ignored : seen).release());
        raise("A");
        raise("B");

        assertThat(seen.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ignored.availablePermits()).isZero();
    }

    @Test
    void a_failure_on_the_way_to_a_handler_costs_one_event() throws Exception {
        Semaphore seen = new Semaphore(0);
        dispatcher.ignore(event -> {
            if (event.type().equals("A")) {
                throw new OutOfMemoryError("thrown by the test");
            }
            return false;
        });
        dispatcher.add("*", event -> seen.release());
        try (LogCapture log = LogCapture.ofLibrary()) {
            raise("A");
            raise("B");

            assertThat(seen.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
            assertThat(log.thrown()).hasSize(1);
        }
    }

    @Test
    void a_handler_may_add_a_handler() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        dispatcher.add("A", event -> dispatcher.add("B", other -> second.countDown()));
        raise("A");
        while (dispatcher.wanted().size() < 2) {
            Thread.onSpinWait();
        }
        raise("B");

        assertThat(second.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void after_the_close_nothing_is_delivered_also_of_what_was_queued() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Semaphore seen = new Semaphore(0);
        dispatcher.add("A", event -> {
            seen.release();
            running.countDown();
            while (release.getCount() > 0) {
                Thread.onSpinWait();
            }
        });
        for (int i = 0; i < 10; i++) {
            raise("A");
        }
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        dispatcher.close();
        release.countDown();
        raise("A");

        assertThat(seen.tryAcquire(2, 300, TimeUnit.MILLISECONDS)).as("a second event").isFalse();
    }

    private void raise(String type) {
        dispatcher.accept(notice(type));
        dispatcher.handOver();
    }

    private static EventNotice notice(String type) {
        String json = "{\"kismet.eventbus.type\":\"" + type + "\",\"kismet.eventbus.content\":{\"" + type + "\":{}}}";
        return new EventNotice(Bytes.of(json));
    }

    private static String padded(String json, int size) {
        return json + " ".repeat(size - json.length());
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "test-events");
        thread.setDaemon(true);
        return thread;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A source that was asked for all events, and tells when it is asked what that was. */
    private record Asked(Runnable first) implements Subscriptions {
        @Override
        public Set<String> topics() {
            first.run();
            return Set.of(EventTypes.ALL);
        }

        @Override
        public boolean delivers(String type) {
            return true;
        }
    }
}
