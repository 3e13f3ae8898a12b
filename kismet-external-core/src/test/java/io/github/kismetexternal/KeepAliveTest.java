package io.github.kismetexternal;

import io.github.kismetexternal.command.Ping;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeepAliveTest {
    private final RecordingSink sink = new RecordingSink();
    private final AtomicLong clock = new AtomicLong();
    private final KeepAlive keepAlive = new KeepAlive(sink, () -> Health.Cause.LARGE_FORM, clock::get);

    @Test
    void pings_at_every_tick() {
        keepAlive.tick();
        keepAlive.tick();

        assertThat(sink.sent()).containsExactly(new Ping(), new Ping());
    }

    @Test
    void silence_is_reported_once_and_again_only_after_an_answer() {
        try (LogCapture log = LogCapture.ofLibrary()) {
            tick(6);
            assertThat(log.lines(Level.SEVERE)).isEmpty();
            tick(1);
            tick(20);
            assertThat(log.lines(Level.SEVERE)).singleElement().asString().contains("30 seconds", "16 kB", "restart");

            keepAlive.pongReceived();
            tick(1);
            assertThat(log.lines(Level.WARNING)).containsExactly("Kismet answers again");
            tick(5);
            assertThat(log.lines(Level.SEVERE)).hasSize(1);
            tick(1);
            assertThat(log.lines(Level.SEVERE)).hasSize(2);
        }
    }

    @Test
    void regular_answers_are_not_worth_a_word() {
        try (LogCapture log = LogCapture.ofLibrary()) {
            for (int i = 0; i < 100; i++) {
                tick(1);
                keepAlive.pongReceived();
            }

            assertThat(log.lines(Level.SEVERE)).isEmpty();
            assertThat(log.lines(Level.WARNING)).isEmpty();
        }
    }

    @Test
    void a_plugin_that_has_ended_is_no_matter() {
        sink.close();

        keepAlive.tick();

        assertThat(sink.sent()).isEmpty();
    }

    @Test
    void tells_since_when_kismet_has_not_answered_and_why() {
        clock.set(Duration.ofSeconds(1).toNanos());
        assertThat(keepAlive.health()).isEqualTo(new Health.KismetHealth(Optional.empty(), false, Optional.empty()));

        keepAlive.pongReceived();
        clock.set(Duration.ofSeconds(31).toNanos());
        try (LogCapture log = LogCapture.ofLibrary()) {
            tick(6);
            assertThat(keepAlive.health().silent()).isFalse();
            tick(1);
            clock.set(Duration.ofSeconds(41).toNanos());
            assertThat(keepAlive.health()).isEqualTo(silence(Duration.ofSeconds(40), true, Duration.ofSeconds(10)));

            keepAlive.pongReceived();
            tick(1);
            assertThat(keepAlive.health()).isEqualTo(silence(Duration.ZERO, false, Duration.ofSeconds(10)));
            assertThat(log.lines(Level.SEVERE)).hasSize(1);
        }
    }

    private static Health.KismetHealth silence(Duration sinceAnswer, boolean silent, Duration sinceNoticed) {
        return new Health.KismetHealth(
                Optional.of(sinceAnswer),
                silent,
                Optional.of(new Health.Silence(sinceNoticed, Health.Cause.LARGE_FORM)));
    }

    private void tick(int times) {
        for (int i = 0; i < times; i++) {
            keepAlive.tick();
        }
    }
}
