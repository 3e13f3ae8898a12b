package io.github.kismetexternal.event;

import io.github.kismetexternal.LogCapture;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.EventNotice;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class EventDispatcherTest {
    private final EventDispatcher dispatcher = new EventDispatcher(task -> {
        Thread thread = new Thread(task, "test-events");
        thread.setDaemon(true);
        return thread;
    });

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
        dispatcher.start();
        dispatcher.accept(notice("A"));
        dispatcher.accept(notice("A"));
        dispatcher.accept(notice("B"));
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(others.tryAcquire(10, TimeUnit.SECONDS)).isTrue();

        dispatcher.removeAll("A");
        release.countDown();
        dispatcher.accept(notice("A"));
        dispatcher.accept(notice("B"));

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
        dispatcher.start();
        dispatcher.accept(notice("A"));

        assertThat(others.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        assertThat(mine.availablePermits()).isZero();
    }

    @Test
    void what_came_before_the_start_is_delivered_after_it() throws Exception {
        Semaphore seen = new Semaphore(0);
        dispatcher.add("A", event -> seen.release());
        dispatcher.accept(notice("A"));

        dispatcher.start();

        assertThat(seen.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void two_MiB_wait_to_be_parsed_and_beyond_that_the_oldest_are_dropped_with_a_word(int over) throws Exception {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch last = new CountDownLatch(1);
        dispatcher.add("FIRST", event -> first.countDown());
        dispatcher.add("LAST", event -> last.countDown());
        try (LogCapture log = LogCapture.ofLibrary()) {
            dispatcher.accept(notice("FIRST", 1024));
            for (int i = 0; i < 2046; i++) {
                dispatcher.accept(notice("A", 1024));
            }
            dispatcher.accept(notice("LAST", 1024 + over));
            dispatcher.start();

            assertThat(last.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(first.await(over == 0 ? 10_000 : 0, TimeUnit.MILLISECONDS)).isEqualTo(over == 0);
            assertThat(log.lines(Level.WARNING)).hasSize(over);
        }
    }

    @Test
    void ignored_events_reach_nobody() throws Exception {
        Semaphore ignored = new Semaphore(0);
        Semaphore seen = new Semaphore(0);
        dispatcher.ignore(event -> event.type().equals("A"));
        dispatcher.add("*", event -> (event.type().equals("A") ? ignored : seen).release());
        dispatcher.start();
        dispatcher.accept(notice("A"));
        dispatcher.accept(notice("B"));

        assertThat(seen.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ignored.availablePermits()).isZero();
    }

    @Test
    void a_failure_on_the_way_to_the_handlers_costs_one_event() throws Exception {
        Semaphore seen = new Semaphore(0);
        dispatcher.ignore(event -> {
            if (event.type().equals("A")) {
                throw new OutOfMemoryError("thrown by the test");
            }
            return false;
        });
        dispatcher.add("*", event -> seen.release());
        dispatcher.start();
        try (LogCapture log = LogCapture.ofLibrary()) {
            dispatcher.accept(notice("A"));
            dispatcher.accept(notice("B"));

            assertThat(seen.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
            assertThat(log.thrown()).hasSize(1);
        }
    }

    @Test
    void a_handler_may_add_a_handler() throws Exception {
        CountDownLatch second = new CountDownLatch(1);
        dispatcher.add("A", event -> dispatcher.add("B", other -> second.countDown()));
        dispatcher.start();
        dispatcher.accept(notice("A"));
        while (dispatcher.wanted().size() < 2) {
            Thread.onSpinWait();
        }
        dispatcher.accept(notice("B"));

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
        dispatcher.start();
        for (int i = 0; i < 10; i++) {
            dispatcher.accept(notice("A"));
        }
        assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
        dispatcher.close();
        release.countDown();
        dispatcher.accept(notice("A"));

        assertThat(seen.tryAcquire(2, 300, TimeUnit.MILLISECONDS)).as("a second event").isFalse();
    }

    private static EventNotice notice(String type) {
        return notice(type, 0);
    }

    private static EventNotice notice(String type, int size) {
        String json = "{\"kismet.eventbus.type\":\"" + type + "\",\"kismet.eventbus.content\":{\"" + type + "\":{}}}";
        return new EventNotice(Bytes.of(json + " ".repeat(Math.max(0, size - json.length()))));
    }
}
