package io.github.kismetexternal.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A Java of a plugin's own, of those modules of a JDK that the plugin needs. Immutable. The plugin's jars are no part
 * of it.
 *
 * @param directory where it has been linked
 * @param platform what it runs on
 * @param modules the modules that were asked for; it also has those that these require
 */
record RuntimeImage(Path directory, TargetPlatform platform, Set<String> modules) {
    /** Without it no host can be reached that has a certificate on an elliptic curve, and nothing names it in code. */
    private static final String ELLIPTIC_CURVES = "jdk.crypto.ec";

    /** Since this release jlink warns of the older form of its option. */
    private static final int NAMED_COMPRESSION = 21;

    /**
     * Links a runtime.
     *
     * @param jdk the JDK that links it, and is asked what the jars need
     * @param jmods what it is linked from
     * @param jars the class path
     * @param required the modules that it is to have, or an empty list for those that the jars refer to
     * @param directory where to, which must not exist
     * @throws BundleException if a tool of the JDK fails
     */
    static RuntimeImage link(Jdk jdk, Jmods jmods, List<Path> jars, List<String> required, Path directory)
            throws IOException {
        Set<String> modules = new TreeSet<>(required.isEmpty() ? modulesOf(jdk, jars) : required);
        modules.add("java.base");
        modules.add(ELLIPTIC_CURVES);
        List<String> arguments = new ArrayList<>(jmods.arguments());
        arguments.addAll(List.of(
                "--add-modules",
                String.join(",", modules),
                // Not --strip-debug, which would also call the host's objcopy, if there is one, on the target's files.
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                jdk.release() < NAMED_COMPRESSION ? "--compress=2" : "--compress=zip-6",
                "--output",
                directory.toString()));
        jdk.run("jlink", arguments);
        String loader = ElfLoader.of(directory.resolve("bin/java"));
        return new RuntimeImage(directory, TargetPlatform.of(jmods.os(), jmods.arch(), loader), modules);
    }

    private static List<String> modulesOf(Jdk jdk, List<Path> jars) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "--print-module-deps",
                "--ignore-missing-deps",
                "--multi-release",
                Integer.toString(jdk.release()),
                "--class-path",
                String.join(":", jars.stream().map(Path::toString).toList())));
        jars.forEach(jar -> arguments.add(jar.toString()));
        // Behind warnings about packages that a jar with a module descriptor has twice, as one and on the class path.
        String last = jdk.run("jdeps", arguments).lines().reduce("", (before, line) -> line);
        return Arrays.stream(last.split(","))
                .filter(name -> name.startsWith("java.") || name.startsWith("jdk."))
                .toList();
    }

    /** Copies it to a new directory. A link becomes a file: where a bundle goes, links may be refused. */
    void writeTo(Path target) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path from : (Iterable<Path>) paths.sorted()::iterator) {
                Path to = target.resolve(directory.relativize(from).toString());
                if (Files.isDirectory(from)) {
                    PlainFile.makeDirectory(to);
                } else if (Files.isExecutable(from)) {
                    PlainFile.copyProgram(from, to);
                } else {
                    PlainFile.copy(from, to);
                }
            }
        }
    }
}
