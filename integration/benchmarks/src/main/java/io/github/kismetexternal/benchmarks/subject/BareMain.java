package io.github.kismetexternal.benchmarks.subject;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;

/** The least that a plugin in Java can be: one class that writes the frame of a page, and is idle. */
public final class BareMain {
    static final int HEADER = 20;
    private static final int REGISTER_URI = 64;

    private BareMain() {}

    /**
     * Runs the program.
     *
     * @param args the paths of both pipes
     * @throws IOException if a pipe cannot be used
     */
    public static void main(String[] args) throws IOException {
        try (FileInputStream in = new FileInputStream(args[0]);
                FileOutputStream out = new FileOutputStream(args[1])) {
            out.write(registration());
            in.read();
        }
    }

    static byte[] registration() {
        return frame(REGISTER_URI, 40);
    }

    /** Returns a frame of v3 whose payload, of so many bytes, is nothing but zeros. */
    static byte[] frame(int type, int payload) {
        byte[] frame = new byte[HEADER + payload];
        byte[] mark = {(byte) 0xDE, (byte) 0xCA, (byte) 0xFB, (byte) 0xAD, (byte) 0xA9, (byte) 0xA9, 0, 3};
        System.arraycopy(mark, 0, frame, 0, mark.length);
        frame[10] = (byte) (payload >>> 8);
        frame[11] = (byte) payload;
        frame[13] = (byte) type;
        return frame;
    }
}
