package _package_;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/** What the user wants to be told of, kept in a file with a line for each. Safe for use by several threads. */
final class WatchList {
    static final int MOST = 30;

    private static final System.Logger LOG = System.getLogger(WatchList.class.getName());

    private final Path file;
    private final ReentrantLock changing = new ReentrantLock();
    private volatile List<WatchPattern> patterns;

    private WatchList(Path file, List<WatchPattern> patterns) {
        this.file = file;
        this.patterns = patterns;
    }

    /**
     * Reads the list; without the file it is empty.
     *
     * @throws UncheckedIOException if the file cannot be read
     */
    static WatchList in(Path file) {
        List<WatchPattern> patterns = new ArrayList<>();
        for (String line : linesOf(file)) {
            try {
                patterns.add(WatchPattern.parse(line));
            } catch (IllegalArgumentException e) {
                LOG.log(Level.WARNING, "A line of " + file + " is left out: " + e.getMessage());
            }
        }
        return new WatchList(file, patterns.stream().distinct().limit(MOST).toList());
    }

    List<WatchPattern> patterns() {
        return patterns;
    }

    /**
     * Adds a pattern, if it is not there.
     *
     * @throws IllegalArgumentException if there are too many
     * @throws UncheckedIOException if the file cannot be written; the list is as before then
     */
    void add(WatchPattern pattern) {
        changing.lock();
        try {
            if (patterns.contains(pattern)) {
                return;
            }
            if (patterns.size() >= MOST) {
                throw new IllegalArgumentException("The list must have at most " + MOST + " patterns; remove one.");
            }
            List<WatchPattern> more = new ArrayList<>(patterns);
            more.add(pattern);
            keep(List.copyOf(more));
        } finally {
            changing.unlock();
        }
    }

    /**
     * Removes a pattern, if it is there.
     *
     * @throws UncheckedIOException if the file cannot be written; the list is as before then
     */
    void remove(WatchPattern pattern) {
        changing.lock();
        try {
            keep(patterns.stream().filter(other -> !other.equals(pattern)).toList());
        } finally {
            changing.unlock();
        }
    }

    private void keep(List<WatchPattern> changed) {
        Path written = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.write(written, changed.stream().map(WatchPattern::text).toList());
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The list could not be kept in " + file, e);
        }
        patterns = changed;
    }

    private static List<String> linesOf(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("The list could not be read from " + file, e);
        }
    }
}
