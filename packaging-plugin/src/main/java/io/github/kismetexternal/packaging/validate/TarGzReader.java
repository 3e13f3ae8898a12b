package io.github.kismetexternal.packaging.validate;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/** Reads a tar.gz archive from its beginning to its end, in little memory. */
final class TarGzReader {
    /** Between two files there are headers only, of a few kilobytes; the parser holds them in memory. */
    private static final long LONGEST_HEADERS = 1 << 20;

    private static final int PERMISSIONS = 0777;

    private final ArchiveEntries entries;

    TarGzReader(ArchiveEntries entries) {
        this.entries = entries;
    }

    void read(Path archive) {
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(archive));
                InputStream unzipped = GzipCompressorInputStream.builder()
                        .setInputStream(stream)
                        .setDecompressConcatenated(true)
                        .get();
                Allowance allowance = new Allowance(unzipped);
                TarArchiveInputStream tar = new TarArchiveInputStream(allowance, "UTF-8")) {
            readEntries(tar, allowance);
        } catch (IOException | RuntimeException e) {
            // Damaged headers make the library throw both.
            entries.addUnreadable("", e.toString());
        }
    }

    private void readEntries(TarArchiveInputStream tar, Allowance allowance) throws IOException {
        boolean more = true;
        while (more) {
            allowance.left = LONGEST_HEADERS;
            TarArchiveEntry entry = tar.getNextEntry();
            if (entry == null || !entries.admitsEntry(entry.getName())) {
                return;
            }
            allowance.left = Long.MAX_VALUE;
            more = add(tar, entry);
        }
    }

    private boolean add(TarArchiveInputStream tar, TarArchiveEntry entry) throws IOException {
        String name = entry.getName();
        if (entry.isSymbolicLink()) {
            entries.addLink(name, entry.getLinkName());
        } else if (entry.isLink()) {
            entries.addLink(name, HardLink.relative(name, entry.getLinkName()));
        } else if (entry.isDirectory()) {
            entries.addDirectory(name, entry.getMode() & PERMISSIONS);
        } else if (entry.isSparse() || !isPlain(entry.getLinkFlag())) {
            entries.addSpecialFile(name);
        } else {
            return entries.addFile(name, entry.getMode() & PERMISSIONS, tar);
        }
        // What is no file must have no content: it would be read uncounted.
        return entry.getSize() == 0
                || entries.limits().refuse(name, "The entry (" + Printable.of(name) + ") must have no content");
    }

    /** The library calls anything a file that is nothing else it knows. */
    private static boolean isPlain(byte type) {
        return type == TarConstants.LF_NORMAL || type == TarConstants.LF_OLDNORM || type == TarConstants.LF_CONTIG;
    }

    /** Fails where the headers are longer than they may be. */
    private static final class Allowance extends FilterInputStream {
        private long left;

        Allowance(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int count = super.read(buffer, offset, length);
            count(count);
            return count;
        }

        @Override
        public long skip(long count) throws IOException {
            long skipped = super.skip(count);
            count(skipped);
            return skipped;
        }

        private void count(long count) throws IOException {
            left -= Math.max(0, count);
            if (left < 0) {
                throw new IOException("the headers of an entry have more than 1 MiB");
            }
        }
    }
}
