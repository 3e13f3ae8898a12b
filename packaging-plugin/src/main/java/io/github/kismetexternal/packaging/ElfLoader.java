package io.github.kismetexternal.packaging;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads from a program for Linux which file loads it, such as {@code /lib/ld-linux-aarch64.so.1}. A system that lacks
 * that file cannot run the program, whatever processor it has.
 */
final class ElfLoader {
    private static final int MAGIC = 0x7f454c46;
    private static final int INTERPRETER = 3;

    private ElfLoader() {}

    /** Returns the file's path, or an empty text if the program names none or is of another system. */
    static String of(Path program) throws IOException {
        ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(program));
        if (file.limit() < 64 || file.getInt(0) != MAGIC) {
            return "";
        }
        boolean wide = file.get(4) == 2;
        file.order(file.get(5) == 2 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        int headers = wide ? (int) file.getLong(32) : file.getInt(28);
        int headerSize = file.getShort(wide ? 54 : 42);
        int count = file.getShort(wide ? 56 : 44);
        for (int i = 0; i < count; i++) {
            int header = headers + i * headerSize;
            if (file.getInt(header) == INTERPRETER) {
                int offset = wide ? (int) file.getLong(header + 8) : file.getInt(header + 4);
                int size = wide ? (int) file.getLong(header + 32) : file.getInt(header + 16);
                byte[] path = new byte[size - 1]; // without the zero at its end
                file.get(offset, path);
                return new String(path, StandardCharsets.US_ASCII);
            }
        }
        return "";
    }
}
