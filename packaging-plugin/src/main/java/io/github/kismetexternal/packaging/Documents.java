package io.github.kismetexternal.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Holds what a project has for people to read: its licence and its README. Immutable; there need be neither. */
final class Documents {
    static final List<String> FILE_NAMES = List.of(
            "LICENSE", "LICENSE.md", "LICENSE.txt", "NOTICE", "NOTICE.txt", "README", "README.md", "README.txt");

    private final Path project;

    Documents(Path project) {
        this.project = project;
    }

    /** Copies those that there are. */
    void copyTo(Path directory) throws IOException {
        for (String name : FILE_NAMES) {
            if (Files.isRegularFile(project.resolve(name))) {
                PlainFile.copy(project.resolve(name), directory.resolve(name));
            }
        }
    }
}
