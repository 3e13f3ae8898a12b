package io.github.kismetexternal.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds the jars that a plugin needs at run time, the project's own first, each under a file name of its own.
 * Immutable.
 */
final class ClassPath {
    /** What stands for itself in the launcher: its list of jars is split into words. */
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+~,=-]*");

    private final Map<String, Path> files;

    private ClassPath(Map<String, Path> files) {
        this.files = files;
    }

    /** Returns the class path of a plugin that starts no Java. */
    static ClassPath none() {
        return new ClassPath(Map.of());
    }

    /**
     * Returns the class path of a project.
     *
     * @throws BundleException if the project's jar or that of a dependency has not been built, or if a file name has
     *     characters that a class path cannot hold
     */
    static ClassPath of(Jar project, Collection<Jar> dependencies) {
        List<Jar> jars = new ArrayList<>(List.of(project));
        jars.addAll(dependencies);
        Map<String, Long> uses =
                jars.stream().collect(Collectors.groupingBy(Jar::fileName, Collectors.counting()));
        Map<String, Path> files = new LinkedHashMap<>();
        for (Jar jar : jars) {
            String name = jar.fileName();
            String unique = uses.getOrDefault(name, 0L) > 1 ? jar.groupId() + "." + name : name;
            if (!SAFE.matcher(unique).matches()) {
                throw new BundleException("The file name of " + jar + " (" + unique + ") must consist of letters,"
                        + " digits and _.+~,=- as the launcher lists such names; use another version or classifier.");
            }
            files.put(unique, existing(jar, jar == project));
        }
        return new ClassPath(files);
    }

    private static Path existing(Jar jar, boolean project) {
        Path file = jar.file();
        if (file != null && Files.isRegularFile(file)) {
            return file;
        }
        throw new BundleException(
                project
                        ? "The project's jar (" + jar + ") must have been built before kismet:bundle; run mvn package,"
                                + " and keep <packaging>jar</packaging> and the goal's default phase."
                        : "The dependency " + jar + " (" + file + ") must be a jar file; if it is a module of the same"
                                + " build, run mvn package, not only compile.");
    }

    /** Returns the file names in the order of the class path. */
    List<String> fileNames() {
        return List.copyOf(files.keySet());
    }

    /** Returns the jars where they are now, in the order of the class path. */
    List<Path> sources() {
        return List.copyOf(files.values());
    }

    /**
     * Returns a number that changes with the name, the order or the content of a jar, in hexadecimal digits.
     *
     * @throws IOException if a jar cannot be read
     */
    String digest() throws IOException {
        MessageDigest digest = sha256();
        for (Map.Entry<String, Path> entry : files.entrySet()) {
            digest.update(entry.getKey().getBytes(StandardCharsets.UTF_8));
            // Of the digest of each, so that none can be taken for a part of another.
            digest.update(sha256().digest(Files.readAllBytes(entry.getValue())));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /**
     * Copies the jars into a directory, which must exist.
     *
     * @throws IOException if a jar cannot be read, or not be written
     */
    void copyTo(Path directory) throws IOException {
        for (Map.Entry<String, Path> entry : files.entrySet()) {
            PlainFile.copy(entry.getValue(), directory.resolve(entry.getKey()));
        }
    }
}
