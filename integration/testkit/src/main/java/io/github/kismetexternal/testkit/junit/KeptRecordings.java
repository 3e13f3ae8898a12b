package io.github.kismetexternal.testkit.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Set;

/**
 * Where recordings of tests that failed are kept: below {@code target}, where a build cleans up, or else in the
 * directory for temporary files. Those of an earlier run are replaced. Safe for use by several threads.
 */
final class KeptRecordings {
    /** Those of the directory that the tests run in. */
    static final KeptRecordings HERE = new KeptRecordings(Path.of("target").toAbsolutePath());

    private final Path target;
    private final Set<Path> ofThisRun = new HashSet<>();

    KeptRecordings(Path target) {
        this.target = target;
    }

    /** Copies a recording, which goes on, and returns the copy. */
    synchronized Path keep(Path recording, String name) throws IOException {
        Path directory = Files.isDirectory(target)
                ? Files.createDirectories(target.resolve("kismet-testkit"))
                : Files.createTempDirectory("kismet-testkit");
        String plain = name.replaceAll("[^A-Za-z0-9._-]", "-");
        Path kept = directory.resolve(plain + ".recording");
        for (int i = 2; !ofThisRun.add(kept); i++) {
            kept = directory.resolve(plain + "-" + i + ".recording");
        }
        return Files.copy(recording, kept, StandardCopyOption.REPLACE_EXISTING);
    }
}
