package io.github.kismetexternal.benchmarks.subject;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import static io.github.kismetexternal.benchmarks.subject.BareMain.HEADER;
import static io.github.kismetexternal.benchmarks.subject.BareMain.frame;

/**
 * What any Java program must do at least: reads v3 frames by their headers, and writes frames of the size that the
 * plugin's have, all of it in one thread unless it is told otherwise.
 */
public final class BareProgram {
    private static final int RESPONSE = 67;
    private static final int MESSAGE = 5;
    private static final int EVENT = 33;
    private static final int REQUEST = 65;
    /** What a response has beside its body, and a message beside its text, with headers like the plugin's. */
    private static final int REST_OF_RESPONSE = 90;

    private static final int LARGEST = 64 * 1024;

    private final byte[] answer;
    private final int frames;
    private final Events events;

    private BareProgram(byte[] answer, int frames, Events events) {
        this.answer = answer;
        this.frames = frames;
        this.events = events;
    }

    /**
     * Runs the program.
     *
     * @param args the paths of both pipes, and what it does: {@code small}, {@code large} or {@code stream} for what it
     *     answers; with small answers, {@code json} to parse events, {@code second-thread} to leave them to another
     *     one, {@code hand-over} and {@code two-hand-overs} to leave answers to one or two
     * @throws IOException if a pipe cannot be used
     */
    public static void main(String[] args) throws IOException {
        try (FileInputStream in = new FileInputStream(args[0]);
                FileOutputStream out = new FileOutputStream(args[1])) {
            out.write(BareMain.registration());
            serve(in, out, args[2]);
        }
    }

    private static void serve(InputStream in, OutputStream out, String mode) throws IOException {
        byte[] small = frame(RESPONSE, Work.small().length() + REST_OF_RESPONSE);
        byte[] large = frame(RESPONSE, Work.large().length() + REST_OF_RESPONSE);
        byte[] largest = frame(RESPONSE, Work.FRAME_BYTES - HEADER);
        Events counted = new CountedEvents(out, frame(MESSAGE, 30), Work.setting(Work.BATCH, 1));
        switch (mode) {
            case "small" -> new BareProgram(small, 1, counted).serve(in, out);
            case "json" -> new BareProgram(small, 1, new ParsedEvents(counted)).serve(in, out);
            case "second-thread" -> new BareProgram(small, 1, EventHandOver.to(counted)).serve(in, out);
            case "large" -> new BareProgram(large, 1, counted).serve(in, out);
            case "stream" -> new BareProgram(largest, Work.STREAM_FRAMES, counted).serve(in, out);
            case "hand-over" -> new BareProgram(small, 1, counted).serve(in, HandOver.to(out));
            case "two-hand-overs" ->
                new BareProgram(small, 1, counted).serve(in, HandOver.to(HandOver.to(out)));
            default -> throw new IllegalArgumentException("mode (" + mode + ") must be one that main() names");
        }
    }

    private void serve(InputStream pipe, OutputStream out) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(pipe, LARGEST));
        byte[] last = lastFrame();
        byte[] header = new byte[HEADER];
        byte[] payload = new byte[LARGEST];
        try {
            while (true) {
                // In one piece: four readInt would take more than all the rest of a small frame.
                in.readFully(header);
                int size = uint16(header, 8) << 16 | uint16(header, 10);
                int type = uint16(header, 12);
                in.readFully(payload, 0, size);
                if (type == REQUEST) {
                    for (int i = 1; i < frames; i++) {
                        out.write(answer);
                    }
                    out.write(last);
                } else if (type == EVENT) {
                    events.take(payload, size);
                }
            }
        } catch (EOFException e) {
            // The other side has gone.
        }
    }

    private static int uint16(byte[] bytes, int index) {
        return Byte.toUnsignedInt(bytes[index]) << 8 | Byte.toUnsignedInt(bytes[index + 1]);
    }

    private byte[] lastFrame() {
        byte[] last = answer.clone();
        last[last.length - 1] = Work.END_OF_ANSWER;
        return last;
    }
}
