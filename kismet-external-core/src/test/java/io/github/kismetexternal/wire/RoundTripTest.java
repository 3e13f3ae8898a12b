package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.Command;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Any commands survive being written and read, in every generation, however the stream is cut into reads. */
class RoundTripTest {
    private static final int SEQUENCES = 1000;
    private static final int LARGEST_FRAME = 1024 * 1024;

    @ParameterizedTest
    @EnumSource
    void any_sequence_of_commands_survives_split_at_any_byte(Generation generation) throws IOException {
        Codec codec = generation.newCodec();
        for (int seed = 0; seed < SEQUENCES; seed++) {
            List<Command> commands = new RandomCommands(seed).sequence();
            FrameBuffer written = new FrameBuffer(64);
            for (Command command : commands) {
                codec.encode(command, 1, 0, LARGEST_FRAME, written);
            }

            assertThat(read(written, generation, new Random(seed)))
                    .describedAs("seed %d in %s", seed, generation)
                    .isEqualTo(commands);
        }
    }

    private static List<Command> read(FrameBuffer written, Generation generation, Random random) throws IOException {
        byte[] bytes = Arrays.copyOf(written.array(), written.size());
        FrameReader reader = new FrameReader(inRandomPieces(bytes, random), null);
        List<Command> commands = new ArrayList<>();
        for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
            assertThat(frame.generation()).isEqualTo(generation);
            commands.add(frame.command());
        }
        return commands;
    }

    private static InputStream inRandomPieces(byte[] bytes, Random random) {
        int longest = 1 + random.nextInt(random.nextBoolean() ? 8 : 4000);
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1 + random.nextInt(longest)));
            }
        };
    }
}
