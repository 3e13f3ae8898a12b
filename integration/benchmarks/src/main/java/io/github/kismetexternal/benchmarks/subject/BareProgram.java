package io.github.kismetexternal.benchmarks.subject;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What any Java program must do at least: reads v3 frames by their headers, and writes frames of the size that the
 * plugin's have, all of it in one thread unless it is told to hand its answers over.
 */
public final class BareProgram {
    private static final int HEADER = 20;
    private static final int REGISTER_URI = 64;
    private static final int RESPONSE = 67;
    private static final int MESSAGE = 5;
    private static final int EVENT = 33;
    private static final int REQUEST = 65;
    /** What a response has beside its body, and a message beside its text, with headers like the plugin's. */
    private static final int REST_OF_RESPONSE = 90;

    private static final int LARGEST = 64 * 1024;

    private final byte[] answer;
    private final int frames;
    private final boolean json;

    private BareProgram(byte[] answer, int frames, boolean json) {
        this.answer = answer;
        this.frames = frames;
        this.json = json;
    }

    /**
     * Runs the program.
     *
     * @param args the paths of both pipes, and what it does: {@code small}, {@code large} or {@code stream} for what it
     *     answers; with small answers, {@code json} to parse events, {@code hand-over} and {@code two-hand-overs} to
     *     leave answers to one or two further threads; nothing to register a page and be idle
     * @throws IOException if a pipe cannot be used
     */
    public static void main(String[] args) throws IOException {
        try (FileInputStream in = new FileInputStream(args[0]);
                FileOutputStream out = new FileOutputStream(args[1])) {
            out.write(frame(REGISTER_URI, 40));
            if (args.length > 2) {
                serve(in, out, args[2]);
            } else {
                in.read();
            }
        }
    }

    private static void serve(InputStream in, OutputStream out, String mode) throws IOException {
        byte[] small = frame(RESPONSE, Work.small().length() + REST_OF_RESPONSE);
        BareProgram program = new BareProgram(small, 1, mode.equals("json"));
        switch (mode) {
            case "small", "json" -> program.serve(in, out);
            case "large" ->
                new BareProgram(frame(RESPONSE, Work.large().length() + REST_OF_RESPONSE), 1, false).serve(in, out);
            case "stream" ->
                new BareProgram(frame(RESPONSE, Work.FRAME_BYTES - HEADER), Work.STREAM_FRAMES, false).serve(in, out);
            case "hand-over" -> program.serve(in, HandOver.to(out));
            case "two-hand-overs" -> program.serve(in, HandOver.to(HandOver.to(out)));
            default -> throw new IllegalArgumentException("mode (" + mode + ") must be one that main() names");
        }
    }

    private void serve(InputStream pipe, OutputStream out) throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(pipe, LARGEST));
        byte[] last = lastFrame();
        byte[] said = frame(MESSAGE, 30);
        int batch = Work.setting(Work.BATCH, 1);
        byte[] payload = new byte[LARGEST];
        int heard = 0;
        try {
            while (true) {
                in.readInt();
                in.readInt();
                int size = in.readInt();
                int type = in.readUnsignedShort();
                in.readInt();
                in.readShort();
                in.readFully(payload, 0, size);
                if (type == REQUEST) {
                    for (int i = 1; i < frames; i++) {
                        out.write(answer);
                    }
                    out.write(last);
                } else if (type == EVENT) {
                    if (json) {
                        parse(payload, size);
                    }
                    if (++heard % batch == 0) {
                        out.write(said);
                    }
                }
            }
        } catch (EOFException e) {
            // The other side has gone.
        }
    }

    private byte[] lastFrame() {
        byte[] last = answer.clone();
        last[last.length - 1] = Work.END_OF_ANSWER;
        return last;
    }

    private static void parse(byte[] payload, int size) throws IOException {
        int begin = 0;
        while (payload[begin] != '{') {
            begin++;
        }
        if (Json.MAPPER.readTree(payload, begin, size - begin).isMissingNode()) {
            throw new IOException("an event must be JSON");
        }
    }

    private static byte[] frame(int type, int payload) {
        byte[] frame = new byte[HEADER + payload];
        byte[] mark = {(byte) 0xDE, (byte) 0xCA, (byte) 0xFB, (byte) 0xAD, (byte) 0xA9, (byte) 0xA9, 0, 3};
        System.arraycopy(mark, 0, frame, 0, mark.length);
        frame[10] = (byte) (payload >>> 8);
        frame[11] = (byte) payload;
        frame[13] = (byte) type;
        return frame;
    }

    /** Loaded only where JSON is parsed. */
    private static final class Json {
        static final ObjectMapper MAPPER = new ObjectMapper();
    }
}
