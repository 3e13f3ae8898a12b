package io.github.kismetexternal.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Writes files and directories with the modes that Kismet needs, whatever the umask: it may run as another user than
 * the one who builds. Where the file system knows no modes, they are left to whoever installs the plugin.
 */
final class PlainFile {
    private static final String READABLE = "rw-r--r--";
    private static final String RUNNABLE = "rwxr-xr-x";

    private PlainFile() {}

    /** Makes a directory whose parent exists. */
    static void makeDirectory(Path directory) throws IOException {
        Files.createDirectory(directory);
        setMode(directory, RUNNABLE);
    }

    /** Copies the content of a file, not its mode, its time or its being a link. */
    static void copy(Path from, Path to) throws IOException {
        try (InputStream content = Files.newInputStream(from)) {
            Files.copy(content, to);
        }
        setMode(to, READABLE);
    }

    /** Copies a file that is to be run. */
    static void copyProgram(Path from, Path to) throws IOException {
        copy(from, to);
        setMode(to, RUNNABLE);
    }

    static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
        setMode(file, READABLE);
    }

    static void write(Path file, byte[] content) throws IOException {
        Files.write(file, content);
        setMode(file, READABLE);
    }

    static void writeProgram(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
        setMode(file, RUNNABLE);
    }

    private static void setMode(Path path, String mode) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString(mode));
        }
    }
}
