package io.github.kismetexternal.testkit.internal.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;

/**
 * The directories of {@code helper_binary_path}, in which Kismet looks for helpers: in their order, and what the owner
 * may run counts (kis_external.cc:706-775 at 2025-09). A plugin's own directory is not searched.
 */
public record HelperSearch(List<Path> directories) {
    public HelperSearch {
        directories = List.copyOf(directories);
    }

    /** Finds a program; what Kismet finds may still be something that cannot be run. */
    public Optional<Path> find(String helper) {
        return directories.stream()
                .map(directory -> directory.resolve(helper))
                .filter(HelperSearch::isOwnersProgram)
                .findFirst();
    }

    private static boolean isOwnersProgram(Path file) {
        try {
            return !Files.isDirectory(file)
                    && Files.getPosixFilePermissions(file).contains(PosixFilePermission.OWNER_EXECUTE);
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return directories.toString();
    }
}
