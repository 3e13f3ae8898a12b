package io.github.kismetexternal.wire;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A generation of the helper protocol. They share the first twelve bytes of a frame's header: a signature, four bytes
 * that tell the generations apart, and the length of what follows the header.
 */
public enum Generation {
    /** A checksum in the header and a protobuf wrapper; accepted by Kismet up to 2023-07. */
    V0(12, 8191),
    /** A protobuf message under a longer header; accepted from 2022-01, since 2025-09 only by builds with protobuf. */
    V2(48, 8191),
    /** msgpack; accepted from 2025-09. */
    V3(20, 16_383);

    /** The part of a header that all generations share, in bytes. */
    static final int SHARED_PREFIX = 12;

    private static final int SIGNATURE = 0xDECAFBAD;
    private static final int V2_SENTINEL = 0xABCD;
    private static final int V3_SENTINEL = 0xA9A9;

    private final int headerSize;
    private final int smallestFrameLimit;

    Generation(int headerSize, int smallestFrameLimit) {
        this.headerSize = headerSize;
        this.smallestFrameLimit = smallestFrameLimit;
    }

    int headerSize() {
        return headerSize;
    }

    /**
     * {@return the largest frame, header included, that every server of this generation accepts} Kismet 2020-12 to
     * 2022-08 refuse 8192 bytes, later ones 16 384.
     */
    public int smallestFrameLimit() {
        return smallestFrameLimit;
    }

    /** Returns a codec, which keeps buffers and is for one thread at a time. */
    Codec newCodec() {
        return switch (this) {
            case V0 -> new V0Codec();
            case V2 -> new V2Codec();
            case V3 -> new V3Codec();
        };
    }

    /** {@return the generation's name as people write it: {@code v3}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Recognises a frame's generation.
     *
     * @param buffer holds at least {@link #SHARED_PREFIX} bytes from {@code start}
     * @param spoken the generation of earlier frames, or null; a v0 checksum can look like a sentinel, so that where v0
     *     is spoken only a complete mark of a later generation counts
     * @param streamOffset the frame's place in the stream, for the exception
     * @throws ProtocolException if the signature is wrong or the generation unknown
     */
    static Generation recognise(byte[] buffer, int start, @Nullable Generation spoken, long streamOffset)
            throws ProtocolException {
        int signature = BigEndian.int32(buffer, start);
        if (signature != SIGNATURE) {
            throw new ProtocolException(
                    streamOffset, "signature", "must be DECAFBAD, was %08X".formatted(signature));
        }
        int sentinel = BigEndian.uint16(buffer, start + 4);
        int version = BigEndian.uint16(buffer, start + 6);
        if (sentinel == V2_SENTINEL && version == 2) {
            return V2;
        }
        if (sentinel == V3_SENTINEL && version == 3) {
            return V3;
        }
        if (spoken != V0 && (sentinel == V2_SENTINEL || sentinel == V3_SENTINEL)) {
            throw new ProtocolException(
                    streamOffset + 4,
                    "generation",
                    "must be v0, v2 or v3, was %04X version %d; a newer Kismet may need a newer kit"
                            .formatted(sentinel, version));
        }
        return V0;
    }

    /** Writes the signature and what tells this generation apart; a v0 frame goes on with its checksum. */
    void putMark(FrameBuffer out) {
        out.putInt32(SIGNATURE);
        if (this == V2) {
            out.putInt16(V2_SENTINEL);
            out.putInt16(2);
        } else if (this == V3) {
            out.putInt16(V3_SENTINEL);
            out.putInt16(3);
        }
    }
}
