package io.github.kismetexternal;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.http.HandlerLimits;
import io.github.kismetexternal.http.Response;
import io.github.kismetexternal.http.StreamWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class SessionStreamTest {
    @Test
    void each_flush_sends_a_frame_and_the_end_closes_once() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(streaming(out -> {
            out.write(bytes("one"));
            out.flush();
            out.flush();
            out.write('t');
            out.write(bytes("xwoy"), 1, 2);
            out.flush();
            out.write(bytes("three"));
        }))) {
            FakeKismet.Answer answer = kismet.get("/demo/stream");

            assertThat(answer.frames()).extracting(frame -> frame.content().utf8())
                    .containsExactly("one", "two", "three");
            assertThat(answer.frames()).extracting(HttpResponse::close).containsExactly(false, false, true);
            assertThat(answer.headers()).containsEntry("Content-Type", "text/x-demo")
                    .containsEntry("X-Content-Type-Options", "nosniff");
        }
    }

    @Test
    void a_full_frame_goes_out_without_flush_and_nothing_is_lost() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(streaming(out -> {
            for (int i = 0; i < 10_000; i++) {
                out.write(bytes("%06d".formatted(i)));
            }
        }))) {
            FakeKismet.Answer answer = kismet.get("/demo/stream");

            StringBuilder expected = new StringBuilder();
            for (int i = 0; i < 10_000; i++) {
                expected.append("%06d".formatted(i));
            }
            assertThat(answer.text()).isEqualTo(expected.toString());
            assertThat(answer.frames()).hasSizeBetween(4, 5);
        }
    }

    @Test
    void a_stream_that_writes_nothing_is_one_frame() throws Exception {
        try (FakeKismet kismet = FakeKismet.running(streaming(OutputStream::flush))) {
            FakeKismet.Answer answer = kismet.get("/demo/stream");

            assertThat(answer.frames()).hasSize(1);
            assertThat(answer.status()).isEqualTo(200);
        }
    }

    @Test
    void a_writer_that_fails_before_the_first_frame_gives_500() throws Exception {
        assertFailsWhole(out -> {
            out.write(bytes("buffered"));
            throw new IOException("before");
        });
    }

    @Test
    void a_writer_for_which_the_heap_runs_out_before_the_first_frame_gives_500() throws Exception {
        assertFailsWhole(out -> {
            throw new OutOfMemoryError("thrown by the test");
        });
    }

    @Test
    void a_stream_that_somebody_keeps_sends_nothing_after_a_failure_was_answered() throws Exception {
        BlockingQueue<OutputStream> kept = new LinkedBlockingQueue<>();
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(streaming(out -> {
            out.write(bytes("buffered"));
            kept.add(out);
            throw new IOException("before");
        }))) {
            assertThat(kismet.get("/demo/stream").status()).isEqualTo(500);

            OutputStream stream = kept.poll(10, TimeUnit.SECONDS);
            stream.flush();
            assertThatThrownBy(() -> stream.write('x'))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("has ended");
            // FakeKismet fails the test if anything came for the request that is closed.
            assertThat(kismet.get("/demo/stream").status()).isEqualTo(500);
            assertThat(log.lines(Level.SEVERE)).hasSize(2);
        }
    }

    @Test
    void a_writer_that_is_interrupted_before_the_first_frame_gives_500() throws Exception {
        assertFailsWhole(out -> {
            throw new InterruptedException("thrown by the test");
        });
    }

    @Test
    void a_writer_that_fails_after_a_frame_has_its_answer_closed_once() throws Exception {
        assertClosed(out -> {
            out.write(bytes("sent"));
            out.flush();
            throw new IllegalStateException("after");
        });
    }

    @Test
    void a_writer_for_which_the_heap_runs_out_after_a_frame_has_its_answer_closed_once() throws Exception {
        assertClosed(out -> {
            out.write(bytes("sent"));
            out.flush();
            throw new OutOfMemoryError("thrown by the test");
        });
    }

    @Test
    void a_writer_that_is_interrupted_after_a_frame_has_its_answer_closed_once() throws Exception {
        assertClosed(out -> {
            out.write(bytes("sent"));
            out.flush();
            throw new InterruptedException("thrown by the test");
        });
    }

    @Test
    void a_stream_that_is_kept_and_written_to_after_its_end_says_so() throws Exception {
        BlockingQueue<OutputStream> kept = new LinkedBlockingQueue<>();
        try (FakeKismet kismet = FakeKismet.running(streaming(kept::add))) {
            kismet.get("/demo/stream");
            OutputStream out = kept.poll(10, TimeUnit.SECONDS);

            // The one thread there is takes this after it is done with the stream.
            assertThat(kismet.get("/demo/good").text()).isEqualTo("good");
            assertThatThrownBy(() -> out.write('x'))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("the answer has ended");
        }
    }

    @Test
    void a_range_outside_its_array_is_refused_as_any_stream_does() throws Exception {
        assertFailsWhole(out -> out.write(new byte[3], 1, 3));
    }

    private static void assertFailsWhole(StreamWriter writer) throws Exception {
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(streaming(writer))) {
            FakeKismet.Answer answer = kismet.get("/demo/stream");

            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.text()).doesNotContain("buffered");
            assertThat(kismet.get("/demo/good").text()).isEqualTo("good");
            assertThat(log.thrown()).hasSize(1);
        }
    }

    private static void assertClosed(StreamWriter writer) throws Exception {
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = FakeKismet.running(streaming(writer))) {
            FakeKismet.Answer answer = kismet.get("/demo/stream");

            assertThat(answer.frames()).hasSize(2);
            assertThat(answer.frames().get(1)).isEqualTo(HttpResponse.last(0, Bytes.empty()));
            assertThat(kismet.get("/demo/good").text()).isEqualTo("good");
            assertThat(log.thrown()).hasSize(1);
        }
    }

    private static KismetPlugin streaming(StreamWriter writer) {
        return KismetPlugin.named("demo")
                .limits(new HandlerLimits(1, 10, Duration.ofSeconds(20)))
                .get("/demo/stream", request -> Response.stream("text/x-demo", writer))
                .get("/demo/good", request -> Response.text("good"));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
