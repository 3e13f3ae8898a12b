package io.github.kismetexternal.feed;

import io.github.kismetexternal.http.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(60)
class FeedRequestsTest {
    private final WaitingClients waiting = new WaitingClients();
    private final FeedRequests requests = new FeedRequests(waiting, head -> 7900);
    private final Feed feed = Feed.keeping(10);
    private final Feed other = Feed.keeping(10);
    private final String epoch = feed.window().epoch();

    @AfterEach
    void close() {
        waiting.close();
    }

    @Test
    void who_waits_for_the_same_gets_the_same_answer() throws Exception {
        CompletableFuture<Response> one = one("epoch", epoch, "since", "0");
        CompletableFuture<Response> several = several("feed,other,gone");
        CompletableFuture<Response> stream = one("stream", "");
        CompletableFuture<Response> oneAlike = one("epoch", epoch, "since", "0");
        CompletableFuture<Response> severalAlike = several("feed,other,gone");
        CompletableFuture<Response> streamAlike = one("stream", "");

        send(feed);

        assertThat(get(oneAlike)).isSameAs(get(one));
        assertThat(get(severalAlike)).isSameAs(get(several)).isNotSameAs(get(one));
        assertThat(get(streamAlike)).isSameAs(get(stream)).isNotSameAs(get(one));
    }

    @Test
    void who_waits_for_anything_else_gets_an_answer_of_its_own() throws Exception {
        CompletableFuture<Response> one = one("epoch", epoch, "since", "0");
        CompletableFuture<Response> begins = one();
        CompletableFuture<Response> several = several("feed,other");
        CompletableFuture<Response> longer = several("feed,other,gone");
        CompletableFuture<Response> ahead = several("feed:" + epoch + ":0,other");

        send(feed);

        assertThat(get(one)).isNotSameAs(get(begins));
        assertThat(get(several)).isNotSameAs(get(longer)).isNotSameAs(get(ahead));
    }

    @Test
    void who_waits_for_another_feed_gets_an_answer_of_its_own() throws Exception {
        CompletableFuture<Response> one = one("since", "0");
        CompletableFuture<Response> ofOther = requests.one(Map.of("since", "0", "wait", "25"), other)
                .toCompletableFuture();

        send(feed);
        send(other);

        assertThat(get(ofOther)).isNotSameAs(get(one));
    }

    @Test
    void who_has_its_turn_after_a_further_item_gets_that_too() throws Exception {
        CompletableFuture<Response> one = one();
        CompletableFuture<Response> several = several("feed,other");
        CompletableFuture<Response> stream = one("stream", "");
        CompletableFuture<Void> sent = stream.thenAccept(response -> {
            feed.send(2);
            other.send(2);
        });
        CompletableFuture<Response> later = one();
        CompletableFuture<Response> severalLater = several("feed,other");
        CompletableFuture<Response> streamLater = one("stream", "");

        send(feed);

        sent.get(20, TimeUnit.SECONDS);
        assertThat(get(later)).isNotSameAs(get(one));
        assertThat(get(severalLater)).isNotSameAs(get(several));
        assertThat(get(streamLater)).isNotSameAs(get(stream));
    }

    @Test
    void who_need_not_wait_gets_an_answer_of_its_own() throws Exception {
        feed.send(1);

        assertThat(get(one())).isNotSameAs(get(one()));
    }

    private CompletableFuture<Response> one(String... variables) {
        Map<String, String> byName = new HashMap<>(Map.of("wait", "25"));
        for (int i = 0; i < variables.length; i += 2) {
            byName.put(variables[i], variables[i + 1]);
        }
        return requests.one(byName, feed).toCompletableFuture();
    }

    private CompletableFuture<Response> several(String list) {
        return requests.several(Map.of("f", list, "wait", "25"), Map.of("feed", feed, "other", other))
                .toCompletableFuture();
    }

    private void send(Feed target) {
        target.send(1);
        waiting.wake(target);
    }

    private static Response get(CompletableFuture<Response> answer) throws Exception {
        return answer.get(20, TimeUnit.SECONDS);
    }
}
