package io.github.kismetexternal.packaging.validate;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A read-only view of a plugin's files: of a directory, of an archive of anybody, or of sources that are not packaged
 * yet. Immutable as far as the file system is.
 *
 * <p>At most 10 000 entries are read, of 64 MiB each and 512 MiB in all. Nothing is written anywhere, and what is wrong
 * with an archive is something for the rules to find, never an exception.
 */
public final class BundleFiles {
    private static final int MOST_LINKS = 8;

    private final String dirname;
    private final boolean complete;
    private final SortedMap<String, BundleFile> files;
    private final List<Irregularity> irregularities;

    BundleFiles(String dirname, boolean complete, SortedMap<String, BundleFile> files, List<Irregularity> found) {
        this.dirname = dirname;
        this.complete = complete;
        this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        this.irregularities = List.copyOf(found);
    }

    /**
     * Reads a plugin's directory, or an archive (tar.gz or zip) that unpacks to one.
     *
     * @param directoryOrArchive the plugin's directory, or a file
     * @return its files
     */
    public static BundleFiles of(Path directoryOrArchive) {
        return BundleReader.read(directoryOrArchive);
    }

    /**
     * Puts together what will become a bundle, before it is packaged. Rules about what packaging adds, such as the
     * launcher, find nothing in it, nor do those about a manifest if there is none.
     *
     * @param dirname the name that the plugin's directory will have
     * @param sources files and directories by the path that they will have inside that directory, such as {@code
     *     manifest.conf} and {@code httpd}; one that does not exist is left out
     * @return the files that there are
     */
    public static BundleFiles of(String dirname, Map<String, Path> sources) {
        return BundleReader.sources(dirname, sources);
    }

    /** {@return the name of the plugin's directory; empty if it has none} */
    public String dirname() {
        return dirname;
    }

    /** Tells a packaged bundle from sources. */
    boolean isComplete() {
        return complete;
    }

    List<Irregularity> irregularities() {
        return irregularities;
    }

    /** Returns all there is, sorted by path. */
    Collection<BundleFile> all() {
        return files.values();
    }

    /** Returns all files below a directory, sorted by path. */
    Stream<BundleFile> filesIn(String directory) {
        // '0' is the character behind '/'.
        return files.subMap(directory + "/", directory + "0").values().stream().filter(BundleFile::isFile);
    }

    /** Returns what is at a path, links followed, or null if there is nothing. */
    @Nullable BundleFile get(String path) {
        BundleFile file = files.get(path);
        for (int links = 0; file != null && file.linkTarget() != null; links++) {
            String target = target(file);
            file = target == null || links == MOST_LINKS ? null : files.get(target);
        }
        return file;
    }

    /** Returns the path inside the plugin's directory that a link leads to, or null if it leads out of it. */
    @Nullable String target(BundleFile link) {
        return link.linkTarget() == null ? null : LinkTarget.inside(link.path(), link.linkTarget(), this::isLink);
    }

    private boolean isLink(String path) {
        BundleFile file = files.get(path);
        return file != null && file.isLink();
    }
}
