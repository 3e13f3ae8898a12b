package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.FrameTooLargeException;
import java.util.Arrays;

/** Turns single commands into frames, for who numbers and writes them himself. Keeps buffers; for one thread. */
public final class FrameEncoder {
    private static final int INITIAL_CAPACITY = 1024;

    private final Codec codec;
    private final int code;
    private final FrameBuffer buffer = new FrameBuffer(INITIAL_CAPACITY);

    private FrameEncoder(Generation generation, int code) {
        this.codec = generation.newCodec();
        this.code = code;
    }

    /**
     * Makes an encoder whose frames carry the result code of a helper, 0.
     *
     * @param generation the generation to write
     * @return an encoder
     */
    public static FrameEncoder ofHelper(Generation generation) {
        return new FrameEncoder(generation, FrameWriter.CODE_OF_HELPER);
    }

    /**
     * Makes an encoder whose frames carry the result code of Kismet, 1.
     *
     * @param generation the generation to write
     * @return an encoder
     */
    public static FrameEncoder ofKismet(Generation generation) {
        return new FrameEncoder(generation, FrameWriter.CODE_OF_SERVER);
    }

    /**
     * Encodes a command.
     *
     * @param command to be written
     * @param seqno the frame's sequence number, an unsigned 32-bit number
     * @param maxFrame the largest frame, in bytes, header included
     * @return the frame, header included
     * @throws FrameTooLargeException if the frame would be larger
     */
    public byte[] encode(Command command, long seqno, int maxFrame) {
        buffer.clear();
        codec.encode(command, seqno, code, maxFrame, buffer);
        return Arrays.copyOf(buffer.array(), buffer.size());
    }
}
