package io.github.kismetexternal.packaging.validate;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the end of a zip archive, where it says how long its list of entries is: a parser reads all of that list
 * into memory before anybody can count.
 */
final class ZipDirectory {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int ZIP64_LOCATOR_SIGNATURE = 0x07064b50;
    private static final int END_LENGTH = 22;
    private static final int LOCATOR_LENGTH = 20;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int OFFSET_OF_START = 16;

    /** 400 bytes for each of 10 000 entries. */
    private static final long LONGEST = 4L << 20;

    private ZipDirectory() {}

    /** Returns why an archive is not to be parsed, or null if it may be. */
    static @Nullable String unfit(SeekableByteChannel channel) throws IOException {
        long size = channel.size();
        ByteBuffer tail = ByteBuffer.allocate((int) Math.min(size, END_LENGTH + LONGEST_COMMENT + LOCATOR_LENGTH))
                .order(ByteOrder.LITTLE_ENDIAN);
        long tailStart = size - tail.capacity();
        channel.position(tailStart);
        while (tail.hasRemaining() && channel.read(tail) >= 0) {
            // A channel may read less than it is asked for.
        }
        channel.position(0);
        for (int end = tail.capacity() - END_LENGTH; end >= 0; end--) {
            if (tail.getInt(end) == END_SIGNATURE) {
                boolean zip64 = end >= LOCATOR_LENGTH && tail.getInt(end - LOCATOR_LENGTH) == ZIP64_LOCATOR_SIGNATURE;
                long start = Integer.toUnsignedLong(tail.getInt(end + OFFSET_OF_START));
                return zip64 || tailStart + end - start > LONGEST
                        ? "The archive (with a list of entries of over 4 MiB, or in Zip64 format) must have at most "
                                + ReadingLimits.MOST_ENTRIES + " entries"
                        : null;
            }
        }
        return null;
    }
}
