package io.github.kismetexternal.testkit.internal.pipe;

import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.wire.Frame;
import io.github.kismetexternal.wire.Generation;
import java.nio.ByteBuffer;

import static java.util.stream.Collectors.joining;

/** A whole frame as its bytes, found by Kismet's rules. */
record RawFrame(Generation generation, byte[] bytes) {
    /** What all generations' headers have in common, in bytes. */
    static final int PREFIX = 12;

    private static final int SIGNATURE = 0xDECAFBAD;
    private static final int V2_MARK = 0xABCD0002;
    private static final int V3_MARK = 0xA9A90003;

    private static final int V3_CODE = 14;
    private static final int V3_SEQNO = 16;

    /** Returns this frame, a v3 one, as read by somebody who makes a command of it. */
    Frame with(Command command) {
        ByteBuffer header = ByteBuffer.wrap(bytes);
        return new Frame(
                generation,
                0,
                bytes.length,
                Integer.toUnsignedLong(header.getInt(V3_SEQNO)),
                Short.toUnsignedInt(header.getShort(V3_CODE)),
                command);
    }

    /** What the first twelve bytes tell of a frame. */
    record Prefix(Generation generation, int size) {
        /**
         * Reads the beginning of a frame.
         *
         * @throws BrokenRuleException if the release would end the plugin over it
         */
        static Prefix read(ByteBuffer bytes, SimulatedRelease release) throws BrokenRuleException {
            int signature = bytes.getInt(bytes.position());
            if (signature != SIGNATURE) {
                throw new BrokenRuleException("a frame must begin with DECAFBAD, but what came was "
                        + "%08X; does the plugin print to the pipe?".formatted(signature));
            }
            Generation generation = switch (bytes.getInt(bytes.position() + 4)) {
                case V2_MARK -> Generation.V2;
                case V3_MARK -> Generation.V3;
                default -> Generation.V0;
            };
            if (!release.generations().contains(generation)) {
                throw new BrokenRuleException(release + " does not take " + generation.label() + ", only "
                        + release.generations().stream().map(Generation::label).sorted().collect(joining(" and ")));
            }
            long size = headerOf(generation) + Integer.toUnsignedLong(bytes.getInt(bytes.position() + 8));
            if (size > release.acceptedFrame()) {
                throw new BrokenRuleException("a frame must have at most " + release.acceptedFrame()
                        + " bytes with its header, but one has " + size);
            }
            return new Prefix(generation, (int) size);
        }

        private static int headerOf(Generation generation) {
            return switch (generation) {
                case V0 -> 12;
                case V2 -> 48;
                case V3 -> 20;
            };
        }
    }
}
