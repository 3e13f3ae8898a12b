package io.github.kismetexternal.feed;

import io.github.kismetexternal.command.Bytes;
import java.util.Arrays;

/** The bytes of an answer, which are written once: how many there will be is known before. For one thread. */
final class AnswerBuffer {
    private static final int RADIX = 10;

    private final byte[] bytes;
    private int size;

    /**
     * Makes a buffer without content.
     *
     * @param capacity how many bytes it takes; where it is exact, nothing is copied afterwards
     */
    AnswerBuffer(int capacity) {
        bytes = new byte[capacity];
    }

    /** Returns how many bytes {@link #put(long)} writes. */
    static int digits(long number) {
        int digits = 1;
        for (long rest = number / RADIX; rest > 0; rest /= RADIX) {
            digits++;
        }
        return digits;
    }

    AnswerBuffer put(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            bytes[size++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    /** Writes a number, 0 or more. */
    AnswerBuffer put(long number) {
        size += digits(number);
        long rest = number;
        int at = size;
        do {
            bytes[--at] = (byte) ('0' + rest % RADIX);
            rest /= RADIX;
        } while (rest > 0);
        return this;
    }

    AnswerBuffer put(Bytes content) {
        System.arraycopy(content.array(), content.offset(), bytes, size, content.size());
        size += content.size();
        return this;
    }

    /** Returns what was written; nothing more is to be written. */
    byte[] toArray() {
        return size == bytes.length ? bytes : Arrays.copyOf(bytes, size);
    }
}
