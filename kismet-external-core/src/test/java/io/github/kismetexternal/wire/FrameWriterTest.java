package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.ConnectionClosedException;
import io.github.kismetexternal.command.FrameTooLargeException;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.command.UnknownCommand;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class FrameWriterTest {
    private static final int LIMIT = 16_383;

    @Test
    void a_response_that_uses_all_the_room_fits_and_one_byte_more_may_not() throws Exception {
        try (PipedInputStream pipe = new PipedInputStream(64 * 1024);
                FrameWriter writer = writer(new PipedOutputStream(pipe))) {
            HttpResponse head = new HttpResponse(
                    0xFFFF_FFFFL, Map.of("X-Name", "välue"), 599, Bytes.empty(), true);
            int room = writer.contentRoom(head);

            writer.send(withContent(head, room));
            Frame frame = new FrameReader(pipe, null).read();

            assertThat(frame.command()).isEqualTo(withContent(head, room));
            assertThat(frame.size()).isBetween(LIMIT - 24, LIMIT);
            assertThatThrownBy(() -> writer.send(withContent(head, room + 25)))
                    .isInstanceOf(FrameTooLargeException.class)
                    .hasMessageContaining("16383");
        }
    }

    @Test
    void an_oversize_command_costs_its_sender_only() throws Exception {
        try (PipedInputStream pipe = new PipedInputStream();
                FrameWriter writer = writer(new PipedOutputStream(pipe))) {
            assertThatThrownBy(() -> writer.send(new Message(Severity.INFO, "x".repeat(100_000))))
                    .isInstanceOf(FrameTooLargeException.class)
                    .hasMessageContaining("MESSAGE");

            writer.send(new Ping());
            assertThat(new FrameReader(pipe, null).read().command()).isEqualTo(new Ping());
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_command_that_cannot_be_written_leaves_nothing_behind(Generation generation) throws Exception {
        try (PipedInputStream pipe = new PipedInputStream();
                FrameWriter writer =
                        FrameWriter.toHelper(new PipedOutputStream(pipe), generation, LIMIT, e -> {})) {
            assertThatThrownBy(() -> writer.send(new UnknownCommand("77")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("77");

            writer.send(message("next"));
            assertThat(new FrameReader(pipe, null).read().command()).isEqualTo(message("next"));
        }
    }

    @Test
    void writes_what_is_queued_at_once() throws Exception {
        GatedStream out = new GatedStream();
        try (FrameWriter writer = writer(out)) {
            writer.send(new Ping());
            out.awaitWrite();
            for (int i = 0; i < 100; i++) {
                writer.send(new Ping());
            }
            out.open();
            out.awaitBytes(101 * 20);

            assertThat(out.writes()).isEqualTo(2);
        }
    }

    @Test
    void urgent_commands_overtake_queued_ones() throws Exception {
        PipedInputStream pipe = new PipedInputStream(64 * 1024);
        GatedStream out = new GatedStream(new PipedOutputStream(pipe));
        try (FrameWriter writer = writer(out)) {
            writer.send(message("first"));
            out.awaitWrite();
            writer.send(message("second"));
            assertThat(writer.offerUrgent(new Pong(7))).isTrue();
            out.open();

            FrameReader reader = new FrameReader(pipe, null);
            List<Command> commands = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                commands.add(reader.read().command());
            }
            assertThat(commands)
                    .containsExactly(
                            message("first"), new Pong(7), message("second"));
        }
    }

    @Test
    void senders_wait_while_the_queue_is_full_and_urgent_commands_are_refused_not_queued_for_ever() throws Exception {
        GatedStream out = new GatedStream();
        try (FrameWriter writer = writer(out)) {
            CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 100; i++) {
                    sendUnchecked(writer, HttpResponse.part(0, Bytes.of(new byte[16_000])));
                }
            });
            out.awaitWrite();
            assertThat(flood.isDone()).isFalse();
            int accepted = 0;
            while (writer.offerUrgent(new Pong(1))) {
                accepted++;
            }
            assertThat(accepted).describedAs("frames of 20 bytes in 256 KiB").isEqualTo((256 * 1024 + 19) / 20);

            out.open();
            flood.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void closing_does_not_hang_on_a_pipe_that_nobody_reads_and_releases_who_waits() throws Exception {
        GatedStream out = new GatedStream();
        FrameWriter writer = writer(out);
        CompletableFuture<Void> flood = CompletableFuture.runAsync(() -> {
            while (true) {
                sendUnchecked(writer, HttpResponse.part(0, Bytes.of(new byte[16_000])));
            }
        });
        out.awaitWrite();

        long before = System.nanoTime();
        writer.close();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        assertThatThrownBy(flood::join).hasCauseInstanceOf(ConnectionClosedException.class);
        assertThat(writer.offerUrgent(new Ping())).isFalse();
        out.open();
    }

    @Test
    void a_writer_that_fails_otherwise_does_not_leave_senders_waiting() throws Exception {
        CountDownLatch failed = new CountDownLatch(1);
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) {
                throw new OutOfMemoryError("for this test");
            }
        };
        try (FrameWriter writer =
                FrameWriter.toKismet(broken, Generation.V3, LIMIT, e -> failed.countDown())) {
            writer.send(new Ping());

            assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();
            assertThatThrownBy(() -> writer.send(new Ping())).isInstanceOf(ConnectionClosedException.class);
        }
    }

    @Test
    void what_is_offered_is_queued_or_refused_at_once() throws Exception {
        GatedStream out = new GatedStream();
        try (FrameWriter writer = writer(out)) {
            HttpResponse part = HttpResponse.part(0, Bytes.of(new byte[16_000]));
            int accepted = 0;
            while (writer.offer(part)) {
                accepted++;
            }
            assertThat(accepted).isBetween(16, 40);
            out.open();
        }
    }

    @Test
    void a_command_is_queued_as_long_as_less_than_256_KiB_are() throws Exception {
        GatedStream out = new GatedStream();
        try (FrameWriter writer = writer(out)) {
            writer.send(new Ping());
            out.awaitWrite();
            HttpResponse part = HttpResponse.part(0, Bytes.of(new byte[16_384 - 4096]));
            int size = FrameEncoder.ofHelper(Generation.V3).encode(part, 1, LIMIT).length;
            int queued = 0;
            while (queued + size < FrameWriter.QUEUE_BYTES) {
                assertThat(writer.offer(part)).isTrue();
                queued += size;
            }
            int last = FrameWriter.QUEUE_BYTES - 1 - queued - (size - part.content().size());
            assertThat(writer.offer(HttpResponse.part(0, Bytes.of(new byte[last])))).isTrue();
            assertThat(writer.offer(new Ping())).as("with one byte less than 256 KiB queued").isTrue();
            assertThat(writer.offer(new Ping())).as("with more queued").isFalse();
            out.open();
        }
    }

    @Test
    void closing_writes_what_is_queued() throws Exception {
        try (PipedInputStream pipe = new PipedInputStream()) {
            FrameWriter writer = writer(new PipedOutputStream(pipe));
            writer.send(message("goodbye"));
            writer.close();

            assertThat(new FrameReader(pipe, null).read().command())
                    .isEqualTo(message("goodbye"));
        }
    }

    @ParameterizedTest
    @CsvSource({"V0, true", "V2, true", "V3, false"})
    void servers_before_2025_get_a_ping_after_what_they_would_leave_lying(Generation generation, boolean pinged)
            throws Exception {
        PipedInputStream pipe = new PipedInputStream();
        try (FrameWriter writer =
                FrameWriter.toKismet(new PipedOutputStream(pipe), generation, LIMIT, e -> {})) {
            FrameReader reader = new FrameReader(pipe, null);
            writer.send(message("first"));
            List<Command> commands = new ArrayList<>(List.of(reader.read().command()));
            if (pinged) {
                commands.add(reader.read().command());
            }
            writer.send(message("second"));
            commands.add(reader.read().command());

            assertThat(commands)
                    .isEqualTo(
                            pinged
                                    ? List.of(message("first"), new Ping(), message("second"))
                                    : List.of(message("first"), message("second")));
        }
    }

    @Test
    void a_broken_pipe_is_reported_once_and_ends_the_writer() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        CountDownLatch failed = new CountDownLatch(1);
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        try (FrameWriter writer = FrameWriter.toKismet(broken, Generation.V3, LIMIT, e -> {
            failures.incrementAndGet();
            failed.countDown();
        })) {
            writer.send(new Ping());
            assertThat(failed.await(10, TimeUnit.SECONDS)).isTrue();

            assertThatThrownBy(() -> writer.send(new Ping())).isInstanceOf(ConnectionClosedException.class);
        }
        assertThat(failures).hasValue(1);
    }

    private static Message message(String text) {
        return new Message(Severity.INFO, text);
    }

    private static FrameWriter writer(OutputStream out) {
        return FrameWriter.toKismet(out, Generation.V3, LIMIT, e -> {});
    }

    private static HttpResponse withContent(HttpResponse head, int size) {
        return new HttpResponse(head.id(), head.headers(), head.status(), Bytes.of(new byte[size]), head.close());
    }

    private static void sendUnchecked(FrameWriter writer, Command command) {
        try {
            writer.send(command);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** A pipe that nobody reads until it is opened. */
    private static final class GatedStream extends OutputStream {
        private final CountDownLatch gate = new CountDownLatch(1);
        private final CountDownLatch begun = new CountDownLatch(1);
        private final OutputStream target;
        private int writes;
        private long bytes;

        GatedStream() {
            this(OutputStream.nullOutputStream());
        }

        GatedStream(OutputStream target) {
            this.target = target;
        }

        @Override
        public void write(int b) {
            throw new AssertionError("one byte at a time");
        }

        @Override
        public void write(byte[] source, int offset, int length) throws IOException {
            begun.countDown();
            try {
                gate.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            target.write(source, offset, length);
            target.flush();
            synchronized (this) {
                writes++;
                bytes += length;
                notifyAll();
            }
        }

        void awaitWrite() throws InterruptedException {
            begun.await();
        }

        void open() {
            gate.countDown();
        }

        synchronized void awaitBytes(long wanted) throws InterruptedException {
            while (bytes < wanted) {
                wait();
            }
        }

        synchronized int writes() {
            return writes;
        }
    }
}
