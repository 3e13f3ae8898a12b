package io.github.kismetexternal.feed;

import io.github.kismetexternal.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class WaitingClientsTest {
    private static final FeedCursor START = new FeedCursor("", 0);
    private static final Response ANSWER = Response.empty(200);

    private final WaitingClients clients = new WaitingClients();
    private final Feed feed = Feed.keeping(10);
    private final Feed other = Feed.keeping(10);

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void who_does_not_want_to_wait_and_who_need_not_is_answered_by_its_own_thread() {
        assertThat(clients.ask(ask(feed), 0).toCompletableFuture()).isCompletedWithValue(ANSWER);
        feed.send(1);
        assertThat(clients.ask(ask(feed), 25).toCompletableFuture()).isCompletedWithValue(ANSWER);
        assertThat(clients.size()).isZero();
    }

    @Test
    void who_waits_is_answered_when_there_is_news() throws Exception {
        CompletableFuture<Response> answer = clients.ask(ask(feed, other), 25).toCompletableFuture();
        CompletableFuture<Response> ofFeed = clients.ask(ask(feed), 25).toCompletableFuture();
        assertThat(clients.size()).isEqualTo(2);

        send(other);

        assertThat(answer.get(20, TimeUnit.SECONDS)).isSameAs(ANSWER);
        assertThat(ofFeed).isNotDone();
        assertThat(clients.size()).isEqualTo(1);
    }

    @Test
    void who_waits_is_answered_after_its_time() throws Exception {
        CompletableFuture<Response> later = clients.ask(ask(feed), 25).toCompletableFuture();
        long begun = System.nanoTime();

        clients.ask(ask(feed), 1).toCompletableFuture().get(10, TimeUnit.SECONDS);

        assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
        assertThat(later).isNotDone();
        assertThat(clients.size()).isEqualTo(1);
    }

    @Test
    void one_item_answers_5000_by_one_thread_and_one_more_is_not_made_to_wait() throws Exception {
        Set<String> threads = ConcurrentHashMap.newKeySet();
        List<CompletableFuture<?>> answers = new ArrayList<>();
        for (int i = 0; i < WaitingClients.MOST; i++) {
            answers.add(clients.ask(ask(feed), 25)
                    .thenAccept(answer -> threads.add(Thread.currentThread().getName()))
                    .toCompletableFuture());
        }
        assertThat(clients.size()).isEqualTo(5000);
        assertThat(clients.refused()).isZero();
        assertThat(clients.ask(ask(feed), 25).toCompletableFuture()).isCompleted();
        assertThat(clients.refused()).isEqualTo(1);

        send(feed);

        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(20, TimeUnit.SECONDS);
        assertThat(threads).containsExactly("kismet-feeds");
        assertThat(clients.size()).isZero();
    }

    @Test
    void sending_never_waits_for_an_answer_that_does_not_get_through() throws Exception {
        CountDownLatch blocked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        CompletionStage<Void> first = clients.ask(ask(feed), 25).thenAccept(answer -> {
            blocked.countDown();
            awaitQuietly(release);
        });
        send(feed);
        assertThat(blocked.await(20, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Response> second = clients.ask(ask(other), 25).toCompletableFuture();

        for (int i = 0; i < 100_000; i++) {
            send(other);
        }

        assertThat(second).as("its thread is held up").isNotDone();
        assertThat(other.window().size()).isEqualTo(10);
        release.countDown();
        first.toCompletableFuture().get(20, TimeUnit.SECONDS);
        second.get(20, TimeUnit.SECONDS);
    }

    @Test
    void news_that_comes_while_somebody_begins_to_wait_is_not_missed() throws Exception {
        Question overtaken = new Asking(List.of(feed)) {
            @Override
            public boolean hasNews() {
                boolean news = super.hasNews();
                if (!news) {
                    send(feed);
                }
                return news;
            }
        };

        assertThat(clients.ask(overtaken, 25).toCompletableFuture().get(10, TimeUnit.SECONDS)).isSameAs(ANSWER);
        assertThat(clients.size()).isZero();
    }

    @Test
    void an_answer_that_fails_fails_alone() throws Exception {
        CompletableFuture<Response> broken = clients.ask(
                        new Asking(List.of(feed)) {
                            @Override
                            public Response answer(Round round) {
                                throw new IllegalStateException("broken");
                            }
                        },
                        25)
                .toCompletableFuture();
        CompletableFuture<Response> whole = clients.ask(ask(feed), 25).toCompletableFuture();

        send(feed);

        assertThat(whole.get(20, TimeUnit.SECONDS)).isSameAs(ANSWER);
        assertThat(broken).failsWithin(20, TimeUnit.SECONDS).withThrowableThat().withMessageContaining("broken");
    }

    @Test
    void nobody_waits_after_the_end() {
        CompletableFuture<Response> answer = clients.ask(ask(feed), 25).toCompletableFuture();

        clients.close();

        assertThat(clients.size()).isZero();
        assertThat(clients.ask(ask(feed), 25).toCompletableFuture()).isCompleted();
        send(feed);
        assertThat(answer).isNotDone();
    }

    private void send(Feed target) {
        target.send(1);
        clients.wake(target);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Question ask(Feed... feeds) {
        return new Asking(List.of(feeds));
    }

    private static class Asking implements Question {
        private final List<Feed> feeds;

        Asking(List<Feed> feeds) {
            this.feeds = feeds;
        }

        @Override
        public List<Feed> feeds() {
            return feeds;
        }

        @Override
        public boolean hasNews() {
            return feeds.stream().anyMatch(feed -> feed.window().hasNews(START));
        }

        @Override
        public Response answer(Round round) {
            return ANSWER;
        }
    }
}
