package io.github.kismetexternal.testkit.internal.record;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The file of a recording, version 1. Numbers are big-endian.
 *
 * <pre>
 * magic       8 bytes
 * version     2 bytes
 * attributes  2 bytes: how many; then for each its name and its value, both as 2 bytes of length and UTF-8
 * blocks      until the end of the file:
 *   direction 1 byte: 1 to the helper, 2 of the helper
 *   time      8 bytes: nanoseconds since the beginning, never less than in the block before
 *   length    4 bytes: 1 to 65536
 *   checksum  4 bytes: CRC-32 of direction, time, length and bytes
 *   bytes
 * </pre>
 *
 * <p>Every block is appended by one write, so that a writer that dies leaves at most one unfinished block, the last.
 */
final class RecordingFormat {
    static final byte[] MAGIC = {(byte) 0x89, 'K', 'X', 'R', 'E', 'C', '\r', '\n'};
    static final int VERSION = 1;
    static final int MAX_ATTRIBUTES = 64;
    static final int MAX_ATTRIBUTE_BYTES = 1000;
    static final Pattern ATTRIBUTE_NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    static final int BLOCK_HEAD = 1 + 8 + 4 + 4;
    static final int CHECKED_HEAD = 1 + 8 + 4;
    static final int MAX_BLOCK = 64 * 1024;
    /** What a recording may have at most, so that reading one needs no more memory than a build has. */
    static final long MAX_FILE = 256L * 1024 * 1024;

    static final int MAX_BLOCKS = 4_000_000;

    private static final byte TO_HELPER = 1;
    private static final byte OF_HELPER = 2;

    private RecordingFormat() {}

    /**
     * Returns the beginning of a file.
     *
     * @throws IllegalArgumentException if there are too many attributes, or one breaks a rule
     */
    static byte[] header(Map<String, String> attributes) {
        if (attributes.size() > MAX_ATTRIBUTES) {
            throw new IllegalArgumentException("attributes of a recording (" + attributes.size() + ") must be at most "
                    + MAX_ATTRIBUTES + "; leave some out");
        }
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(MAGIC);
        putInt16(header, VERSION);
        putInt16(header, attributes.size());
        attributes.forEach((name, value) -> {
            checkAttribute(name, value);
            putText(header, name);
            putText(header, value);
        });
        return header.toByteArray();
    }

    private static void checkAttribute(String name, String value) {
        if (!ATTRIBUTE_NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("attribute name (" + name + ") of a recording must match "
                    + ATTRIBUTE_NAME + "; rename it");
        }
        int size = value.getBytes(UTF_8).length;
        if (size > MAX_ATTRIBUTE_BYTES) {
            throw new IllegalArgumentException("attribute " + name + " (" + size + " bytes) of a recording must have at"
                    + " most " + MAX_ATTRIBUTE_BYTES + " bytes; shorten it");
        }
    }

    private static void putText(ByteArrayOutputStream out, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        putInt16(out, bytes.length);
        out.writeBytes(bytes);
    }

    private static void putInt16(ByteArrayOutputStream out, int value) {
        out.write(value >>> 8);
        out.write(value);
    }

    /** Returns one block of 1 to {@link #MAX_BLOCK} bytes. */
    static byte[] block(Direction direction, long nanos, byte[] bytes, int offset, int length) {
        ByteBuffer block = ByteBuffer.allocate(BLOCK_HEAD + length);
        block.put(direction == Direction.TO_HELPER ? TO_HELPER : OF_HELPER).putLong(nanos).putInt(length);
        block.putInt(checksum(block.array(), 0, bytes, offset, length));
        block.put(bytes, offset, length);
        return block.array();
    }

    /** Returns the checksum of a block whose head begins at {@code head}. */
    static int checksum(byte[] block, int head, byte[] bytes, int offset, int length) {
        CRC32 checksum = new CRC32();
        checksum.update(block, head, CHECKED_HEAD);
        checksum.update(bytes, offset, length);
        return (int) checksum.getValue();
    }

    /** Returns whether a block's first byte is a direction. */
    static boolean isDirection(byte code) {
        return code == TO_HELPER || code == OF_HELPER;
    }

    /** Returns the direction of a block's first byte. */
    static Direction direction(byte code) {
        return code == TO_HELPER ? Direction.TO_HELPER : Direction.OF_HELPER;
    }
}
