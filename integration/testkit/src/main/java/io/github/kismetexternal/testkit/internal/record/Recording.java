package io.github.kismetexternal.testkit.internal.record;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/**
 * What Kismet and one helper wrote to each other. Immutable.
 *
 * <p>Within a direction the blocks are in order. Between the two they are as well, unless the recording is without
 * times.
 *
 * @param attributes what the recorder noted, by name: {@link #RELEASE}, {@link #PLUGIN}, {@link #STARTED} and others
 * @param blocks what went over the pipes
 * @param timed whether the times, and the order of blocks of different directions, are known
 * @param missing how many bytes of an unfinished last block were left out; 0 in a recording that was closed
 */
public record Recording(Map<String, String> attributes, List<Block> blocks, boolean timed, int missing) {
    /** The attribute with the label of the release, such as {@code 2025-09}. */
    public static final String RELEASE = "release";
    /** The attribute with the name of the plugin. */
    public static final String PLUGIN = "plugin";
    /** The attribute with the time of the beginning, such as {@code 2026-01-31T12:00:00Z}. */
    public static final String STARTED = "started";

    private static final int GZIP_MAGIC = 0x1F8B;

    /** Copies what it is made of. */
    public Recording {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        blocks = List.copyOf(blocks);
    }

    /**
     * Reads a recording: a file that a {@link Recorder} wrote, or a directory with what a helper read from Kismet and
     * wrote to it, without times, in {@code from-kismet.bin} and {@code to-kismet.bin}. A file that is compressed with
     * gzip is read as well.
     *
     * @throws MalformedRecordingException if it is no recording, is larger than 256 MiB, or breaks a rule other than by
     *     an unfinished last block
     * @throws IOException if it cannot be read
     */
    public static Recording read(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return RawPair.read(path);
        }
        return new RecordingReader(path.toString(), contentOf(path)).read();
    }

    /** Reads a whole file, unpacked if it is compressed. */
    static byte[] contentOf(Path path) throws IOException {
        try (PushbackInputStream file = new PushbackInputStream(Files.newInputStream(path), 2)) {
            byte[] beginning = file.readNBytes(2);
            file.unread(beginning);
            boolean compressed =
                    beginning.length == 2 && ((beginning[0] & 0xFF) << 8 | beginning[1] & 0xFF) == GZIP_MAGIC;
            try (InputStream in = compressed ? new GZIPInputStream(file) : file) {
                byte[] content = in.readNBytes((int) RecordingFormat.MAX_FILE + 1);
                if (content.length > RecordingFormat.MAX_FILE) {
                    throw new MalformedRecordingException("recording (" + path + ") must have at most "
                            + RecordingFormat.MAX_FILE + " bytes; record less at once");
                }
                return content;
            }
        }
    }

    /** Returns all bytes of one direction. */
    byte[] bytes(Direction direction) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (Block block : blocks) {
            if (block.direction() == direction) {
                joined.write(block.bytes().array(), block.bytes().offset(), block.bytes().size());
            }
        }
        return joined.toByteArray();
    }
}
