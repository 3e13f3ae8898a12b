package io.github.kismetexternal.benchmarks.subject;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/**
 * What any Java program must do at least: reads v3 frames by their headers, and writes frames of the size that the
 * plugin's have, all of it in one thread.
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

    private BareProgram() {}

    /**
     * Runs the program.
     *
     * @param args the paths of both pipes, what it answers ({@code small} or {@code large}), and whether it parses the
     *     JSON of events ({@code json})
     * @throws IOException if a pipe cannot be used
     */
    public static void main(String[] args) throws IOException {
        try (FileInputStream in = new FileInputStream(args[0]);
                FileOutputStream out = new FileOutputStream(args[1])) {
            out.write(frame(REGISTER_URI, 40));
            if (args.length > 2) {
                int body = args[2].equals("large") ? Work.large().length() : Work.small().length();
                serve(in, out, frame(RESPONSE, body + REST_OF_RESPONSE), args.length > 3);
            } else {
                in.read();
            }
        }
    }

    private static void serve(FileInputStream pipe, FileOutputStream out, byte[] answer, boolean json)
            throws IOException {
        DataInputStream in = new DataInputStream(new BufferedInputStream(pipe, 64 * 1024));
        byte[] said = frame(MESSAGE, 30);
        int batch = Work.setting(Work.BATCH, 1);
        byte[] payload = new byte[64 * 1024];
        int heard = 0;
        try {
            while (true) {
                in.readInt();
                in.readInt();
                int size = in.readInt();
                int type = in.readUnsignedShort();
                in.skipNBytes(HEADER - 14);
                in.readFully(payload, 0, size);
                if (type == REQUEST) {
                    out.write(answer);
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
