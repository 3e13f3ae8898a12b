package io.github.kismetexternal.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The local repository of a Maven that tests start. Of the kit it has what this build has published, and nothing that
 * an earlier one may have left in the user's; of others what the user's has, which costs no space and no time. What is
 * missing is downloaded into it and stays for the next run.
 */
final class KitRepository {
    private static final Path KIT = Path.of("io", "github", "kismetexternal");

    private KitRepository() {}

    /** Once for all tests: the kit does not change while they run. */
    private static final class Made {
        static final Path DIRECTORY = make();
    }

    static Path directory() {
        return Made.DIRECTORY;
    }

    private static Path make() {
        Path published = property("kismet.kit.published").resolve(KIT);
        assertThat(published)
                .describedAs("what the build has published: run it from its root, with verify")
                .isDirectory();
        Path users = property("kismet.maven.repository");
        Path repository = property("kismet.kit.repository");
        try {
            delete(repository.resolve(KIT));
            copy(published, repository.resolve(KIT), null);
            if (Files.isDirectory(users)) {
                copy(users, repository, users.resolve(KIT));
            }
            return repository;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path property(String name) {
        return Path.of(System.getProperty(name));
    }

    private static void copy(Path from, Path to, Path left) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                    throws IOException {
                if (directory.equals(left)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(to.resolve(from.relativize(directory)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path target = to.resolve(from.relativize(file));
                if (Files.notExists(target)) {
                    share(file, target);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Artifacts are replaced as a whole, if ever; what Maven notes beside them is written over in place. */
    private static void share(Path file, Path target) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".jar") || name.endsWith(".pom")) {
            try {
                Files.createLink(target, file);
                return;
            } catch (IOException | UnsupportedOperationException e) {
                // Another file system.
            }
        }
        Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static void delete(Path directory) throws IOException {
        if (Files.notExists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path parent, IOException problem) throws IOException {
                Files.delete(parent);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
