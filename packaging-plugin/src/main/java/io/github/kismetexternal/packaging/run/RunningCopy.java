package io.github.kismetexternal.packaging.run;

import io.github.kismetexternal.packaging.files.FileTree;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Collection;

/**
 * The plugin that runs: a copy of the bundle, so that a build cannot take the jars away from a helper that runs from
 * them. Immutable but for what is on the disk; for one thread.
 *
 * @param home the directory that stands for a user's home, with {@code .kismet/plugins} in it
 * @param directory the plugin's directory
 */
public record RunningCopy(Path home, Path directory) {
    private static final String SCRIPT = "kismet_plugin_";

    /**
     * {@return the copy of a bundle, which need not be there yet}
     *
     * @param bundle what was built
     */
    public static RunningCopy of(BuiltBundle bundle) {
        Path plugins = bundle.home().resolve(".kismet").resolve("plugins");
        return new RunningCopy(bundle.home(), plugins.resolve(bundle.directory().getFileName()));
    }

    /**
     * Replaces the copy, of which nothing must run.
     *
     * @throws IOException if a file cannot be read, written or deleted
     */
    void replaceBy(Path bundle) throws IOException {
        FileTree.delete(directory);
        Files.createDirectories(directory.getParent());
        Files.walkFileTree(bundle, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
                Files.copy(from, counterpart(from), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
                Files.copy(from, counterpart(from), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }

            private Path counterpart(Path from) {
                return directory.resolve(bundle.relativize(from).toString());
            }
        });
    }

    /**
     * Tells whether a change is one that a running plugin can take: of files for the browser only, and of none whose
     * coming or going the manifest tells of.
     */
    boolean canTake(Collection<Path> changed, Path web) {
        return changed.stream().allMatch(file -> file.startsWith(web) && !changesManifest(file, web));
    }

    private boolean changesManifest(Path file, Path web) {
        return file.getFileName().toString().startsWith(SCRIPT) && Files.exists(file) != Files.exists(copy(file, web));
    }

    private Path copy(Path file, Path web) {
        return directory.resolve("httpd").resolve(web.relativize(file).toString());
    }

    /**
     * Copies changed files for the browser, and deletes those that are gone. What the plugin itself has put among them
     * stays.
     *
     * @throws IOException if a file cannot be read, written or deleted
     */
    void take(Collection<Path> changed, Path web) throws IOException {
        for (Path file : changed) {
            Path copy = copy(file, web);
            if (Files.isRegularFile(file)) {
                Files.createDirectories(copy.getParent());
                // Put into place at once: a browser must not get the half of it.
                Path beside = copy.resolveSibling("." + copy.getFileName() + ".new");
                Files.copy(file, beside, StandardCopyOption.REPLACE_EXISTING);
                Files.move(beside, copy, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.deleteIfExists(copy);
            }
        }
    }
}
