package io.github.kismetexternal.testkit.internal.pipe;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.wire.FrameEncoder;
import io.github.kismetexternal.wire.Generation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FrameSourceTest {
    /** Seen with the asio that Kismet 2023-07 brings along; 1030 and 2050 also on running servers. */
    private static final int[] STALLING = IntStream.of(513, 1025, 1537, 2049, 2561, 4097, 4609)
            .flatMap(first -> IntStream.range(first, first + 11))
            .toArray();

    @ParameterizedTest
    @EnumSource(names = {"R2020_12", "R2021_08", "R2022_08", "R2023_07"})
    void before_2025_a_lone_frame_of_some_sizes_is_not_processed(SimulatedRelease release) {
        int[] stalled = IntStream.range(100, 5000).filter(size -> !isProcessed(release, frame(size))).toArray();

        assertThat(stalled).isEqualTo(STALLING);
    }

    @ParameterizedTest
    @EnumSource(names = {"R2025_09", "R2025_09_PROTOBUF"})
    void since_2025_a_lone_frame_of_any_size_is(SimulatedRelease release) {
        Generation newest = release.newestGeneration();

        assertThat(IntStream.range(100, 5000).filter(size -> !isProcessed(release, frame(newest, size)))).isEmpty();
    }

    @Test
    void a_ping_behind_it_releases_a_frame_that_stalled() throws Exception {
        InputStream pipe = new SequenceInputStream(
                new ByteArrayInputStream(frame(1030)),
                new SequenceInputStream(
                        new ByteArrayInputStream(
                                FrameEncoder.ofHelper(Generation.V0).encode(new Ping(), 2, 16_383)),
                        new NothingYet()));

        RawFrame frame = new FrameSource(pipe, SimulatedRelease.R2023_07).next();

        assertThat(frame.bytes()).isEqualTo(frame(1030));
    }

    @ParameterizedTest
    @EnumSource
    void many_frames_in_one_read_are_all_found(SimulatedRelease release) throws Exception {
        Generation generation = release.newestGeneration();
        ByteBuffer stream = ByteBuffer.allocate(100_000);
        for (int size = 100; size < 800; size += 7) {
            stream.put(frame(generation, size));
        }
        FrameSource source =
                new FrameSource(new ByteArrayInputStream(stream.array(), 0, stream.position()), release);

        for (int size = 100; size < 800; size += 7) {
            assertThat(source.next().bytes()).isEqualTo(frame(generation, size));
        }
        assertThat(source.next()).isNull();
    }

    @Test
    void an_oversize_frame_is_refused_before_its_content_has_come() {
        byte[] beginning = ByteBuffer.allocate(20).putInt(0xDECAFBAD).putInt(0xA9A90003).putInt(16_364).array();
        FrameSource source = new FrameSource(
                new SequenceInputStream(new ByteArrayInputStream(beginning), new NothingYet()),
                SimulatedRelease.R2025_09);

        assertThatThrownBy(source::next)
                .isInstanceOf(BrokenRuleException.class)
                .hasMessageContaining("at most 16383 bytes")
                .hasMessageContaining("one has 16384");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 11, 12, 19, 50})
    void a_frame_that_is_cut_off_is_dropped(int length) throws Exception {
        FrameSource source = new FrameSource(
                new ByteArrayInputStream(frame(Generation.V3, 100), 0, length), SimulatedRelease.R2025_09);

        assertThat(source.next()).isNull();
    }

    private static boolean isProcessed(SimulatedRelease release, byte[] frame) {
        try {
            return new FrameSource(
                                    new SequenceInputStream(new ByteArrayInputStream(frame), new NothingYet()),
                                    release)
                            .next()
                    != null;
        } catch (NothingYet.Waiting e) {
            return false;
        } catch (IOException | BrokenRuleException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] frame(int size) {
        return frame(Generation.V0, size);
    }

    private static byte[] frame(Generation generation, int size) {
        FrameEncoder encoder = FrameEncoder.ofHelper(generation);
        int content = size - encoder.encode(response(size), 1, 100_000).length + size;
        byte[] frame = encoder.encode(response(content), 1, 100_000);
        // Lengths are numbers of a length of their own: at their limits one more byte of content adds two.
        while (frame.length < size) {
            frame = encoder.encode(response(++content), 1, 100_000);
        }
        return frame.length == size ? frame : padded(frame, size);
    }

    private static byte[] padded(byte[] frame, int size) {
        byte[] padded = Arrays.copyOf(frame, size);
        ByteBuffer.wrap(padded).putInt(8, ByteBuffer.wrap(frame).getInt(8) + size - frame.length);
        return padded;
    }

    private static HttpResponse response(int content) {
        return HttpResponse.part(1, Bytes.of(new byte[content]));
    }

    /** A pipe that is open, and in which nothing is. */
    private static final class NothingYet extends InputStream {
        static final class Waiting extends RuntimeException {
            private static final long serialVersionUID = 1L;
        }

        @Override
        public int read() {
            throw new Waiting();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            throw new Waiting();
        }
    }
}
