package io.github.kismetexternal.packaging;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * Holds the files that Kismet serves to browsers for a plugin, at {@code /plugin/<dirname>/}. Immutable; the directory
 * need not exist.
 */
final class WebDirectory {
    private final Path directory;
    private final WebLibraries libraries;

    WebDirectory(Path directory) {
        this(directory, WebLibraries.none());
    }

    /** Adds what comes with libraries. */
    WebDirectory(Path directory, WebLibraries libraries) {
        this.directory = directory;
        this.libraries = libraries;
    }

    /** Returns where they are. */
    Path path() {
        return directory.toAbsolutePath();
    }

    /**
     * Returns the address of the script that Kismet's page loads, or null if there is no {@code js/<jsModule>.js}.
     *
     * <p>It is relative, as since 2022 Kismet skips a plugin whose script's address begins with a slash.
     */
    @Nullable String script(PluginNames names) {
        String file = "js/" + names.jsModule() + ".js";
        return Files.isRegularFile(directory.resolve(file)) ? "plugin/" + names.dirname() + "/" + file : null;
    }

    /**
     * Takes the directory for a plugin that has nothing else.
     *
     * @throws BundleException if there is none
     */
    void requireExisting() {
        if (!Files.isDirectory(directory)) {
            throw new BundleException("The directory of files for the browser (" + directory + ") must exist, as"
                    + " with webOnly the plugin has nothing else; put the files there, set <webDirectory>, or leave out"
                    + " webOnly and set <mainClass>.");
        }
    }

    /**
     * Copies all files to a new directory, or does nothing if there is none to copy. Libraries add what is not there.
     *
     * @throws BundleException if something in it is neither a file nor a directory, or if libraries contradict each
     *     other
     * @throws IOException if a file cannot be read, or not be written
     */
    void copyTo(Path target) throws IOException {
        if (Files.isDirectory(directory)) {
            checkPlain();
            Files.walkFileTree(directory, new Copy(target));
        }
        libraries.copyMissingTo(target);
    }

    private void checkPlain() throws IOException {
        try (var paths = Files.walk(directory)) {
            for (Path path : (Iterable<Path>) paths.skip(1)::iterator) {
                if (Files.isSymbolicLink(path)) {
                    throw new BundleException(path + " must not be a symbolic link: Kismet refuses links that leave"
                            + " httpd, and where a link leads depends on where it is installed; put a copy of the file"
                            + " there.");
                }
                if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path)) {
                    throw new BundleException(path + " must be a file or a directory, as Kismet serves nothing else;"
                            + " remove it.");
                }
            }
        }
    }

    private final class Copy extends SimpleFileVisitor<Path> {
        private final Path target;

        Copy(Path target) {
            this.target = target;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path from, BasicFileAttributes attributes) throws IOException {
            PlainFile.makeDirectory(counterpart(from));
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path from, BasicFileAttributes attributes) throws IOException {
            PlainFile.copy(from, counterpart(from));
            return FileVisitResult.CONTINUE;
        }

        private Path counterpart(Path from) {
            return target.resolve(directory.relativize(from).toString());
        }
    }
}
