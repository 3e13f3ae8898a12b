package io.github.kismetexternal;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A file of lines that is added to, for its owner only. When it is full it is renamed, to its name with {@code .1}
 * behind it, and a new one is begun. Several plugins may write to one file. For one thread.
 */
final class TraceFile implements Closeable {
    private final Path path;
    private final long capacity;
    private OutputStream out;
    private @Nullable Object key;
    private long size;

    /**
     * Opens a file.
     *
     * @param capacity the size in bytes from which on the file is full
     * @throws IOException if the file cannot be opened, or is no regular file
     */
    TraceFile(Path path, long capacity) throws IOException {
        this.path = path;
        this.capacity = capacity;
        this.out = open();
    }

    void write(String line) throws IOException {
        if (size >= capacity) {
            out.close();
            if (isStillInPlace()) {
                Files.move(
                        path,
                        path.resolveSibling(path.getFileName() + ".1"),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            }
            out = open();
        }
        byte[] bytes = (line + "\n").getBytes(UTF_8);
        out.write(bytes);
        size += bytes.length;
    }

    void flush() throws IOException {
        out.flush();
    }

    private OutputStream open() throws IOException {
        // Who opens a named pipe waits for its other end.
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("it must be a regular file or not exist, no directory, link or device");
        }
        SeekableByteChannel channel = Files.newByteChannel(
                path,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, LinkOption.NOFOLLOW_LINKS),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        size = channel.size();
        key = attributes().fileKey();
        return new BufferedOutputStream(Channels.newOutputStream(channel));
    }

    /** Another plugin that writes to the same file may have renamed it. */
    private boolean isStillInPlace() throws IOException {
        try {
            return attributes().fileKey().equals(key);
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private BasicFileAttributes attributes() throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
