package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.ConnectionClosedException;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class EagerWriteTest {
    private static final int LIMIT = 16_383;

    private final RecordingPipe pipe = new RecordingPipe();

    @Test
    void a_frame_that_the_pipe_takes_at_once_is_written_by_its_sender() throws Exception {
        try (FrameWriter writer = writer(Generation.V3)) {
            writer.send(message("first"));

            assertThat(pipe.commands()).containsExactly(message("first"));
            assertThat(pipe.writtenBySenders()).containsExactly(Thread.currentThread());
            assertThat(writer.sent().written()).isEqualTo(writer.sent().queued());
        }
    }

    @Test
    void a_frame_that_it_may_not_take_at_once_is_written_by_the_thread() throws Exception {
        try (FrameWriter writer = writer(Generation.V3)) {
            pipe.room = 0;
            writer.send(message("first"));
            pipe.awaitWritesOfThread(1);
            pipe.room = RecordingPipe.ROOM;
            writer.send(HttpResponse.part(1, Bytes.of(new byte[RecordingPipe.ROOM])));
            pipe.awaitWritesOfThread(2);

            assertThat(pipe.commands()).hasSize(2);
            assertThat(pipe.writtenBySenders()).isEmpty();
        }
    }

    @Test
    void a_frame_never_overtakes_what_the_thread_has_in_hand() throws Exception {
        try (FrameWriter writer = writer(Generation.V3)) {
            pipe.room = 0;
            pipe.gate = new CountDownLatch(1);
            writer.send(message("first"));
            pipe.inHand.await();
            pipe.room = RecordingPipe.ROOM;
            writer.send(message("second"));
            writer.send(message("third"));
            assertThat(pipe.writtenBySenders()).isEmpty();
            pipe.gate.countDown();
            pipe.awaitWritesOfThread(2);

            assertThat(pipe.commands()).containsExactly(message("first"), message("second"), message("third"));
        }
    }

    @ParameterizedTest
    @CsvSource({"V0, true", "V2, true", "V3, false"})
    void servers_before_2025_get_their_ping_in_the_same_write(Generation generation, boolean pinged)
            throws Exception {
        try (FrameWriter writer = writer(generation)) {
            writer.send(message("first"));

            assertThat(pipe.writtenBySenders()).hasSize(1);
            assertThat(pipe.commands())
                    .isEqualTo(pinged ? List.of(message("first"), new Ping()) : List.of(message("first")));
        }
    }

    @ParameterizedTest
    @CsvSource({"V0", "V2", "V3"})
    void the_ping_is_part_of_what_the_pipe_is_asked_to_take(Generation generation) throws Exception {
        try (FrameWriter writer = writer(generation)) {
            for (int size = 0; size < 200; size++) {
                writer.send(HttpResponse.part(1, Bytes.of(new byte[RecordingPipe.ROOM - 500 + size * 3])));
                assertThat(pipe.largestOfSenders()).isLessThanOrEqualTo(RecordingPipe.ROOM);
            }
        }
    }

    @Test
    void a_pipe_that_breaks_is_reported_once_by_the_thread() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        CompletableFuture<String> reporter = new CompletableFuture<>();
        pipe.broken = true;
        try (FrameWriter writer = FrameWriter.toKismet(pipe, Generation.V3, LIMIT, e -> {
            failures.incrementAndGet();
            reporter.complete(Thread.currentThread().getName());
        })) {
            writer.send(message("lost"));

            assertThat(reporter.get(10, TimeUnit.SECONDS)).isEqualTo("kismet-writer");
            assertThatThrownBy(() -> writer.send(new Ping())).isInstanceOf(ConnectionClosedException.class);
        }
        assertThat(failures).hasValue(1);
    }

    @ParameterizedTest
    @CsvSource({"V0", "V2", "V3"})
    void a_heap_that_runs_out_after_a_frame_is_queued_neither_fails_its_sender_nor_keeps_it(Generation generation)
            throws Exception {
        pipe.outOfMemory = true;
        try (FrameWriter writer = writer(generation)) {
            writer.send(message("first"));
            pipe.awaitWritesOfThread(1);

            assertThat(pipe.commands().get(0)).isEqualTo(message("first"));
            assertThat(pipe.commands()).filteredOn(message("first")::equals).hasSize(1);
        }
    }

    @Test
    void an_observer_that_fails_does_not_fail_what_it_is_told_of() throws Exception {
        try (FrameWriter writer = writer(Generation.V3)) {
            writer.observe((command, seqno, size) -> {
                throw new OutOfMemoryError("for this test");
            });
            writer.send(message("first"));

            assertThat(pipe.commands()).containsExactly(message("first"));
        }
    }

    @Test
    void frames_of_many_senders_stay_whole_and_in_order_while_the_pipe_fills_and_empties() throws Exception {
        int senders = 4;
        int each = 2000;
        try (FrameWriter writer = writer(Generation.V3)) {
            writer.send(message(senders + " 0"));
            pipe.room = 0;
            writer.send(message(senders + " 1"));
            pipe.awaitWritesOfThread(1);
            List<CompletableFuture<Void>> sending = new ArrayList<>();
            for (int i = 0; i < senders; i++) {
                int sender = i;
                sending.add(CompletableFuture.runAsync(() -> sendAll(writer, sender, each)));
            }
            for (CompletableFuture<Void> one : sending) {
                one.get(15, TimeUnit.SECONDS);
            }
        }
        int[] next = new int[senders + 1];
        long seqno = 0;
        for (Frame frame : pipe.frames()) {
            assertThat(frame.seqno()).isEqualTo(++seqno);
            String[] text = ((Message) frame.command()).text().split(" ");
            assertThat(next[Integer.parseInt(text[0])]++).isEqualTo(Integer.parseInt(text[1]));
        }
        assertThat(next).startsWith(each, each, each, each).endsWith(2);
        assertThat(pipe.writtenBySenders()).isNotEmpty();
    }

    private void sendAll(FrameWriter writer, int sender, int count) {
        try {
            for (int i = 0; i < count; i++) {
                pipe.room = i % 3 == 0 ? 0 : RecordingPipe.ROOM;
                writer.send(message(sender + " " + i));
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private FrameWriter writer(Generation generation) {
        return FrameWriter.toKismet(pipe, generation, LIMIT, e -> {});
    }

    private static Message message(String text) {
        return new Message(Severity.INFO, text);
    }
}
