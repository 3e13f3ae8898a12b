package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.FrameTooLargeException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Writes the few kinds of msgpack values that frames are made of, each in its shortest form. The classes of a msgpack
 * library would delay the first page; it is needed for reading only. Not thread-safe.
 */
final class MsgpackWriter {
    private final FrameBuffer out;
    private final String command;
    private final int maxFrame;
    private final int start;

    /**
     * Makes a writer of a frame's payload.
     *
     * @param out the buffer, which ends with the frame's header
     * @param start where the frame begins in the buffer
     * @param command the command's name, for an exception
     * @param maxFrame the largest frame in bytes, header included
     */
    MsgpackWriter(FrameBuffer out, int start, String command, int maxFrame) {
        this.out = out;
        this.start = start;
        this.command = command;
        this.maxFrame = maxFrame;
    }

    /** Begins a map of so many keys, each followed by its value. */
    void map(int size) {
        container(0x80, 0xDE, size);
    }

    /** Begins an array of so many values. */
    void array(int size) {
        container(0x90, 0xDC, size);
    }

    private void container(int shortest, int withTwoBytes, int size) {
        if (size < 16) {
            put(shortest | size);
        } else if (size < 1 << 16) {
            put(withTwoBytes);
            put16(size);
        } else {
            put(withTwoBytes + 1);
            put32(size);
        }
    }

    /** Writes a number from 0 to 2<sup>32</sup> - 1. */
    void unsigned(long value) {
        if (value < 1 << 7) {
            put((int) value);
        } else if (value < 1 << 8) {
            put(0xCC);
            put((int) value);
        } else if (value < 1 << 16) {
            put(0xCD);
            put16((int) value);
        } else {
            put(0xCE);
            put32((int) value);
        }
    }

    void flag(boolean value) {
        put(value ? 0xC3 : 0xC2);
    }

    void text(String value) {
        // A character takes a byte at least: what cannot fit is not encoded first.
        require(value.length());
        byte[] bytes = value.getBytes(UTF_8);
        textHeader(bytes.length);
        put(bytes, 0, bytes.length);
    }

    /** Writes a text that is encoded already. */
    void text(Bytes utf8) {
        textHeader(utf8.size());
        put(utf8.array(), utf8.offset(), utf8.size());
    }

    private void textHeader(int size) {
        if (size < 32) {
            put(0xA0 | size);
        } else {
            sized(0xD9, size);
        }
    }

    void binary(Bytes content) {
        sized(0xC4, content.size());
        put(content.array(), content.offset(), content.size());
    }

    private void sized(int withOneByte, int size) {
        if (size < 1 << 8) {
            put(withOneByte);
            put(size);
        } else if (size < 1 << 16) {
            put(withOneByte + 1);
            put16(size);
        } else {
            put(withOneByte + 2);
            put32(size);
        }
    }

    private void put(int value) {
        require(1);
        out.putInt8(value);
    }

    private void put16(int value) {
        require(2);
        out.putInt16(value);
    }

    private void put32(int value) {
        require(4);
        out.putInt32(value);
    }

    private void put(byte[] bytes, int offset, int length) {
        require(length);
        out.put(bytes, offset, length);
    }

    private void require(int more) {
        if (more > maxFrame - (out.size() - start)) {
            throw new FrameTooLargeException(command, maxFrame);
        }
    }
}
