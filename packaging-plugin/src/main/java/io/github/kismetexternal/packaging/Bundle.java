package io.github.kismetexternal.packaging;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the directory that Kismet loads as a plugin. Immutable, and safe to write from one thread at a time.
 *
 * @param names the plugin's names
 * @param about what the pom says about the project
 * @param classPath the jars
 * @param web the files for browsers
 * @param minimumJava the oldest Java that will do
 */
record Bundle(
        PluginNames names,
        ProjectDescription about,
        ClassPath classPath,
        WebDirectory web,
        MinimumJava minimumJava) {
    private static final String MANIFEST = "manifest.conf";

    /**
     * Writes the plugin's directory into the given one, in place of what an earlier build left there.
     *
     * @return the plugin's directory
     * @throws BundleException if the project cannot become a plugin as it is, or if something else than an earlier
     *     bundle is in the directory's place
     * @throws IOException if a file cannot be read, written or deleted
     */
    Path writeTo(Path outputDirectory) throws IOException {
        // Before anything is deleted, as it is most often this that fails.
        PluginManifest manifest = PluginManifest.of(names, about, web.script(names));
        Files.createDirectories(outputDirectory);
        Path directory = outputDirectory.resolve(names.dirname());
        requireOwn(directory);
        delete(directory);
        PlainFile.makeDirectory(directory);
        // First, as what is left of a build that fails here must be known as ours by the next one.
        PlainFile.write(directory.resolve(MANIFEST), manifest.text());
        Path lib = directory.resolve("lib");
        PlainFile.makeDirectory(lib);
        classPath.copyTo(lib);
        web.copyTo(directory.resolve("httpd"));
        PlainFile.writeProgram(
                directory.resolve(names.helper()), new Launcher(names, classPath.fileNames(), minimumJava).text());
        return directory;
    }

    /** An output directory that was set wrong must not cost somebody their sources. */
    private static void requireOwn(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS) || Files.exists(directory.resolve(MANIFEST))) {
            return;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            if (entries.findAny().isPresent()) {
                throw new BundleException("The directory (" + directory + ") is to be replaced and must be an earlier"
                        + " bundle, with a " + MANIFEST + ", or empty. Set another outputDirectory or dirname, or"
                        + " delete it.");
            }
        }
    }

    /** Deletes a link as a link: what it leads to is not ours. */
    private static void delete(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                    throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
