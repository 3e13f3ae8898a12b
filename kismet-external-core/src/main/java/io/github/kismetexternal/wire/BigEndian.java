package io.github.kismetexternal.wire;

/** Reads the fixed-width integers of a frame's header, all of which are in network order. */
final class BigEndian {
    private BigEndian() {}

    static int int32(byte[] buffer, int index) {
        return uint16(buffer, index) << 16 | uint16(buffer, index + 2);
    }

    static long uint32(byte[] buffer, int index) {
        return Integer.toUnsignedLong(int32(buffer, index));
    }

    static int uint16(byte[] buffer, int index) {
        return (buffer[index] & 0xFF) << 8 | buffer[index + 1] & 0xFF;
    }
}
