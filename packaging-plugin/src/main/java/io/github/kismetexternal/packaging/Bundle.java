package io.github.kismetexternal.packaging;

import io.github.kismetexternal.packaging.files.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the directory that Kismet loads as a plugin. Immutable, and safe to write from one thread at a time.
 *
 * @param names the plugin's names
 * @param manifest what Kismet is told about it
 * @param classPath the jars, of no use to a plugin without helper
 * @param web the files for browsers
 * @param start how Java is started
 * @param billOfMaterials a file that lists what the plugin is made of, or null
 * @param documents licence and README
 */
record Bundle(
        PluginNames names,
        PluginManifest manifest,
        ClassPath classPath,
        WebDirectory web,
        StartOptions start,
        @Nullable Path billOfMaterials,
        Documents documents) {
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
        Files.createDirectories(outputDirectory);
        Path directory = outputDirectory.resolve(names.dirname());
        requireOwn(directory);
        FileTree.delete(directory);
        PlainFile.makeDirectory(directory);
        // First, as what is left of a build that fails here must be known as ours by the next one.
        manifest.writeTo(directory.resolve(MANIFEST));
        web.copyTo(directory.resolve("httpd"));
        if (names.hasHelper()) {
            writeHelper(directory);
        }
        writeScripts(directory);
        if (billOfMaterials != null) {
            PlainFile.copy(billOfMaterials, directory.resolve(BillOfMaterials.FILE));
        }
        documents.copyTo(directory);
        // Last, as it covers all of them.
        Checksums.writeTo(directory);
        return directory;
    }

    private void writeHelper(Path directory) throws IOException {
        Path lib = directory.resolve("lib");
        PlainFile.makeDirectory(lib);
        classPath.copyTo(lib);
        PlainFile.writeProgram(
                directory.resolve(names.helper()),
                new Launcher(names, classPath.fileNames(), classPath.digest(), start).text());
        RuntimeImage runtime = start.runtime();
        if (runtime != null) {
            runtime.writeTo(directory.resolve("runtime"));
        }
    }

    private void writeScripts(Path directory) throws IOException {
        InstallScripts scripts = new InstallScripts(names);
        PlainFile.writeProgram(directory.resolve(InstallScripts.INSTALL), scripts.install());
        PlainFile.writeProgram(directory.resolve(InstallScripts.UNINSTALL), scripts.uninstall());
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
}
