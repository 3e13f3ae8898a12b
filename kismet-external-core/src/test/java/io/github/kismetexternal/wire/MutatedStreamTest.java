package io.github.kismetexternal.wire;

import com.sun.management.ThreadMXBean;
import io.github.kismetexternal.command.Command;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whatever happens to a stream, reading it ends: in commands, or in a {@link ProtocolException}. */
class MutatedStreamTest {
    /** Over 100 000 in all. */
    private static final int STREAMS_PER_GENERATION = 34_000;

    private static final int STREAMS_PER_SEED = 100;

    /** A reader's read-ahead buffer and codecs, whatever the stream holds. */
    private static final long BYTES_PER_READER = 512 * 1024;

    /** Objects per byte of the stream: an empty text in a list takes one byte there. */
    private static final long BYTES_PER_BYTE = 200;

    @ParameterizedTest
    @EnumSource
    @Timeout(60)
    void reading_ends_in_commands_or_in_a_protocol_exception_and_allocates_in_proportion(Generation generation)
            throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        int broken = 0;
        for (int i = 0; i < STREAMS_PER_GENERATION; i++) {
            byte[] mutated = mutate(stream(generation, i / STREAMS_PER_SEED), new Random(i));
            long before = threads.getCurrentThreadAllocatedBytes();
            try {
                readAll(mutated);
            } catch (ProtocolException e) {
                broken++;
                assertThat(e.offset()).isBetween(0L, (long) mutated.length);
                assertThat(e.field()).isNotEmpty();
            }
            assertThat(threads.getCurrentThreadAllocatedBytes() - before)
                    .describedAs("bytes allocated for stream %d of %d bytes in %s", i, mutated.length, generation)
                    .isLessThan(BYTES_PER_READER + BYTES_PER_BYTE * mutated.length);
        }
        assertThat(broken).isGreaterThan(STREAMS_PER_GENERATION / 10);
    }

    private static byte[] stream(Generation generation, int seed) {
        FrameBuffer written = new FrameBuffer(64);
        Codec codec = generation.newCodec();
        List<Command> commands = new RandomCommands(seed).sequence();
        for (Command command : commands.subList(0, Math.min(3, commands.size()))) {
            codec.encode(command, 1, 0, 1024 * 1024, written);
        }
        return Arrays.copyOf(written.array(), written.size());
    }

    private static byte[] mutate(byte[] stream, Random random) {
        byte[] mutated = stream.clone();
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            // Most rules are broken near the beginning: in headers, maps and lengths.
            int at = random.nextInt(random.nextBoolean() ? Math.min(80, mutated.length) : mutated.length);
            switch (random.nextInt(4)) {
                case 0 -> mutated[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> mutated[at] = (byte) random.nextInt(256);
                case 2 -> mutated[at] = (byte) 0xFF;
                default -> mutated = Arrays.copyOf(mutated, Math.max(1, at));
            }
        }
        return mutated;
    }

    private static void readAll(byte[] stream) throws IOException {
        FrameReader reader = new FrameReader(new ByteArrayInputStream(stream), null);
        Frame frame = reader.read();
        while (frame != null) {
            frame = reader.read();
        }
    }
}
