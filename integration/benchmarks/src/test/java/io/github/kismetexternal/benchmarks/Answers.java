package io.github.kismetexternal.benchmarks;

import io.github.kismetexternal.benchmarks.subject.Work;
import io.github.kismetexternal.wire.Generation;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** What a program says in v0 or v3, read by headers and, in v3, the status: reading costs no more than it must. */
final class Answers {
    private static final int LARGEST = 64 * 1024;
    /** What both generations begin with: the mark, a checksum or more, and the size. */
    private static final int PREFIX = 12;

    private static final int REST_OF_V3_HEADER = 8;
    private static final int V3_MESSAGE = 5;
    private static final int V3_RESPONSE = 67;
    private static final int OK = 200;
    /** How msgpack begins numbers that take one byte more, and two. */
    private static final byte UINT8 = (byte) 0xCC;

    private static final byte UINT16 = (byte) 0xCD;

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

    /**
     * Returns the status of the answer whose last frame was read last, so many bytes; 200 for what has none: messages,
     * frames that do not end an answer, those of bare programs, and those of v0, in which it is not looked for.
     */
    int status(int size) {
        int end = size - PREFIX;
        // A number, the field's number of the mark behind it, and the mark.
        if (!v3 || frame[1] != V3_RESPONSE || frame[end - 1] != Work.END_OF_ANSWER || frame[end - 2] != 5) {
            return OK;
        }
        int low = Byte.toUnsignedInt(frame[end - 3]);
        if (frame[end - 4] == UINT8) {
            return low;
        }
        return frame[end - 5] == UINT16 ? Byte.toUnsignedInt(frame[end - 4]) << 8 | low : OK;
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
