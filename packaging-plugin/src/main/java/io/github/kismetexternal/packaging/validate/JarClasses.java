package io.github.kismetexternal.packaging.validate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * What Java the classes of a jar need. Immutable.
 *
 * @param newest the feature release that the newest class needs, such as 17, or 0 if there is no class
 * @param name that class's file
 * @param readable whether the jar could be read to its end
 */
record JarClasses(int newest, String name, boolean readable) {
    static final JarClasses UNREADABLE = new JarClasses(0, "", false);

    private static final int MAGIC = 0xCAFEBABE;
    private static final int MOST_ENTRIES = 100_000;
    private static final long MOST_BYTES = 512L << 20;

    /** Of a class file: 4 bytes of magic, 2 of the minor and 2 of the major version. */
    static final int HEADER = 8;

    /** Class files of Java 1.1 have the major version 45. */
    private static final int MAJOR_BEFORE_FIRST = 44;

    /**
     * Reads a jar to its end. Module descriptors and what is under {@code META-INF/versions} are left out: on a class
     * path, an older Java never loads them.
     */
    static JarClasses of(InputStream stream) {
        ZipInputStream zip = new ZipInputStream(stream);
        JarClasses newest = new JarClasses(0, "", true);
        long bytes = 0;
        int entries = 0;
        byte[] buffer = new byte[1 << 16];
        try {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries++;
                if (isLoaded(entry.getName())) {
                    int release = release(zip.readNBytes(HEADER));
                    newest = release > newest.newest ? new JarClasses(release, entry.getName(), true) : newest;
                }
                for (int length = zip.read(buffer); length >= 0; length = zip.read(buffer)) {
                    bytes += length;
                    if (bytes > MOST_BYTES) {
                        return UNREADABLE;
                    }
                }
                if (entries > MOST_ENTRIES) {
                    return UNREADABLE;
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            return new JarClasses(newest.newest, newest.name, false);
        }
        return entries == 0 ? UNREADABLE : newest;
    }

    private static boolean isLoaded(String name) {
        return name.endsWith(".class") && !name.startsWith("META-INF/") && !name.endsWith("module-info.class");
    }

    /** Returns the feature release that a class file needs, or 0 if the bytes are no beginning of one. */
    static int release(byte[] header) {
        if (header.length < HEADER || ByteBuffer.wrap(header).getInt() != MAGIC) {
            return 0;
        }
        int major = (header[6] & 0xFF) << 8 | header[7] & 0xFF;
        return Math.max(0, major - MAJOR_BEFORE_FIRST);
    }
}
