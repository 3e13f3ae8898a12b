package io.github.kismetexternal;

import io.github.kismetexternal.command.AuthRequest;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.ConnectionClosedException;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.command.Shutdown;
import io.github.kismetexternal.http.HandlerLimits;
import io.github.kismetexternal.http.Response;
import io.github.kismetexternal.wire.FrameWriter;
import io.github.kismetexternal.wire.Generation;
import io.github.kismetexternal.wire.ServerProfile;
import java.io.ByteArrayOutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class SessionEndTest {
    @Test
    void the_end_of_the_pipe_ends_the_plugin_with_status_0() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            kismet.closePipeToPlugin();

            assertThat(kismet.outcome()).isEqualTo(Outcome.kismetIsGone("Kismet has closed the pipe"));
            assertThat(kismet.outcome().status()).isZero();
            assertThat(kismet.shutDown()).as("nobody is there to be told").isEmpty();
        }
    }

    @Test
    void bytes_that_are_no_frame_end_the_plugin_with_status_76_and_say_what_is_wrong() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            kismet.sendRaw("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));

            assertThat(kismet.outcome().status()).isEqualTo(76);
            assertThat(kismet.outcome().reason()).contains("what Kismet sent breaks a rule", "signature", "47455420");
        }
    }

    @Test
    void a_shutdown_from_kismet_ends_the_plugin_with_status_0() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            kismet.send(new Shutdown("maintenance"));

            assertThat(kismet.outcome()).isEqualTo(Outcome.kismetIsGone("Kismet asked for it: maintenance"));
        }
    }

    @Test
    void a_pipe_that_cannot_be_written_to_ends_the_plugin_with_status_0() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            kismet.stopReading();
            kismet.kismet().message("anybody?");

            assertThat(kismet.outcome().status()).isZero();
            assertThat(kismet.outcome().reason()).startsWith("writing failed");
        }
    }

    @Test
    void the_first_reason_counts() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            kismet.kismet().stop("first");
            kismet.kismet().stop("second");
            kismet.closePipeToPlugin();

            assertThat(kismet.outcome()).isEqualTo(Outcome.stopped("first"));
        }
    }

    @Test
    void what_came_before_broken_input_is_handled_and_nothing_of_the_broken_frame() throws Exception {
        List<String> handled = Collections.synchronizedList(new ArrayList<>());
        Semaphore count = new Semaphore(0);
        KismetPlugin plugin = KismetPlugin.named("demo").get("/demo/:n", request -> {
            handled.add(request.path("n"));
            count.release();
            return Response.text("x");
        });
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            byte[] good = frames(new HttpRequest(0, "/demo/good", "GET", Map.of()));
            byte[] broken = frames(new HttpRequest(1, "/demo/broken", "GET", Map.of("variable", "value")));
            broken[broken.length - 6] = (byte) 0xC1;
            byte[] all = Arrays.copyOf(good, good.length + broken.length);
            System.arraycopy(broken, 0, all, good.length, broken.length);
            kismet.sendRaw(all);

            assertThat(count.tryAcquire(10, TimeUnit.SECONDS)).isTrue();
            assertThat(kismet.outcome().status()).isEqualTo(76);
            kismet.shutDown();
            assertThat(handled).containsExactly("good");
        }
    }

    @Test
    void a_pipe_that_ends_within_a_frame_is_broken_input() throws Exception {
        Semaphore handled = new Semaphore(0);
        KismetPlugin plugin = KismetPlugin.named("demo").get("/demo/x", request -> {
            handled.release();
            return Response.text("x");
        });
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            byte[] frame = frames(new HttpRequest(0, "/demo/x", "GET", Map.of()));
            kismet.sendRaw(Arrays.copyOf(frame, frame.length - 1));
            kismet.closePipeToPlugin();

            assertThat(kismet.outcome().status()).isEqualTo(76);
            assertThat(kismet.outcome().reason()).contains("the stream ended after");
            kismet.shutDown();
            assertThat(handled.availablePermits()).isZero();
        }
    }

    @RepeatedTest(20)
    void shutdown_is_the_last_word_after_what_onstop_says() throws Exception {
        KismetPlugin plugin = KismetPlugin.named("demo");
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            plugin.onStop(() -> {
                for (int i = 0; i < 50; i++) {
                    kismet.kismet().message(Severity.ERROR, "line " + i);
                }
            });
            kismet.kismet().stop("done for today");

            List<Command> expected = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                expected.add(new Message(Severity.ERROR, "line " + i));
            }
            expected.add(new Shutdown("done for today"));
            assertThat(kismet.shutDown()).isEqualTo(expected);
        }
    }

    @Test
    void a_reason_that_is_too_long_or_not_printable_is_said_as_far_as_it_goes() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            kismet.kismet().stop("a\0b\u001b[2J" + "x".repeat(100_000));

            assertThat(kismet.shutDown()).singleElement().satisfies(last -> assertThat(((Shutdown) last).reason())
                    .startsWith("a b [2Jxxx")
                    .hasSize(1000));
        }
    }

    @Test
    void a_reason_of_1000_characters_is_said_whole() {
        assertThat(Outcome.stopped("x".repeat(1000)).reason()).isEqualTo("x".repeat(1000));
        assertThat(Outcome.stopped("x".repeat(1000) + "y").reason()).isEqualTo("x".repeat(1000));
    }

    @Test
    void kismet_is_not_told_of_an_end_that_is_not_the_plugins_wish() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            kismet.session().end(Outcome.failed(Outcome.EXIT_SIGTERM, "asked to terminate"));

            assertThat(kismet.shutDown()).isEmpty();
        }
    }

    @Test
    void handlers_are_interrupted_before_onstop_runs() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        CompletableFuture<Boolean> seenByOnStop = new CompletableFuture<>();
        KismetPlugin plugin = KismetPlugin.named("demo")
                .get("/demo/x", request -> {
                    running.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        interrupted.countDown();
                    }
                    return Response.text("x");
                })
                .onStop(() -> seenByOnStop.complete(await(interrupted)));
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            kismet.request("GET", "/demo/x", Map.of());
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
            kismet.kismet().stop("enough");
            kismet.shutDown();

            assertThat(seenByOnStop.getNow(false)).isTrue();
        }
    }

    @Test
    void requests_that_wait_for_their_turn_are_not_handled_any_more() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        Semaphore handled = new Semaphore(0);
        KismetPlugin plugin = KismetPlugin.named("demo")
                .limits(new HandlerLimits(1, 100, Duration.ofSeconds(20)))
                .get("/demo/x", request -> {
                    handled.release();
                    running.countDown();
                    new CountDownLatch(1).await();
                    return Response.text("x");
                });
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(plugin)) {
            for (int i = 0; i < 50; i++) {
                kismet.request("GET", "/demo/x", Map.of());
            }
            assertThat(running.await(10, TimeUnit.SECONDS)).isTrue();
            kismet.closePipeToPlugin();
            kismet.shutDown();

            assertThat(handled.tryAcquire(2, 200, TimeUnit.MILLISECONDS)).as("a second request").isFalse();
            assertThat(log.lines(Level.SEVERE).size()).isLessThanOrEqualTo(1);
        }
    }

    @Test
    void an_onstop_that_hangs_is_cut_off_after_a_second_and_interrupted() throws Exception {
        CountDownLatch interrupted = new CountDownLatch(1);
        KismetPlugin plugin = KismetPlugin.named("demo").onStop(() -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(plugin)) {
            kismet.kismet().stop("enough");
            long before = System.nanoTime();
            List<Command> rest = kismet.shutDown();

            assertThat(Duration.ofNanos(System.nanoTime() - before))
                    .isBetween(Duration.ofMillis(900), Duration.ofSeconds(8));
            assertThat(rest).containsExactly(new Shutdown("enough"));
            assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(log.lines(Level.WARNING)).singleElement().asString().contains("onStop takes longer");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_pipe_that_is_full_and_that_nobody_reads_does_not_hold_up_the_end(boolean announced) throws Exception {
        CountDownLatch flooding = new CountDownLatch(1);
        KismetPlugin plugin = KismetPlugin.named("demo").get("/demo/x", request -> {
            flooding.countDown();
            return Response.text("x".repeat(10_000_000));
        });
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(plugin)) {
            kismet.request("GET", "/demo/x", Map.of());
            assertThat(flooding.await(10, TimeUnit.SECONDS)).isTrue();
            if (announced) {
                kismet.kismet().stop("enough");
            } else {
                kismet.closePipeToPlugin();
            }
            kismet.outcome();

            long before = System.nanoTime();
            kismet.session().shutDown();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
            assertThat(log.thrown()).isEmpty();
        }
    }

    @Test
    void a_session_that_has_ended_before_it_is_started_leaves_nothing_running() throws Exception {
        Pipe toPlugin = Pipe.open();
        Pipe fromPlugin = Pipe.open();
        Session session = new Session(
                KismetPlugin.named("demo").on("NEW_DEVICE", event -> {}),
                Channels.newInputStream(toPlugin.source()),
                Channels.newOutputStream(fromPlugin.sink()),
                ServerProfile.unknown(Generation.V3),
                ParentProcess.current());
        session.end(Outcome.stopped("early"));
        session.shutDown();

        assertThatThrownBy(session::start).isInstanceOf(ConnectionClosedException.class);
    }

    @Test
    void who_shuts_down_second_waits_for_the_first() throws Exception {
        CountDownLatch stopping = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Semaphore stopped = new Semaphore(0);
        KismetPlugin plugin = KismetPlugin.named("demo").onStop(() -> {
            stopping.countDown();
            await(release);
            stopped.release();
        });
        try (FakeKismet kismet = FakeKismet.running(plugin)) {
            kismet.kismet().stop("enough");
            CompletableFuture<Void> first = CompletableFuture.runAsync(kismet.session()::shutDown);
            assertThat(stopping.await(10, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Integer> second = CompletableFuture.supplyAsync(() -> {
                kismet.session().shutDown();
                return stopped.availablePermits();
            });
            release.countDown();

            assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(1);
            first.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_token_that_was_asked_for_fails_and_what_hangs_on_it_does_not_hold_up_the_end() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        try (FakeKismet kismet = FakeKismet.running(KismetPlugin.named("demo"))) {
            CompletableFuture<AuthToken> token = kismet.kismet().authToken();
            assertThat(kismet.next()).isEqualTo(new AuthRequest());
            token.whenComplete((value, failure) -> await(never));
            kismet.closePipeToPlugin();
            kismet.shutDown();

            assertThat(token.handle((value, failure) -> failure).get(10, TimeUnit.SECONDS))
                    .isInstanceOf(ConnectionClosedException.class);
            never.countDown();
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(15, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static byte[] frames(Command... commands) throws InterruptedException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (FrameWriter writer = FrameWriter.toHelper(out, Generation.V3, 16_383, e -> {})) {
            for (Command command : commands) {
                writer.send(command);
            }
        }
        return out.toByteArray();
    }
}
