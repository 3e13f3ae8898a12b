package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.ConnectionClosedException;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.command.Severity;
import java.util.ArrayList;
import java.util.Arrays;
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
class LargeWriteTest {
    private static final int LIMIT = 16_383;

    private final RecordingPipe pipe = new RecordingPipe();

    @Test
    void a_large_frame_is_written_by_its_sender() throws Exception {
        try (FrameWriter writer = writer(Generation.V3)) {
            writer.send(large(1));
            writer.send(large(2));

            assertThat(pipe.commands()).containsExactly(large(1), large(2));
            assertThat(pipe.writtenBySenders()).containsExactly(Thread.currentThread(), Thread.currentThread());
            assertThat(writer.sent().written()).isEqualTo(writer.sent().queued());
        }
    }

    @Test
    void a_sender_that_may_not_wait_leaves_a_large_frame_to_the_thread() throws Exception {
        pipe.senderMayWait = false;
        try (FrameWriter writer = writer(Generation.V3)) {
            writer.send(large(1));
            pipe.awaitWritesOfThread(1);

            assertThat(pipe.commands()).containsExactly(large(1));
            assertThat(pipe.writtenBySenders()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"V0", "V2"})
    void servers_that_need_a_ping_after_each_write_get_few_of_them(Generation generation) throws Exception {
        try (FrameWriter writer = writer(generation)) {
            pipe.gate = new CountDownLatch(1);
            writer.send(large(1));
            pipe.inHand.await();
            for (int i = 2; i <= 8; i++) {
                writer.send(large(i));
            }
            pipe.gate.countDown();
            pipe.awaitWritesOfThread(2);

            assertThat(pipe.writtenBySenders()).isEmpty();
            assertThat(pipe.commands()).filteredOn(new Ping()::equals).hasSize(2);
        }
    }

    @Test
    void nobody_waits_for_a_sender_that_waits_in_the_pipe() throws Exception {
        try (FrameWriter writer = writer(Generation.V3)) {
            Thread sender = senderInThePipe(writer);

            writer.send(message("second"));
            assertThat(writer.offer(message("third"))).isTrue();
            assertThat(writer.offerUrgent(new Pong(7))).isTrue();
            writer.send(large(4));
            assertThat(pipe.commands()).isEmpty();
            pipe.gate.countDown();
            pipe.awaitWritesOfThread(2);

            sender.join();
            assertThat(pipe.writtenBySenders()).containsExactly(sender);
            assertThat(pipe.commands())
                    .containsExactly(large(1), new Pong(7), message("second"), message("third"), large(4));
        }
    }

    @Test
    void a_sender_that_is_interrupted_in_the_pipe_has_sent_its_frame_and_stays_interrupted() throws Exception {
        try (FrameWriter writer = writer(Generation.V3)) {
            pipe.gate = new CountDownLatch(1);
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            Thread sender = new Thread(() -> {
                try {
                    writer.send(large(1));
                    interrupted.complete(Thread.currentThread().isInterrupted());
                } catch (Throwable e) {
                    interrupted.completeExceptionally(e);
                }
            });
            sender.start();
            pipe.inHand.await();
            sender.interrupt();
            pipe.gate.countDown();

            assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
            assertThat(pipe.commands()).containsExactly(large(1));
        }
    }

    @Test
    void closing_writes_what_was_queued_behind_a_sender_in_the_pipe() throws Exception {
        FrameWriter writer = writer(Generation.V3);
        senderInThePipe(writer);
        writer.send(message("second"));
        Thread closing = new Thread(() -> writer.close(10_000));
        closing.start();
        awaitWaiting(closing);
        pipe.gate.countDown();
        closing.join();

        assertThat(pipe.commands()).containsExactly(large(1), message("second"));
    }

    @Test
    void closing_does_not_wait_for_longer_where_only_a_sender_was_in_the_pipe() throws Exception {
        FrameWriter writer = writer(Generation.V3);
        senderInThePipe(writer);
        Thread closing = new Thread(() -> writer.close(60_000));
        closing.start();
        awaitWaiting(closing);
        pipe.gate.countDown();
        closing.join(10_000);

        assertThat(closing.isAlive()).isFalse();
        assertThat(pipe.commands()).containsExactly(large(1));
    }

    @Test
    void closing_gives_up_a_sender_in_a_pipe_that_nobody_reads() throws Exception {
        FrameWriter writer = writer(Generation.V3);
        senderInThePipe(writer);

        writer.closeAfter(message("last"));

        assertThat(pipe.commands()).isEmpty();
        pipe.gate.countDown();
    }

    @Test
    void a_pipe_that_breaks_under_a_sender_is_reported_once_by_the_thread() throws Exception {
        AtomicInteger failures = new AtomicInteger();
        CompletableFuture<String> reporter = new CompletableFuture<>();
        pipe.broken = true;
        try (FrameWriter writer = FrameWriter.toKismet(pipe, Generation.V3, LIMIT, e -> {
            failures.incrementAndGet();
            reporter.complete(Thread.currentThread().getName());
        })) {
            writer.send(large(1));

            assertThat(reporter.get(10, TimeUnit.SECONDS)).isEqualTo("kismet-writer");
            assertThatThrownBy(() -> writer.send(large(2))).isInstanceOf(ConnectionClosedException.class);
        }
        assertThat(failures).hasValue(1);
        assertThat(pipe.commands()).isEmpty();
    }

    @Test
    void a_heap_that_runs_out_in_a_sender_leaves_its_frame_to_the_thread_and_before_what_is_queued() throws Exception {
        pipe.outOfMemoryInWrite = true;
        try (FrameWriter writer = writer(Generation.V3)) {
            Thread sender = senderInThePipe(writer);
            writer.send(message("second"));
            pipe.gate.countDown();
            pipe.awaitWritesOfThread(2);

            sender.join();
            writer.close(10_000);
            assertThat(pipe.commands()).containsExactly(large(1), message("second"));
            assertThat(writer.sent().written()).isEqualTo(writer.sent().queued());
        }
    }

    @Test
    void what_a_command_was_made_of_may_be_written_to_once_it_is_sent() throws Exception {
        byte[] content = new byte[10_000];
        try (FrameWriter writer = writer(Generation.V3)) {
            senderInThePipe(writer);
            writer.send(HttpResponse.part(2, Bytes.of(content)));
            Arrays.fill(content, (byte) 1);
            pipe.gate.countDown();
            pipe.awaitWritesOfThread(1);

            assertThat(pipe.commands()).containsExactly(large(1), large(2));
        }
    }

    @Test
    void large_and_small_frames_of_many_senders_stay_whole_and_in_order() throws Exception {
        int senders = 4;
        int each = 1000;
        List<Thread> sending = new ArrayList<>();
        try (FrameWriter writer = writer(Generation.V3)) {
            for (int sender = 0; sender < senders; sender++) {
                int id = sender;
                sending.add(start(() -> {
                    for (int i = 0; i < each; i++) {
                        pipe.room = i % 3 == 0 ? 0 : RecordingPipe.ROOM;
                        writer.send(HttpResponse.part(id, content(i, i % 5 == 0 ? 10_000 : 20)));
                    }
                }));
            }
            for (Thread thread : sending) {
                thread.join();
            }
            writer.close(10_000);
        }
        int[] next = new int[senders];
        long seqno = 0;
        for (Frame frame : pipe.frames()) {
            assertThat(frame.seqno()).isEqualTo(++seqno);
            HttpResponse part = (HttpResponse) frame.command();
            int count = next[(int) part.id()]++;
            assertThat(part.content()).isEqualTo(content(count, count % 5 == 0 ? 10_000 : 20));
        }
        assertThat(next).containsOnly(each);
        assertThat(pipe.writtenBySenders()).isNotEmpty();
        assertThat(pipe.writesOfThread()).isPositive();
    }

    private static Bytes content(int count, int size) {
        byte[] content = new byte[size];
        Arrays.fill(content, (byte) count);
        return Bytes.of(content);
    }

    private static void awaitWaiting(Thread closing) throws InterruptedException {
        while (closing.getState() != Thread.State.TIMED_WAITING) {
            Thread.sleep(1);
        }
    }

    /** Has a thread send a large frame, and waits until it waits in the pipe for its gate. */
    private Thread senderInThePipe(FrameWriter writer) throws InterruptedException {
        pipe.gate = new CountDownLatch(1);
        Thread sender = start(() -> writer.send(large(1)));
        pipe.inHand.await();
        return sender;
    }

    private static Thread start(Sending sending) {
        Thread thread = new Thread(() -> {
            try {
                sending.send();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        thread.start();
        return thread;
    }

    private interface Sending {
        void send() throws InterruptedException;
    }

    private FrameWriter writer(Generation generation) {
        return FrameWriter.toKismet(pipe, generation, LIMIT, e -> {});
    }

    private static HttpResponse large(int id) {
        return HttpResponse.part(id, Bytes.of(new byte[10_000]));
    }

    private static Message message(String text) {
        return new Message(Severity.INFO, text);
    }
}
