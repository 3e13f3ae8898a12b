package io.github.kismetexternal.packaging.validate;

import io.github.kismetexternal.packaging.validate.Irregularity.Kind;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists what is in directories, links not followed; files are read when somebody asks. Not thread-safe. */
final class DirectoryReader {
    private final SortedMap<String, BundleFile> files = new TreeMap<>();
    private final List<Irregularity> irregularities = new ArrayList<>();
    private final ReadingLimits limits = new ReadingLimits(irregularities);

    /** Adds a directory with all in it, or a file, under a path inside the plugin's directory. */
    void read(Path root, String prefix) {
        try {
            // Followed here only: what is asked for may well be a link to where it is.
            Files.walkFileTree(root.toRealPath(), new Visitor(root.toRealPath(), prefix));
        } catch (IOException e) {
            irregularities.add(unreadable(prefix.isEmpty() ? root.toString() : prefix));
        }
    }

    SortedMap<String, BundleFile> files() {
        return files;
    }

    List<Irregularity> irregularities() {
        return irregularities;
    }

    private static Irregularity unreadable(String path) {
        return new Irregularity(Kind.UNREADABLE, path, "It (" + Printable.of(path) + ") must be readable");
    }

    private final class Visitor extends SimpleFileVisitor<Path> {
        private final Path root;
        private final String prefix;

        Visitor(Path root, String prefix) {
            this.root = root;
            this.prefix = prefix;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                throws IOException {
            String path = pathOf(directory);
            return path.isEmpty() ? FileVisitResult.CONTINUE : add(path, BundleFile.directory(path, mode(directory)));
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            String path = pathOf(file);
            if (attributes.isSymbolicLink()) {
                return add(path, BundleFile.link(path, Files.readSymbolicLink(file).toString()));
            }
            if (!attributes.isRegularFile()) {
                irregularities.add(new Irregularity(Kind.SPECIAL_FILE, path, "The entry (" + Printable.of(path)
                        + ") must be a file, a directory or a link"));
                return FileVisitResult.CONTINUE;
            }
            if (!limits.admits(path, attributes.size(), attributes.size())) {
                return FileVisitResult.TERMINATE;
            }
            if (!Files.isReadable(file)) {
                irregularities.add(unreadable(path));
            }
            return add(path, BundleFile.file(path, mode(file), attributes.size(), FileContent.of(file)));
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            irregularities.add(unreadable(pathOf(file)));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
            if (failure != null) {
                irregularities.add(unreadable(pathOf(directory)));
            }
            return FileVisitResult.CONTINUE;
        }

        private FileVisitResult add(String path, BundleFile file) {
            if (!limits.admitsEntry(path)) {
                return FileVisitResult.TERMINATE;
            }
            if (path.indexOf('\\') >= 0) {
                irregularities.add(EntryName.backslash(path));
            }
            files.put(path, file);
            return FileVisitResult.CONTINUE;
        }

        private String pathOf(Path path) {
            String relative = root.relativize(path).toString();
            String slashed = path.getFileSystem().getSeparator().equals("/") ? relative : relative.replace('\\', '/');
            return prefix.isEmpty() || slashed.isEmpty() ? prefix + slashed : prefix + "/" + slashed;
        }
    }

    private static int mode(Path path) throws IOException {
        PosixFileAttributeView view =
                Files.getFileAttributeView(path, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (view == null) {
            return BundleFile.UNKNOWN_MODE;
        }
        int mode = 0;
        for (PosixFilePermission permission : view.readAttributes().permissions()) {
            mode |= 0400 >> permission.ordinal();
        }
        return mode;
    }
}
