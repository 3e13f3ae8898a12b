package io.github.kismetexternal.packaging.validate;

import io.github.kismetexternal.packaging.validate.Irregularity.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds out what a bundle is kept in, and has it read. */
final class BundleReader {
    private static final int MAGIC_LENGTH = 2;

    private BundleReader() {}

    static BundleFiles read(Path path) {
        if (Files.isDirectory(path)) {
            DirectoryReader reader = new DirectoryReader();
            reader.read(path, "");
            return new BundleFiles(nameOf(path), true, reader.files(), reader.irregularities());
        }
        if (!Files.isRegularFile(path)) {
            return unreadable(path, "must be a directory or an archive, and there is none");
        }
        try {
            return readArchive(path);
        } catch (IOException e) {
            return unreadable(path, "must be readable, and is not: " + e);
        }
    }

    static BundleFiles sources(String dirname, Map<String, Path> sources) {
        DirectoryReader reader = new DirectoryReader();
        new TreeMap<>(sources).forEach((path, source) -> {
            if (Files.exists(source)) {
                reader.read(source, path);
            }
        });
        return new BundleFiles(dirname, false, reader.files(), reader.irregularities());
    }

    private static BundleFiles readArchive(Path path) throws IOException {
        if (Files.size(path) > ReadingLimits.LARGEST_BUNDLE) {
            return unreadable(path, "must have at most 512 MiB");
        }
        byte[] magic;
        try (InputStream stream = Files.newInputStream(path)) {
            magic = stream.readNBytes(MAGIC_LENGTH);
        }
        ArchiveEntries entries = new ArchiveEntries(path.getFileName().toString());
        if (magic.length == MAGIC_LENGTH && magic[0] == 'P' && magic[1] == 'K') {
            new ZipReader(entries).read(path);
        } else if (magic.length == MAGIC_LENGTH && (magic[0] & 0xFF) == 0x1F && (magic[1] & 0xFF) == 0x8B) {
            new TarGzReader(entries).read(path);
        } else {
            return unreadable(path, "must be a tar.gz or zip archive, and begins like neither");
        }
        return entries.bundle();
    }

    private static String nameOf(Path directory) {
        Path name = directory.toAbsolutePath().normalize().getFileName();
        return name == null ? "" : name.toString();
    }

    private static BundleFiles unreadable(Path path, String rule) {
        List<Irregularity> found = new ArrayList<>();
        found.add(new Irregularity(Kind.UNREADABLE, nameOf(path), "The bundle (" + path + ") " + rule));
        return new BundleFiles("", true, new TreeMap<>(), found);
    }
}
