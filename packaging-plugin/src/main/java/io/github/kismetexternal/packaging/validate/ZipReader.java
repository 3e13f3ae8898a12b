package io.github.kismetexternal.packaging.validate;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Reads a zip archive as unpacking programs do: by its directory, which knows modes and links. */
final class ZipReader {
    private static final int PERMISSIONS = 0777;
    private static final int TYPE = 0170000;
    private static final int REGULAR = 0100000;
    private static final int DIRECTORY = 0040000;
    private static final int LONGEST_LINK = 4096;

    private final ArchiveEntries entries;

    ZipReader(ArchiveEntries entries) {
        this.entries = entries;
    }

    void read(Path archive) {
        try (SeekableByteChannel channel = Files.newByteChannel(archive)) {
            String unfit = ZipDirectory.unfit(channel);
            if (unfit != null) {
                entries.limits().refuse(archive.getFileName().toString(), unfit);
                return;
            }
            try (ZipFile zip = ZipFile.builder().setSeekableByteChannel(channel).get()) {
                readEntries(zip);
            }
        } catch (IOException | RuntimeException e) {
            // Damaged headers make the library throw both.
            entries.addUnreadable("", e.toString());
        }
    }

    private void readEntries(ZipFile zip) throws IOException {
        Enumeration<ZipArchiveEntry> all = zip.getEntries();
        while (all.hasMoreElements()) {
            ZipArchiveEntry entry = all.nextElement();
            String name = nameOf(entry);
            if (!entries.admitsEntry(name) || !add(zip, entry, name)) {
                return;
            }
        }
    }

    private boolean add(ZipFile zip, ZipArchiveEntry entry, String name) throws IOException {
        int type = entry.getUnixMode() & TYPE;
        int mode = entry.getUnixMode() == 0 ? BundleFile.UNKNOWN_MODE : entry.getUnixMode() & PERMISSIONS;
        if (!zip.canReadEntryData(entry)) {
            entries.addUnreadable(name, "the compression or encryption of " + name + " is unknown");
            return true;
        }
        if (entry.isUnixSymlink()) {
            try (InputStream target = zip.getInputStream(entry)) {
                entries.addLink(name, new String(target.readNBytes(LONGEST_LINK), StandardCharsets.UTF_8));
            }
        } else if (name.endsWith("/") || type == DIRECTORY) {
            entries.addDirectory(name, mode);
        } else if (type != 0 && type != REGULAR) {
            entries.addSpecialFile(name);
        } else {
            try (InputStream content = zip.getInputStream(entry)) {
                return entries.addFile(name, mode, content);
            }
        }
        return true;
    }

    /** The library turns backslashes of some archives into slashes, which not every program does. */
    private static String nameOf(ZipArchiveEntry entry) {
        byte[] raw = entry.getRawName();
        for (int i = 0; raw != null && i < raw.length; i++) {
            if (raw[i] == '\\') {
                return new String(raw, StandardCharsets.UTF_8);
            }
        }
        return entry.getName();
    }
}
