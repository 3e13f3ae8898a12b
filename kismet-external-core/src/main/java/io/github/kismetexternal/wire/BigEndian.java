package io.github.kismetexternal.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads the fixed-width integers of a frame's header, all of which are in network order. */
final class BigEndian {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private BigEndian() {}

    static int int32(byte[] buffer, int index) {
        return (int) INT.get(buffer, index);
    }

    static long uint32(byte[] buffer, int index) {
        return Integer.toUnsignedLong(int32(buffer, index));
    }

    static int uint16(byte[] buffer, int index) {
        return (buffer[index] & 0xFF) << 8 | buffer[index + 1] & 0xFF;
    }
}
