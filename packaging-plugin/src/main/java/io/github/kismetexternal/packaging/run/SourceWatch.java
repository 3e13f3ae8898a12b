package io.github.kismetexternal.packaging.run;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which files have changed, by looking: unlike notifications of the system that works on every file system,
 * with every way in which editors write, and needs nothing for directories that come and go. For one thread.
 *
 * <p>Hidden files and those that end in {@code ~} are left out, as they are an editor's own.
 */
public final class SourceWatch {
    private final Set<Path> roots = new TreeSet<>();
    private final Set<Path> exclusions;
    private Map<Path, Stamp> known;
    private @Nullable Map<Path, Stamp> unsettled;

    private record Stamp(FileTime modified, long size) {}

    /**
     * Begins to watch.
     *
     * @param roots files and directories, which need not exist
     * @param exclusions directories in them that are left out
     * @throws IOException if a directory cannot be read
     */
    public SourceWatch(Collection<Path> roots, Collection<Path> exclusions) throws IOException {
        this.roots.addAll(roots);
        this.exclusions = Set.copyOf(exclusions);
        known = look();
    }

    /**
     * Watches one more directory, from now on.
     *
     * @param root of the sources to be watched
     * @throws IOException if it cannot be read
     */
    public void add(Path root) throws IOException {
        if (roots.stream().noneMatch(root::startsWith)) {
            roots.add(root);
            look(root, known);
        }
    }

    /**
     * {@return the files that were made, changed or deleted since they were returned last, once no more are: a change
     * is returned by the first call that finds the same files as the call before}
     *
     * @throws IOException if a directory cannot be read
     */
    public Set<Path> changed() throws IOException {
        Map<Path, Stamp> now = look();
        if (now.equals(known)) {
            unsettled = null;
            return Set.of();
        }
        if (!now.equals(unsettled)) {
            unsettled = now;
            return Set.of();
        }
        Set<Path> changed = new TreeSet<>(known.keySet());
        changed.addAll(now.keySet());
        changed.removeIf(file -> Objects.equals(known.get(file), now.get(file)));
        known = now;
        unsettled = null;
        return changed;
    }

    private Map<Path, Stamp> look() throws IOException {
        Map<Path, Stamp> files = new HashMap<>();
        for (Path root : roots) {
            look(root, files);
        }
        return files;
    }

    private void look(Path root, Map<Path, Stamp> files) throws IOException {
        if (Files.exists(root)) {
            Files.walkFileTree(
                    root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new Look(root, files));
        }
    }

    private static boolean isOfAnEditor(Path path) {
        Path name = path.getFileName();
        return name != null && (name.toString().startsWith(".") || name.toString().endsWith("~"));
    }

    /** Notes the files of a directory from which others may disappear meanwhile. */
    private final class Look extends SimpleFileVisitor<Path> {
        private final Path root;
        private final Map<Path, Stamp> files;

        Look(Path root, Map<Path, Stamp> files) {
            this.root = root;
            this.files = files;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
            boolean wanted = directory.equals(root) || !exclusions.contains(directory) && !isOfAnEditor(directory);
            return wanted ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            if (!isOfAnEditor(file)) {
                files.put(file, new Stamp(attributes.lastModifiedTime(), attributes.size()));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException gone) {
            return FileVisitResult.CONTINUE;
        }
    }
}
