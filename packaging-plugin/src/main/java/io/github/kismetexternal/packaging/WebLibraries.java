package io.github.kismetexternal.packaging;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.project.MavenProject;

/**
 * Holds the jars that bring files for the browser, below {@code META-INF/kismet/httpd/}: they go where the plugin's own
 * go, and the plugin's own win. Immutable.
 */
final class WebLibraries {
    private static final String FOLDER = "META-INF/kismet/";
    private static final String SERVED = FOLDER + "httpd/";
    /** What a jar has for those who hold it, and not for the class path. */
    private static final Pattern ABOUT =
            Pattern.compile("META-INF/(?:MANIFEST\\.MF|INDEX\\.LIST|DEPENDENCIES|(?:LICEN[SC]E|NOTICE)[^/]*|maven/.*)");

    private static final Set<String> RUNTIME = Set.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME);

    private final List<Path> jars;

    WebLibraries(List<Path> jars) {
        this.jars = List.copyOf(jars);
    }

    /** Returns those that a project needs at run time. */
    static WebLibraries of(MavenProject project) {
        return new WebLibraries(project.getArtifacts().stream()
                .filter(artifact -> RUNTIME.contains(artifact.getScope()))
                .map(Artifact::getFile)
                .filter(file -> file != null && file.isFile() && file.getName().endsWith(".jar"))
                .map(File::toPath)
                .toList());
    }

    static WebLibraries none() {
        return new WebLibraries(List.of());
    }

    /**
     * Returns whether a jar has files for the browser and nothing that a Java program could use.
     *
     * @throws IOException if it cannot be read
     */
    static boolean isNothingElse(Path file) throws IOException {
        try (JarFile jar = new JarFile(file.toFile(), false)) {
            return jar.stream().anyMatch(entry -> entry.getName().startsWith(SERVED))
                    && jar.stream().filter(entry -> !entry.isDirectory()).map(JarEntry::getName).allMatch(
                            name -> name.startsWith(FOLDER) || ABOUT.matcher(name).matches());
        }
    }

    /**
     * Copies the files that are not there yet.
     *
     * @throws BundleException if two jars have different files of one name, or if a name leads elsewhere
     * @throws IOException if a file cannot be read, or not be written
     */
    void copyMissingTo(Path target) throws IOException {
        Map<Path, Path> origins = new HashMap<>();
        for (Path file : jars) {
            try (JarFile jar = new JarFile(file.toFile(), false)) {
                List<JarEntry> served = jar.stream()
                        .filter(entry -> !entry.isDirectory() && entry.getName().startsWith(SERVED))
                        .toList();
                for (JarEntry entry : served) {
                    copy(jar, entry, target, file, origins);
                }
            }
        }
    }

    private static void copy(JarFile jar, JarEntry entry, Path target, Path origin, Map<Path, Path> origins)
            throws IOException {
        Path copy = target.resolve(entry.getName().substring(SERVED.length())).normalize();
        if (!copy.startsWith(target) || copy.equals(target)) {
            throw new BundleException("The entry " + entry.getName() + " of " + origin
                    + " must stay within " + SERVED + "; use another version of that dependency.");
        }
        byte[] content;
        try (InputStream in = jar.getInputStream(entry)) {
            content = in.readAllBytes();
        }
        Path earlier = origins.get(copy);
        if (!Files.exists(copy)) {
            makeDirectories(copy.getParent());
            PlainFile.write(copy, content);
            origins.put(copy, origin);
        } else if (earlier != null && !Arrays.equals(content, Files.readAllBytes(copy))) {
            throw new BundleException("The file " + target.relativize(copy) + " must be the same in " + earlier
                    + " and in " + origin + "; leave one of these dependencies out, or put a file of that name into"
                    + " the plugin's own directory.");
        }
    }

    private static void makeDirectories(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            makeDirectories(directory.getParent());
            PlainFile.makeDirectory(directory);
        }
    }
}
