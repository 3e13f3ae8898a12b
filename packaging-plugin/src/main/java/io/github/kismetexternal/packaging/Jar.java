package io.github.kismetexternal.packaging;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Names a jar of the class path. Immutable.
 *
 * @param groupId the artifact's group
 * @param artifactId the artifact's name
 * @param version the version as a pom gives it, so that a snapshot's file has the same name in every build
 * @param classifier what tells several artifacts of one project apart, or null
 * @param file where the jar is now, or null if it is not there yet
 */
record Jar(String groupId, String artifactId, String version, @Nullable String classifier, @Nullable Path file) {

    String fileName() {
        String suffix = classifier == null || classifier.isEmpty() ? "" : "-" + classifier;
        return artifactId + "-" + version + suffix + ".jar";
    }

    /** Returns whether the jar is there, as a file: within a build it may be a directory still. */
    boolean isFile() {
        return file != null && Files.isRegularFile(file);
    }

    @Override
    public String toString() {
        return groupId + ":" + artifactId + ":" + version + (classifier == null ? "" : ":" + classifier);
    }
}
