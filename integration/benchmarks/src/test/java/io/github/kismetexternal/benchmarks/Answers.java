package io.github.kismetexternal.benchmarks;

import io.github.kismetexternal.benchmarks.subject.Work;
import io.github.kismetexternal.wire.Generation;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** What a program says in v0 or v3, read by the headers only, so that reading costs no more than it must. */
final class Answers {
    private static final int LARGEST = 64 * 1024;
    /** What both generations begin with: the mark, a checksum or more, and the size. */
    private static final int PREFIX = 12;

    private static final int REST_OF_V3_HEADER = 8;
    private static final int V3_MESSAGE = 5;
    private static final int V3_RESPONSE = 67;
    /** How a v3 answer ends whose status is 503: that number, and the mark of the end. */
    private static final byte[] V3_REFUSAL = {(byte) 0xCD, 0x01, (byte) 0xF7, 5, Work.END_OF_ANSWER};


    private final DataInputStream in;
    private final boolean v3;
    private final byte[] frame = new byte[LARGEST];

    Answers(InputStream in, Generation generation) {
        this.in = new DataInputStream(new BufferedInputStream(in, LARGEST));
        v3 = generation == Generation.V3;
    }

    /** Reads a frame, and returns its size. */
    int readFrame() throws IOException {
        in.readLong();
        int rest = in.readInt() + (v3 ? REST_OF_V3_HEADER : 0);
        in.readFully(frame, 0, rest);
        return PREFIX + rest;
    }

    /** Reads up to the next answer or message, passing over pings and registrations, and returns its size. */
    int readAnswer() throws IOException {
        int size = readFrame();
        while (!isAnswer(size)) {
            size = readFrame();
        }
        return size;
    }

    /** Returns whether the frame of v3 that was read last, so many bytes, was the last of its answer. */
    boolean isLast(int size) {
        return frame[size - PREFIX - 1] == Work.END_OF_ANSWER;
    }

    /** Returns whether the frame that was read last, so many bytes, refuses a request for want of room; of v3 only. */
    boolean isRefusal(int size) {
        int end = size - PREFIX;
        int begin = end - V3_REFUSAL.length;
        return v3 && begin > 0 && Arrays.equals(frame, begin, end, V3_REFUSAL, 0, V3_REFUSAL.length);
    }

    /** Returns the frame that was read last, so many bytes, as text where it has some. */
    String text(int size) {
        return new String(frame, 0, size - PREFIX, ISO_8859_1);
    }

    private boolean isAnswer(int size) {
        if (v3) {
            return frame[1] == V3_RESPONSE || frame[1] == V3_MESSAGE;
        }
        // The command's name stands behind a tag and a length.
        return size > PREFIX + 8 && (frame[2] == 'M' || frame[2] == 'H' && frame[8] == 'S');
    }
}
