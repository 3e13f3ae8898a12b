package io.github.kismetexternal.testkit.rest;

import io.github.kismetexternal.event.Event;
import io.github.kismetexternal.event.NewDevice;
import io.github.kismetexternal.rest.EventStream;
import io.github.kismetexternal.rest.KismetRest;
import io.github.kismetexternal.rest.StreamHealth;
import io.github.kismetexternal.testkit.EventSchedule;
import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.SimulatorBuilder;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Events for programs that are no plugins, from all releases. */
@Timeout(120)
class EventStreamTest {
    private static final String DEVICE =
            "{\"NEW_DEVICE\":{\"kismet.device.base.key\":\"K\",\"padding\":\"" + "x".repeat(100_000) + "\"}}";

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    @ParameterizedTest
    @EnumSource
    void large_events_come_until_they_are_unsubscribed(SimulatedRelease release) throws Exception {
        try (KismetSimulator kismet = started(release, 0);
                EventStream stream = rest(kismet).events()) {
            stream.on("NEW_DEVICE", events::add).on("LAST", events::add);
            assertThat(NewDevice.of(awaitEvent(kismet, "NEW_DEVICE", DEVICE)).device().key()).isEqualTo("K");

            stream.off("NEW_DEVICE");
            awaitEvent(kismet, "LAST", "{\"LAST\":{\"n\":1}}");
            events.clear();
            kismet.raise("NEW_DEVICE", DEVICE);
            kismet.raise("LAST", "{\"LAST\":{\"n\":2}}");
            Event last = events.take();
            while (last.body().path("n").asInt() != 2) {
                assertThat(last.type()).isEqualTo("LAST");
                last = events.take();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    @SuppressWarnings("try") // To close the first Kismet before the second begins is the point.
    void handlers_are_served_again_after_a_cut_and_after_kismet_started_anew(SimulatedRelease release)
            throws Exception {
        try (KismetSimulator kismet = started(release, 0);
                EventStream stream = rest(kismet).events()) {
            stream.on("NEW_DEVICE", events::add);
            awaitEvent(kismet, "NEW_DEVICE", DEVICE);

            kismet.cutWebsockets();
            awaitUntil(() -> stream.health().connections() >= 2);
            events.clear();
            awaitEvent(kismet, "NEW_DEVICE", DEVICE);

            kismet.close();
            try (KismetSimulator anew = started(release, kismet.url().getPort())) {
                awaitUntil(() -> stream.health().state() == StreamHealth.State.CONNECTED);
                events.clear();
                awaitEvent(anew, "NEW_DEVICE", DEVICE);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"R2021_08", "R2023_07", "R2025_09"})
    void a_user_who_may_only_read_gets_them_and_one_who_may_not_is_refused(SimulatedRelease release) throws Exception {
        try (KismetSimulator kismet = started(release, 0)) {
            String readonly = rest(kismet).apiKeys().create("reader", "readonly").token().orElseThrow();
            String source = rest(kismet).apiKeys().create("source", "datasource").token().orElseThrow();
            try (EventStream stream = KismetRest.withApiKey(kismet.url(), readonly).events();
                    EventStream refused = KismetRest.withApiKey(kismet.url(), source).events()) {
                stream.on("NEW_DEVICE", events::add);
                refused.on("NEW_DEVICE", event -> {});

                awaitEvent(kismet, "NEW_DEVICE", DEVICE);
                awaitUntil(() -> refused.health().problem().isPresent());
                assertThat(refused.health().problem().orElseThrow())
                        .contains("status 401", "make a new API key")
                        .doesNotContain(source);
                assertThat(refused.health().connections()).isZero();
            }
        }
    }

    private static KismetRest rest(KismetSimulator kismet) {
        return KismetRest.withLogin(kismet.url(), SimulatorBuilder.DEFAULT_USER, SimulatorBuilder.DEFAULT_PASSWORD);
    }

    private static KismetSimulator started(SimulatedRelease release, int port) throws Exception {
        return KismetSimulator.builder()
                .release(release)
                .port(port)
                .events(EventSchedule.silent())
                .start();
    }

    /** What has been sent to Kismet need not have been read. */
    private Event awaitEvent(KismetSimulator kismet, String type, String content) throws InterruptedException {
        Event event = null;
        for (int i = 0; i < 600 && (event == null || !event.type().equals(type)); i++) {
            kismet.raise(type, content);
            event = events.poll(100, TimeUnit.MILLISECONDS);
        }
        assertThat(event).as(type).isNotNull();
        assertThat(event.type()).isEqualTo(type);
        return event;
    }

    private static void awaitUntil(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
