package io.github.kismetexternal.packaging.validate;

import io.github.kismetexternal.packaging.validate.Irregularity.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Collects the entries of an archive, the unsafe ones as irregularities only. Not thread-safe.
 *
 * <p>An archive is read once, from its beginning to its end. What the rules look at is kept: the beginning of each
 * file, and what is known of the classes of a jar.
 */
final class ArchiveEntries {
    private static final int KEPT_OF_EACH = 1 << 20;
    private static final int KEPT_OF_ALL = 64 << 20;
    private static final int KEPT_WHEN_FULL = 1 << 10;

    private final String archive;
    private final Map<String, BundleFile> entries = new TreeMap<>();
    private final List<Irregularity> irregularities = new ArrayList<>();
    private final ReadingLimits limits = new ReadingLimits(irregularities);
    private int kept;

    ArchiveEntries(String archive) {
        this.archive = archive;
    }

    /** Returns whether one more entry may be read at all. */
    boolean admitsEntry(String name) {
        return limits.admitsEntry(name);
    }

    ReadingLimits limits() {
        return limits;
    }

    void addDirectory(String name, int mode) {
        String path = accept(name, true);
        if (!path.isEmpty()) {
            entries.put(path, BundleFile.directory(path, mode));
        }
    }

    void addLink(String name, String target) {
        String path = accept(name, false);
        if (!path.isEmpty()) {
            entries.put(path, BundleFile.link(path, target));
        }
    }

    void addSpecialFile(String name) {
        irregularities.add(new Irregularity(Kind.SPECIAL_FILE, name,
                "The entry (" + Printable.of(name) + ") must be a file, a directory or a link"));
    }

    void addUnreadable(String name, String reason) {
        irregularities.add(new Irregularity(Kind.UNREADABLE, name.isEmpty() ? archive : name,
                "The archive (" + Printable.of(archive) + ") must be whole and not encrypted, and cannot be read: "
                        + Printable.of(reason)));
    }

    /**
     * Reads a file to its end.
     *
     * @return whether anything more may be read
     */
    boolean addFile(String name, int mode, InputStream content) throws IOException {
        String path = accept(name, false);
        boolean isJar = path.endsWith(".jar");
        CountedStream counted = new CountedStream(content, name);
        JarClasses classes = isJar ? JarClasses.of(counted) : JarClasses.UNREADABLE;
        byte[] head = isJar ? new byte[0] : counted.readNBytes(kept < KEPT_OF_ALL ? KEPT_OF_EACH : KEPT_WHEN_FULL);
        counted.skipToEnd();
        kept += head.length;
        if (!path.isEmpty()) {
            entries.put(path, BundleFile.file(path, mode, counted.length, FileContent.of(head, classes)));
        }
        return !counted.refused;
    }

    /** Returns the entry's path, or nothing if it is not to be kept. */
    private String accept(String name, boolean directory) {
        Irregularity unsafe = EntryName.judge(name);
        if (unsafe != null) {
            irregularities.add(unsafe);
            return "";
        }
        String path = EntryName.plain(name);
        BundleFile earlier = entries.get(path);
        if (earlier != null && !(directory && earlier.isDirectory())) {
            irregularities.add(new Irregularity(Kind.DUPLICATE, name,
                    "The entry (" + Printable.of(name) + ") must be in the archive once only"));
            return "";
        }
        return path;
    }

    BundleFiles bundle() {
        Set<String> roots = new TreeSet<>();
        entries.keySet().forEach(path -> roots.add(rootOf(path)));
        for (BundleFile entry : entries.values()) {
            if (!entry.isDirectory() && entry.path().indexOf('/') < 0) {
                irregularities.add(new Irregularity(Kind.ROOT, entry.path(),
                        "The entry (" + Printable.of(entry.path()) + ") must be inside a directory"));
            }
        }
        if (roots.size() != 1) {
            irregularities.add(new Irregularity(Kind.ROOT, archive, "The archive (with "
                    + (roots.isEmpty() ? "nothing" : Printable.of(String.join(", ", roots)))
                    + " at its top) must have exactly one directory there"));
        }
        String root = roots.stream()
                .filter(candidate -> entries.containsKey(candidate + "/" + Manifest.FILE))
                .findFirst()
                .orElse(roots.isEmpty() ? "" : roots.iterator().next());
        return new BundleFiles(root, true, below(root), irregularities);
    }

    private SortedMap<String, BundleFile> below(String root) {
        SortedMap<String, BundleFile> files = new TreeMap<>();
        Set<String> reported = new HashSet<>();
        for (BundleFile entry : entries.values()) {
            for (int slash = entry.path().indexOf('/'); slash >= 0; slash = entry.path().indexOf('/', slash + 1)) {
                String parent = entry.path().substring(0, slash);
                BundleFile above = entries.get(parent);
                if (above != null && !above.isDirectory() && reported.add(parent)) {
                    irregularities.add(new Irregularity(Kind.THROUGH_LINK, entry.path(), "The entry ("
                            + Printable.of(entry.path()) + ") must not be inside " + Printable.of(parent)
                            + ", which is no directory"));
                } else if (above == null && parent.startsWith(root + "/")) {
                    String path = parent.substring(root.length() + 1);
                    files.putIfAbsent(path, BundleFile.directory(path, BundleFile.UNKNOWN_MODE));
                }
            }
            if (entry.path().startsWith(root + "/")) {
                String path = entry.path().substring(root.length() + 1);
                files.put(path, new BundleFile(
                        entry.kind(), path, entry.mode(), entry.size(), entry.linkTarget(), entry.content()));
            }
        }
        return files;
    }

    private static String rootOf(String path) {
        int slash = path.indexOf('/');
        return slash < 0 ? path : path.substring(0, slash);
    }

    /** Ends, as if the file did, where a limit is reached. */
    private final class CountedStream extends InputStream {
        private final InputStream stream;
        private final String name;
        private long length;
        private boolean refused;

        CountedStream(InputStream stream, String name) {
            this.stream = stream;
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            byte[] single = new byte[1];
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
        }

        @Override
        public int read(byte[] buffer, int offset, int size) throws IOException {
            if (refused) {
                return -1;
            }
            int count = stream.read(buffer, offset, size);
            if (count <= 0) {
                return count;
            }
            length += count;
            refused = !limits.admits(name, length, count);
            return refused ? -1 : count;
        }

        void skipToEnd() throws IOException {
            byte[] buffer = new byte[1 << 16];
            while (read(buffer, 0, buffer.length) >= 0) {
                // The limits count what is thrown away too.
            }
        }
    }
}
