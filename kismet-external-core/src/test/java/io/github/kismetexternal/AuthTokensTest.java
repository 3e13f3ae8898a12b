package io.github.kismetexternal;

import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.AuthRequest;
import io.github.kismetexternal.command.ConnectionClosedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class AuthTokensTest {
    private final RecordingSink sink = new RecordingSink();
    private final AuthTokens tokens = new AuthTokens(sink);

    @Test
    void a_reply_is_for_all_who_wait_since_the_token_is_the_same() throws Exception {
        CompletableFuture<AuthToken> first = tokens.request();
        CompletableFuture<AuthToken> second = tokens.request();
        assertThat(sink.sent()).containsExactly(new AuthRequest(), new AuthRequest());

        tokens.granted(new AuthReply("one"));
        assertThat(first.get(10, TimeUnit.SECONDS).value()).isEqualTo("one");
        assertThat(second.get(10, TimeUnit.SECONDS).value()).isEqualTo("one");
        tokens.granted(new AuthReply("one"));
    }

    @Test
    void what_an_author_hangs_onto_a_token_does_not_hold_up_the_reader() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CompletableFuture<String> done = tokens.request().thenApply(token -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return token.value();
        });

        tokens.granted(new AuthReply("one"));

        assertThat(done).isNotDone();
        never.countDown();
        assertThat(done.get(10, TimeUnit.SECONDS)).isEqualTo("one");
    }

    @Test
    void all_that_wait_fail_at_the_end_and_so_does_what_is_asked_for_later() throws Exception {
        CompletableFuture<AuthToken> waiting = tokens.request();

        tokens.close();

        assertThatThrownBy(() -> waiting.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(ConnectionClosedException.class);
        CompletableFuture<AuthToken> later = tokens.request();
        assertThatThrownBy(() -> later.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void a_request_that_could_not_be_sent_takes_nobody_elses_reply() throws Exception {
        CompletableFuture<AuthToken> waiting = tokens.request();
        sink.close();
        assertThatThrownBy(tokens::request).isInstanceOf(ConnectionClosedException.class);

        tokens.granted(new AuthReply("one"));
        tokens.granted(new AuthReply("nobody asked for this one"));

        assertThat(waiting.get(10, TimeUnit.SECONDS).value()).isEqualTo("one");
    }

    @Test
    void no_text_shows_a_token() {
        assertThat(new AuthToken("0123456789")).hasToString("AuthToken[…]");
        assertThat(new AuthReply("0123456789").toString()).doesNotContain("0123");
    }
}
