package io.github.kismetexternal.spool;

import io.github.kismetexternal.command.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

/**
 * The directory that spooled files lie in, open to its owner only. Kismet serves it without login, so nobody guesses
 * the names, and nothing in it is ever written through a link. Safe for use by several threads.
 */
final class SpoolDirectory {
    private static final int RANDOM_BYTES = 16;
    private static final int RANDOM_DIGITS = 2 * RANDOM_BYTES;
    /** A channel copies what it is given to memory outside the heap first. */
    private static final int PIECE = 1 << 16;

    private final Path path;
    private final String address;

    /** Looked up when the first name is needed: it loads a good deal. */
    private static final class Randomness {
        static final SecureRandom SOURCE = new SecureRandom();
    }

    private SpoolDirectory(Path path, String address) {
        this.path = path;
        this.address = address;
    }

    /**
     * Returns the place for files in a plugin's directory; makes nothing.
     *
     * @param plugin the plugin's directory as the launcher found it, with links resolved
     * @param dirname the name that the plugin was built for, or null for that of its directory
     * @throws IOException if it is not certain by which name Kismet serves the directory
     */
    static SpoolDirectory of(@Nullable String plugin, @Nullable String dirname) throws IOException {
        if (plugin == null) {
            throw new IOException("the plugin's directory is not known; start the plugin by its launcher");
        }
        Path directory = Path.of(plugin);
        if (dirname != null && !directory.endsWith(dirname)) {
            throw new IOException("the plugin's directory (" + directory + ") must be called " + dirname
                    + ", as Kismet serves its files by that name; install the plugin again");
        }
        Path spool = directory.resolve("httpd").resolve("spool");
        return new SpoolDirectory(spool, "plugin/" + directory.getFileName() + "/spool/");
    }

    /** Returns where Kismet serves a file, relative to its root and without a slash in front. */
    String address(String name) {
        return address + name;
    }

    /** Returns a name that nobody has seen before, nor can guess. */
    static String newName(String extension) {
        byte[] bytes = new byte[RANDOM_BYTES];
        Randomness.SOURCE.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes) + "." + extension;
    }

    /** Returns whether a name is of the form of {@link #newName}. */
    static boolean isSpooled(String name) {
        int length = name.length();
        if (length < RANDOM_DIGITS + 2 || name.charAt(RANDOM_DIGITS) != '.') {
            return false;
        }
        for (int i = 0; i < length; i++) {
            char c = name.charAt(i);
            boolean digit = c >= '0' && c <= '9';
            boolean letter = c >= 'a' && c <= (i < RANDOM_DIGITS ? 'f' : 'z');
            if (i != RANDOM_DIGITS && !digit && !letter) {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes a new file, whole or not at all, and makes the directory if it is not there.
     *
     * @throws IOException if that cannot be done, or the directory is a link or another user's; also if the thread is
     *     interrupted, and is still interrupted then
     */
    void write(String name, Bytes content) throws IOException {
        make();
        Path file = path.resolve(name);
        SeekableByteChannel out =
                Files.newByteChannel(file, Set.of(CREATE_NEW, WRITE, NOFOLLOW_LINKS), permissions("rw-------"));
        boolean whole = false;
        try {
            try (out) {
                requireOwner(file);
                copy(content, out);
            }
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void copy(Bytes content, SeekableByteChannel out) throws IOException {
        for (int from = 0; from < content.size(); from += PIECE) {
            int length = Math.min(PIECE, content.size() - from);
            ByteBuffer piece = ByteBuffer.wrap(content.array(), content.offset() + from, length);
            while (piece.hasRemaining()) {
                out.write(piece);
            }
        }
    }

    void delete(String name) throws IOException {
        Files.deleteIfExists(path.resolve(name));
    }

    /** Deletes what an earlier run of the plugin may have left, and nothing that is somebody else's. */
    void clear() throws IOException {
        if (!Files.exists(path, NOFOLLOW_LINKS)) {
            return;
        }
        requireDirectory();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                if (isSpooled(entry.getFileName().toString()) && Files.isRegularFile(entry, NOFOLLOW_LINKS)) {
                    Files.deleteIfExists(entry);
                }
            }
        }
    }

    /** Removes the directory unless somebody has put something else into it. */
    void remove() throws IOException {
        try {
            if (Files.isDirectory(path, NOFOLLOW_LINKS)) {
                Files.delete(path);
            }
        } catch (DirectoryNotEmptyException e) {
            // It stays.
        }
    }

    /** A plugin may come without files for the browser; but one that was uninstalled must not come back. */
    private void make() throws IOException {
        if (!Files.exists(path, NOFOLLOW_LINKS)) {
            Path served = path.getParent();
            if (!Files.exists(served)) {
                create(served, "rwxr-xr-x");
            }
            create(path, "rwx------");
        }
        requireDirectory();
    }

    private static void create(Path directory, String permissions) throws IOException {
        try {
            Files.createDirectory(directory, permissions(permissions));
        } catch (FileAlreadyExistsException e) {
            // Another thread was faster.
        }
    }

    private void requireDirectory() throws IOException {
        if (!Files.isDirectory(path, NOFOLLOW_LINKS)) {
            throw new IOException("spool (" + path + ") must be a directory, not a link or a file; remove it");
        }
        if (!Files.getPosixFilePermissions(path, NOFOLLOW_LINKS).equals(PosixFilePermissions.fromString("rwx------"))) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
        }
    }

    /** Whoever owns the directory can put other files in place of ours. */
    private void requireOwner(Path ours) throws IOException {
        if (!owner(path).equals(owner(ours))) {
            throw new IOException("spool (" + path + ") must belong to the user that Kismet runs as; remove it");
        }
    }

    /** By number: the name of a user may have to be asked for over the network. */
    private static Map<String, Object> owner(Path path) throws IOException {
        return Files.readAttributes(path, "unix:uid", NOFOLLOW_LINKS);
    }

    private static FileAttribute<?> permissions(String text) {
        return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(text));
    }
}
