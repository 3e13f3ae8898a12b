package io.github.kismetexternal;

import io.github.kismetexternal.http.AsyncHandler;
import io.github.kismetexternal.http.Handler;
import io.github.kismetexternal.http.Response;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever a handler does wrong: the browser gets 500, the log the reason, and the next request its answer. */
@Timeout(20)
class SessionFailureTest {
    @Test
    void a_handler_that_throws_a_checked_exception() throws Exception {
        IOException failure = new IOException("disk");

        assertThat(failureOf(request -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void a_handler_for_which_the_heap_runs_out() throws Exception {
        OutOfMemoryError failure = new OutOfMemoryError("thrown by the test");

        assertThat(failureOf(request -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void a_handler_that_recurses_without_end() throws Exception {
        assertThat(failureOf(SessionFailureTest::recurse)).isInstanceOf(StackOverflowError.class);
    }

    @Test
    void a_handler_that_returns_null() throws Exception {
        assertThat(failureOf(request -> null)).hasMessageContaining("must return a response, not null");
    }

    @Test
    void a_handler_whose_answer_cannot_be_built() throws Exception {
        assertThat(failureOf(request -> Response.json(new Object()))).hasMessageContaining("java.lang.Object");
    }

    @Test
    void a_handler_whose_headers_do_not_fit_a_frame() throws Exception {
        assertThat(failureOf(request -> Response.text("x").withHeader("X-Long", "x".repeat(20_000))))
                .hasMessageContaining("headers")
                .hasMessageContaining("bytes too large");
    }

    @Test
    void an_asynchronous_handler_that_throws() throws Exception {
        IOException failure = new IOException("disk");

        assertThat(asyncFailureOf(request -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void an_asynchronous_handler_whose_stage_fails() throws Exception {
        IOException failure = new IOException("disk");

        assertThat(asyncFailureOf(request -> CompletableFuture.failedFuture(failure))).isSameAs(failure);
    }

    @Test
    void an_asynchronous_handler_whose_stage_fails_late_and_wrapped() throws Exception {
        assertThat(asyncFailureOf(request -> CompletableFuture.supplyAsync(() -> {
                    throw new CompletionException(new IOException("disk"));
                })))
                .isInstanceOf(IOException.class);
    }

    @Test
    void an_asynchronous_handler_that_returns_null() throws Exception {
        assertThat(asyncFailureOf(request -> null)).hasMessageContaining("must return a stage, not null");
    }

    @Test
    void an_asynchronous_handler_whose_stage_gives_null() throws Exception {
        assertThat(asyncFailureOf(request -> CompletableFuture.completedFuture(null)))
                .hasMessageContaining("must return a response, not null");
    }

    @Test
    void a_log_that_throws_does_not_keep_a_request_from_being_answered() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo").get("/demo/x", request -> {
            throw new IOException("disk");
        });
        Logger logger = Logger.getLogger("io.github.kismetexternal");
        logger.setFilter(logged -> {
            throw new IllegalStateException("no room on disk");
        });
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            assertThat(kismet.get("/demo/x").status()).isEqualTo(500);
            assertThat(kismet.get("/demo/x").status()).isEqualTo(500);
        } finally {
            logger.setFilter(null);
        }
    }

    @Test
    void the_log_names_the_request_without_its_variables() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo").post("/demo/x", request -> {
            throw new IllegalStateException();
        });
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(plugin)) {
            kismet.answer(kismet.request("POST", "/demo/x?token=hidden", Map.of("hidden too", "hidden")));

            assertThat(log.lines(Level.SEVERE))
                    .singleElement()
                    .asString()
                    .contains("POST /demo/x", "1 variables")
                    .doesNotContain("hidden");
        }
    }

    @Test
    void a_handler_that_leaves_its_thread_interrupted_is_answered_for_all_that() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo").get("/demo/x", request -> {
            Thread.currentThread().interrupt();
            return Response.text("answered");
        });
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            assertThat(kismet.get("/demo/x").text()).isEqualTo("answered");
        }
    }

    private static Throwable failureOf(Handler handler) throws Exception {
        return asyncFailureOf(request -> CompletableFuture.completedFuture(handler.handle(request)));
    }

    private static Throwable asyncFailureOf(AsyncHandler handler) throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo")
                .routeAsync("GET", "/demo/bad", handler)
                .get("/demo/good", request -> Response.text("good"));
        AtomicReference<Throwable> failure = new AtomicReference<>();
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(plugin)) {
            FakeKismet.Answer answer = kismet.get("/demo/bad");
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.frames()).hasSize(1);
            assertThat(answer.text()).doesNotContain("Exception").doesNotContain("disk");
            assertThat(kismet.get("/demo/good").text()).isEqualTo("good");
            assertThat(log.thrown()).hasSize(1);
            failure.set(log.thrown().get(0));
        }
        return failure.get();
    }

    private static Response recurse(Object request) {
        return recurse(request).withStatus(200);
    }
}
