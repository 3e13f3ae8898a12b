package io.github.kismetexternal.wire;

import java.util.Arrays;

/** A growing byte array that frames are written into. Not thread-safe. */
final class FrameBuffer {
    private byte[] bytes;
    private int size;

    FrameBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    byte[] array() {
        return bytes;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    void truncate(int newSize) {
        size = newSize;
    }

    void putInt8(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    void putInt16(int value) {
        reserve(2);
        bytes[size++] = (byte) (value >>> 8);
        bytes[size++] = (byte) value;
    }

    void putInt32(int value) {
        reserve(4);
        setInt32(size, value);
        size += 4;
    }

    void setInt32(int index, int value) {
        bytes[index] = (byte) (value >>> 24);
        bytes[index + 1] = (byte) (value >>> 16);
        bytes[index + 2] = (byte) (value >>> 8);
        bytes[index + 3] = (byte) value;
    }

    void put(byte[] source, int offset, int length) {
        reserve(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
