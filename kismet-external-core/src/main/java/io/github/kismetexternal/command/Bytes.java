package io.github.kismetexternal.command;

import java.util.Arrays;
import java.util.Objects;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A range of a byte array that compares by content.
 *
 * <p>A large body is cut into frames without copying it, so the array is shared, not copied: whoever makes a
 * {@code Bytes} must not write to the array while it is in use, as it is by a {@link CommandSink} until that returns.
 * Used that way, instances are safe for several threads.
 */
public final class Bytes {
    private static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private final byte[] array;
    private final int offset;
    private final int size;

    private Bytes(byte[] array, int offset, int size) {
        this.array = array;
        this.offset = offset;
        this.size = size;
    }

    /** {@return the empty range} */
    public static Bytes empty() {
        return EMPTY;
    }

    /**
     * Wraps a whole array.
     *
     * @param array shared, so not to be written to while the range is in use
     * @return a range of all its bytes
     */
    public static Bytes of(byte[] array) {
        return array.length == 0 ? EMPTY : new Bytes(array, 0, array.length);
    }

    /**
     * {@return the UTF-8 form of a text}
     *
     * @param text encoded as UTF-8
     */
    public static Bytes of(String text) {
        return of(text.getBytes(UTF_8));
    }

    /**
     * Copies a range of an array.
     *
     * @param array is not kept
     * @param offset where the range begins
     * @param size how many bytes it has
     * @return a range over bytes of its own
     */
    public static Bytes copyOf(byte[] array, int offset, int size) {
        return of(Arrays.copyOfRange(array, offset, offset + size));
    }

    /** {@return the number of bytes} */
    public int size() {
        return size;
    }

    /** {@return whether there are no bytes} */
    public boolean isEmpty() {
        return size == 0;
    }

    /**
     * {@return the bytes from {@code from} (inclusive) to {@code to} (exclusive), sharing the array}
     *
     * @param from the first byte, 0 to {@link #size()}
     * @param to after the last byte, {@code from} to {@link #size()}
     * @throws IndexOutOfBoundsException if the range is not within this one
     */
    public Bytes slice(int from, int to) {
        Objects.checkFromToIndex(from, to, size);
        return from == to ? EMPTY : new Bytes(array, offset + from, to - from);
    }

    /** {@return a copy of the bytes} */
    public byte[] toArray() {
        return Arrays.copyOfRange(array, offset, offset + size);
    }

    /** {@return the shared array; the bytes of this range begin at {@link #offset()}} Not to be written to. */
    public byte[] array() {
        return array;
    }

    /** {@return where in {@link #array()} the range begins} */
    public int offset() {
        return offset;
    }

    /** {@return the bytes read as UTF-8; what is not valid becomes U+FFFD} */
    public String utf8() {
        return new String(array, offset, size, UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes that
                && Arrays.equals(array, offset, offset + size, that.array, that.offset, that.offset + that.size);
    }

    @Override
    public int hashCode() {
        int hash = 1;
        for (int i = offset; i < offset + size; i++) {
            hash = 31 * hash + array[i];
        }
        return hash;
    }

    /** Returns the size only: contents may be confidential. */
    @Override
    public String toString() {
        return size + " bytes";
    }
}
