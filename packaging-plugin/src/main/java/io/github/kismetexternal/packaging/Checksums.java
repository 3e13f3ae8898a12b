package io.github.kismetexternal.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes {@code SHA256SUMS}, which covers every other file of a bundle, as {@code sha256sum} writes and reads it.
 *
 * <p>The order is that of the names' characters, so that the same files give the same sums everywhere.
 */
final class Checksums {
    static final String FILE_NAME = "SHA256SUMS";

    private Checksums() {}

    /**
     * Writes the file into the directory.
     *
     * @throws BundleException if a file's name has a backslash or a control character in it
     * @throws IOException if a file cannot be read or written
     */
    static void writeTo(Path directory) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String name : fileNames(directory)) {
            text.append(sum(directory.resolve(name))).append("  ").append(name).append('\n');
        }
        PlainFile.write(directory.resolve(FILE_NAME), text.toString());
    }

    private static List<String> fileNames(Path directory) throws IOException {
        try (Stream<Path> paths = Files.walk(directory)) {
            return paths.filter(Files::isRegularFile)
                    .map(path -> name(directory.relativize(path)))
                    .filter(name -> !name.equals(FILE_NAME))
                    .sorted()
                    .toList();
        }
    }

    /** Escaped names are read by some programs only. */
    private static String name(Path path) {
        StringBuilder name = new StringBuilder();
        for (Path element : path) {
            name.append(name.isEmpty() ? "" : "/").append(element);
            if (element.toString().codePoints().anyMatch(c -> c == '\\' || Character.isISOControl(c))) {
                throw new BundleException("The file name (" + element + ") must have no backslash and no control"
                        + " character in it, as " + FILE_NAME + " cannot hold it; rename the file.");
            }
        }
        return name.toString();
    }

    private static String sum(Path file) throws IOException {
        MessageDigest digest = sha256();
        try (InputStream content = new DigestInputStream(Files.newInputStream(file), digest)) {
            content.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
