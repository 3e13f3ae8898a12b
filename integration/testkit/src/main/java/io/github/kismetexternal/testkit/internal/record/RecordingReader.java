package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.command.Bytes;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads the file of a recording. Whoever wrote the file need not be trusted. For one thread.
 *
 * <p>A last block that is not whole is what a writer that died, or a full disk, leaves; it is left out. Anything else
 * that is wrong ends the reading.
 */
final class RecordingReader {
    private final String name;
    private final ByteBuffer in;

    RecordingReader(String name, byte[] file) {
        this.name = name;
        this.in = ByteBuffer.wrap(file);
    }

    /** Returns whether a file says of itself that it is a recording. */
    static boolean isRecording(byte[] file) {
        return startsWith(file, RecordingFormat.MAGIC);
    }

    private static boolean startsWith(byte[] bytes, byte[] beginning) {
        return bytes.length >= beginning.length
                && Arrays.equals(bytes, 0, beginning.length, beginning, 0, beginning.length);
    }

    /**
     * Reads the file.
     *
     * @throws MalformedRecordingException if it is no recording, or breaks a rule before its last block
     */
    Recording read() throws MalformedRecordingException {
        if (!isRecording(in.array())) {
            throw malformed(0, "must begin with the mark of a recording; name a file that kismet-testkit recorded, or a"
                    + " directory with from-kismet.bin and to-kismet.bin");
        }
        in.position(RecordingFormat.MAGIC.length);
        int version = int16();
        if (version != RecordingFormat.VERSION) {
            throw malformed(RecordingFormat.MAGIC.length, "version (" + version + ") must be "
                    + RecordingFormat.VERSION + "; read it with the kit that wrote it");
        }
        Map<String, String> attributes = attributes();
        List<Block> blocks = blocks();
        return new Recording(attributes, blocks, true, in.remaining());
    }

    private Map<String, String> attributes() throws MalformedRecordingException {
        int count = int16();
        if (count > RecordingFormat.MAX_ATTRIBUTES) {
            throw malformed(in.position() - 2, "number of attributes (" + count + ") must be at most "
                    + RecordingFormat.MAX_ATTRIBUTES + "; the file is damaged, record anew");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            int start = in.position();
            String key = text();
            if (!RecordingFormat.ATTRIBUTE_NAME.matcher(key).matches()) {
                throw malformed(start, "attribute name (" + Printable.INSTANCE.quoted(key) + ") must match "
                        + RecordingFormat.ATTRIBUTE_NAME + "; the file is damaged, record anew");
            }
            attributes.put(key, text());
        }
        return attributes;
    }

    private String text() throws MalformedRecordingException {
        int size = int16();
        if (size > RecordingFormat.MAX_ATTRIBUTE_BYTES) {
            throw malformed(in.position() - 2, "length of an attribute (" + size + ") must be at most "
                    + RecordingFormat.MAX_ATTRIBUTE_BYTES + "; the file is damaged, record anew");
        }
        needInHeader(size);
        byte[] bytes = new byte[size];
        in.get(bytes);
        return new String(bytes, UTF_8);
    }

    private int int16() throws MalformedRecordingException {
        needInHeader(2);
        return Short.toUnsignedInt(in.getShort());
    }

    private void needInHeader(int bytes) throws MalformedRecordingException {
        if (in.remaining() < bytes) {
            throw malformed(in.limit(), "must go on with the rest of its header, but the file ends; its writer died"
                    + " before anything was recorded, record anew");
        }
    }

    private List<Block> blocks() throws MalformedRecordingException {
        List<Block> blocks = new ArrayList<>();
        long earliest = 0;
        while (isWholeBlockAhead()) {
            if (blocks.size() == RecordingFormat.MAX_BLOCKS) {
                throw malformed(in.position(), "must have at most " + RecordingFormat.MAX_BLOCKS
                        + " blocks; record less at once");
            }
            Block block = block(earliest);
            earliest = block.nanos();
            blocks.add(block);
        }
        return blocks;
    }

    private boolean isWholeBlockAhead() throws MalformedRecordingException {
        int start = in.position();
        if (in.remaining() < RecordingFormat.BLOCK_HEAD || isZeroToTheEnd(start)) {
            return false;
        }
        byte direction = in.get(start);
        if (!RecordingFormat.isDirection(direction)) {
            throw malformed(start, "direction (" + Byte.toUnsignedInt(direction) + ") must be 1 or 2; the file is"
                    + " damaged, record anew");
        }
        int length = in.getInt(start + 9);
        if (length < 1 || length > RecordingFormat.MAX_BLOCK) {
            throw malformed(start + 9, "length of a block (" + Integer.toUnsignedLong(length) + ") must be from 1 to "
                    + RecordingFormat.MAX_BLOCK + "; the file is damaged, record anew");
        }
        int size = RecordingFormat.BLOCK_HEAD + length;
        if (in.remaining() < size) {
            return false;
        }
        byte[] file = in.array();
        int checksum = RecordingFormat.checksum(file, start, file, start + RecordingFormat.BLOCK_HEAD, length);
        if (checksum == in.getInt(start + RecordingFormat.CHECKED_HEAD)) {
            return true;
        }
        if (in.remaining() > size) {
            throw malformed(start, "block must have the checksum %08X, has %08X; the file is damaged, record anew"
                    .formatted(checksum, in.getInt(start + RecordingFormat.CHECKED_HEAD)));
        }
        return false;
    }

    /** A file system that lost power can have made a file longer without what was written to it. */
    private boolean isZeroToTheEnd(int start) {
        for (int i = start; i < in.limit(); i++) {
            if (in.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private Block block(long earliest) throws MalformedRecordingException {
        int start = in.position();
        Direction direction = RecordingFormat.direction(in.get());
        long nanos = in.getLong();
        if (nanos < earliest) {
            throw malformed(start + 1, "time (" + nanos + " ns) must not be before that of the block before ("
                    + earliest + " ns); the file is damaged, record anew");
        }
        int length = in.getInt();
        in.getInt();
        Block block = new Block(
                direction, nanos, Bytes.of(in.array()).slice(in.position(), in.position() + length));
        in.position(in.position() + length);
        return block;
    }

    private MalformedRecordingException malformed(int offset, String rule) {
        return new MalformedRecordingException("recording (" + name + "), byte " + offset + ": " + rule);
    }
}
