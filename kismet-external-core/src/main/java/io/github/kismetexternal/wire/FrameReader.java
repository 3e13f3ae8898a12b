package io.github.kismetexternal.wire;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a stream into frames of any generation and decodes them. It reads ahead: one read of the pipe can bring many
 * frames.
 *
 * <p>For one thread, but for the counts. Memory is bounded by the largest accepted frame, and grows only as the frame's
 * bytes arrive.
 */
public final class FrameReader {
    /**
     * The largest accepted frame in bytes, without header. Kismet up to 2023-07 sets itself no limit, and a newer one
     * may raise its own.
     */
    public static final int MAX_PAYLOAD = 4 * 1024 * 1024;

    private static final int READ_AHEAD = 64 * 1024;

    private final InputStream in;
    private final Runnable beforeWaiting;
    private final Map<Generation, Codec> codecs = new EnumMap<>(Generation.class);
    private @Nullable Generation spoken;
    private byte[] buffer = new byte[READ_AHEAD];
    private int start;
    private int end;
    /** Written by the reading thread only, like the count; others may look. */
    private volatile long streamOffset;

    private volatile long frames;

    /**
     * Makes a reader.
     *
     * @param in the stream; closing it is left to the caller
     * @param spoken the generation expected of the other side, or null if its first frame decides
     */
    public FrameReader(InputStream in, @Nullable Generation spoken) {
        this(in, spoken, () -> {});
    }

    /**
     * Makes a reader that tells when the frames end that have come together.
     *
     * @param in the stream; closing it is left to the caller
     * @param spoken the generation expected of the other side, or null if its first frame decides
     * @param beforeWaiting runs on the reading thread each time before the stream is read: after 64 KiB at most, or one
     *     frame that is larger. Must not wait; what it throws comes out of {@link #read}
     */
    public FrameReader(InputStream in, @Nullable Generation spoken, Runnable beforeWaiting) {
        this.in = in;
        this.spoken = spoken;
        this.beforeWaiting = beforeWaiting;
    }

    /**
     * Waits for the next frame.
     *
     * @return the frame, or null if the stream ended between two frames
     * @throws ProtocolException if the stream breaks a rule or ends within a frame
     * @throws IOException if reading fails
     */
    public @Nullable Frame read() throws IOException {
        if (!buffered(Generation.SHARED_PREFIX)) {
            if (start == end) {
                return null;
            }
            throw truncated("header", Generation.SHARED_PREFIX);
        }
        Generation generation = Generation.recognise(buffer, start, spoken, streamOffset);
        long payload = BigEndian.uint32(buffer, start + 8);
        if (payload > MAX_PAYLOAD) {
            throw new ProtocolException(
                    streamOffset + 8, "length", "must be at most " + MAX_PAYLOAD + " bytes, was " + payload);
        }
        int size = generation.headerSize() + (int) payload;
        if (!buffered(size)) {
            throw truncated("frame", size);
        }
        Frame frame = codec(generation).decode(buffer, start, size, streamOffset);
        spoken = generation;
        consume(size);
        frames++;
        return frame;
    }

    private Codec codec(Generation generation) {
        Codec codec = codecs.get(generation);
        if (codec == null) {
            codec = generation.newCodec();
            codecs.put(generation, codec);
        }
        return codec;
    }

    /** Returns how many frames were read so far. */
    long framesRead() {
        return frames;
    }

    /** Returns how many bytes these had. */
    long bytesRead() {
        return streamOffset;
    }

    private boolean buffered(int wanted) throws IOException {
        while (end - start < wanted) {
            makeRoom(wanted);
            beforeWaiting.run();
            int count = in.read(buffer, end, Math.min(buffer.length - end, READ_AHEAD));
            if (count < 0) {
                return false;
            }
            end += count;
        }
        return true;
    }

    private void makeRoom(int wanted) {
        if (start > 0 && buffer.length - start < wanted) {
            System.arraycopy(buffer, start, buffer, 0, end - start);
            end -= start;
            start = 0;
        }
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(wanted, buffer.length * 2));
        }
    }

    private void consume(int size) {
        start += size;
        streamOffset += size;
        if (start == end) {
            start = 0;
            end = 0;
            if (buffer.length > READ_AHEAD) {
                buffer = new byte[READ_AHEAD];
            }
        }
    }

    private ProtocolException truncated(String what, int expected) {
        return new ProtocolException(
                streamOffset + end - start,
                what,
                "must have %d bytes, but the stream ended after %d".formatted(expected, end - start));
    }
}
