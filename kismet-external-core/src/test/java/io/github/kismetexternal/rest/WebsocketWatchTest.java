package io.github.kismetexternal.rest;

import io.github.kismetexternal.rest.WebsocketWatch.News;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(20)
class WebsocketWatchTest {
    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofSeconds(19);

    private final WebsocketWatch watch = new WebsocketWatch();

    @Test
    void a_server_that_says_nothing_is_first_asked_and_then_given_up() throws Exception {
        watch.connecting();
        watch.connected();

        assertThat(watch.await(SHORT)).isEqualTo(News.SILENT);
        assertThat(watch.await(SHORT)).isEqualTo(News.GONE);
    }

    @Test
    void a_server_that_answers_is_asked_again_after_another_silence() throws Exception {
        watch.connecting();
        watch.connected();
        assertThat(watch.await(SHORT)).isEqualTo(News.SILENT);
        watch.alive();

        assertThat(watch.await(SHORT)).isEqualTo(News.SILENT);
    }

    @Test
    void what_is_to_be_sent_is_news_once() throws Exception {
        watch.connecting();
        watch.connected();
        watch.wake();

        assertThat(watch.await(LONG)).isEqualTo(News.WOKEN);
        assertThat(watch.await(SHORT)).isEqualTo(News.SILENT);
    }

    @Test
    void the_end_is_news_but_not_that_of_an_earlier_attempt() throws Exception {
        long first = watch.connecting();
        long second = watch.connecting();
        watch.connected();
        watch.ended(first, "late");
        assertThat(watch.await(SHORT)).isEqualTo(News.SILENT);

        watch.ended(second, "cut");
        assertThat(watch.await(LONG)).isEqualTo(News.ENDED);
        assertThat(watch.end()).isEqualTo("cut");
    }

    @Test
    void a_pause_ends_with_the_time_or_when_it_is_closed_and_then_nothing_changes_any_more() throws Exception {
        watch.pause(SHORT);
        CompletableFuture<Void> pausing = CompletableFuture.runAsync(
                () -> {
                    try {
                        watch.pause(Duration.ofDays(1));
                    } catch (InterruptedException e) {
                        throw new AssertionError(e);
                    }
                },
                task -> new Thread(task).start());
        watch.close();
        watch.connecting();
        watch.broken("late");

        pausing.get(10, TimeUnit.SECONDS);
        assertThat(watch.isClosed()).isTrue();
        assertThat(watch.await(LONG)).isEqualTo(News.ENDED);
    }
}
