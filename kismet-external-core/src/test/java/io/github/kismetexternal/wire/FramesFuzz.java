package io.github.kismetexternal.wire;

import com.sun.management.ThreadMXBean;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.command.UnknownCommand;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A stream of bytes is read as frames, or refused with a {@link ProtocolException}, in memory in proportion to it; what
 * was read can be written again and means the same. The first byte chooses the expected generation and how much a read
 * brings; the stream follows.
 */
public final class FramesFuzz {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    /** The read-ahead buffers of readers and encoders, whatever the stream holds. */
    private static final long BYTES_PER_STREAM = 1024 * 1024;

    /** Objects per byte of the stream: an empty text in a list takes one byte there. */
    private static final long BYTES_PER_BYTE = 400;

    private static final List<String> LYING_LENGTHS = List.of(
            "DECAFBAD A9A90003 00000008 0021 0001 00000001 8101 DB7FFFFFFF 7B",
            "DECAFBAD A9A90003 0000000A 0043 0001 00000001 820100 03 C67FFFFFFF 00",
            "DECAFBAD A9A90003 00000007 0020 0001 00000001 8101 DD7FFFFFFF",
            "DECAFBAD A9A90003 00000007 0040 0001 00000001 8101 DB7FFFFFFF",
            "DECAFBAD A9A90003 00000007 0041 0001 00000001 8104 DF7FFFFFFF",
            "DECAFBAD A9A90003 00000007 0042 0001 00000001 8109 C97FFFFFFF",
            "DECAFBAD A9A90003 00400001 0021 0001 00000001 8101",
            "DECAFBAD 00000000 0000000E 0A05 4556454E54 1001 1A FFFFFFFF07",
            "DECAFBAD 00000000 FFFFFFFF 0A04",
            "DECAFBAD ABCD0002 00000007 4556454E54" + "00".repeat(27) + "00000001 0A FFFFFFFF07 7B");

    private static final int NO_LIMIT = 1024 * 1024 * 1024;

    private FramesFuzz() {}

    /** Checks one stream. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length == 0) {
            return;
        }
        Generation spoken = switch (data[0] & 3) {
            case 1 -> Generation.V0;
            case 2 -> Generation.V2;
            case 3 -> Generation.V3;
            default -> null;
        };
        int atOnce = (data[0] & 4) == 0 ? data.length : 1 + (data[0] >> 3 & 31);
        long most = BYTES_PER_STREAM + BYTES_PER_BYTE * data.length;
        // Loading a class under a fuzzer takes much memory, but only once.
        if (allocatedByReading(data, spoken, atOnce) > most && allocatedByReading(data, spoken, atOnce) > most) {
            throw new AssertionError("more than " + most + " bytes allocated for a stream of " + data.length);
        }
        read(data, spoken, atOnce).forEach(FramesFuzz::checkRoundTrip);
    }

    private static long allocatedByReading(byte[] data, Generation spoken, int atOnce) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        read(data, spoken, atOnce);
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private static List<Frame> read(byte[] data, Generation spoken, int atOnce) {
        List<Frame> frames = new ArrayList<>();
        FrameReader reader = new FrameReader(new Pieces(data, atOnce), spoken);
        try {
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                frames.add(frame);
            }
        } catch (ProtocolException e) {
            if (e.offset() < 0 || e.offset() >= data.length || e.field().isEmpty() || e.rule().isEmpty()) {
                throw new AssertionError("a refusal that does not say where and why", e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading an array cannot fail", e);
        }
        return frames;
    }

    private static void checkRoundTrip(Frame frame) {
        if (frame.command() instanceof UnknownCommand) {
            return;
        }
        byte[] once = encode(frame.generation(), frame.command(), frame.seqno(), frame.code());
        Frame again = decode(frame.generation(), once);
        requireSame(frame.command(), again.command());
        requireSame(frame.seqno(), again.seqno());
        byte[] twice = encode(again.generation(), again.command(), again.seqno(), again.code());
        requireSame(Bytes.of(once), Bytes.of(twice));
        if (frame.command() instanceof Pong) {
            // v3 says in the header which ping is meant, where 0 stands for none.
            return;
        }
        for (Generation other : Generation.values()) {
            byte[] translated = encode(other, frame.command(), frame.seqno(), 0);
            requireSame(frame.command(), decode(other, translated).command());
        }
    }

    private static void requireSame(Object before, Object after) {
        if (!before.equals(after)) {
            throw new AssertionError(before + " has become " + after);
        }
    }

    private static byte[] encode(Generation generation, Command command, long seqno, int code) {
        FrameBuffer out = new FrameBuffer(64);
        generation.newCodec().encode(command, seqno, code, NO_LIMIT, out);
        return Arrays.copyOf(out.array(), out.size());
    }

    private static Frame decode(Generation generation, byte[] frame) {
        try {
            return generation.newCodec().decode(frame, 0, frame.length, 0);
        } catch (ProtocolException e) {
            throw new AssertionError("what was written cannot be read", e);
        }
    }

    /**
     * Returns two frames of each kind that real servers and a helper sent to each other, and frames with something in
     * them that says it is larger than they are.
     */
    public static List<byte[]> seeds() {
        Map<String, byte[]> seeds = new LinkedHashMap<>();
        RecordedTrafficTest.recordings().forEach(recording -> {
            byte[] stream = afterChoice(recording.bytes(), 0, recording.bytes().length);
            for (Frame frame : read(stream, null, stream.length)) {
                byte[] seed = afterChoice(stream, 1 + (int) frame.offset(), frame.size());
                String kind = recording + frame.command().name();
                seeds.putIfAbsent(kind, seed);
                seeds.put(kind + ", last", seed);
            }
        });
        for (String payload : LYING_LENGTHS) {
            byte[] frame = HexFormat.of().parseHex(payload.replace(" ", ""));
            seeds.put(payload, afterChoice(frame, 0, frame.length));
        }
        return List.copyOf(seeds.values());
    }

    private static byte[] afterChoice(byte[] stream, int from, int size) {
        byte[] data = new byte[1 + size];
        System.arraycopy(stream, from, data, 1, size);
        return data;
    }

    /** An array of which each read brings a bit. */
    private static final class Pieces extends ByteArrayInputStream {
        private final int atOnce;

        /** Leaves out the first byte. */
        Pieces(byte[] data, int atOnce) {
            super(data, 1, data.length - 1);
            this.atOnce = atOnce;
        }

        @Override
        public synchronized int read(byte[] target, int offset, int length) {
            return super.read(target, offset, Math.min(length, atOnce));
        }
    }
}
