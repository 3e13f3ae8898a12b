package io.github.kismetexternal.testkit.internal.launch;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A named pipe that this process holds open under a descriptor, so that something else in it can be told the number.
 * Linux only: elsewhere no process learns the numbers of its descriptors.
 */
final class NamedPipe implements AutoCloseable {
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");

    private final Path path;
    private final RandomAccessFile holder;
    private final int descriptor;

    private NamedPipe(Path path, RandomAccessFile holder, int descriptor) {
        this.path = path;
        this.holder = holder;
        this.descriptor = descriptor;
    }

    /**
     * Makes a pipe.
     *
     * @throws IOException if it cannot be made, or there is no {@code /proc}
     * @throws InterruptedException if the thread is interrupted
     */
    static NamedPipe create(Path path) throws IOException, InterruptedException {
        int status = new ProcessBuilder("mkfifo", "-m", "600", path.toString()).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IOException("the named pipe " + path + " cannot be made");
        }
        // Opened for both directions a named pipe does not wait for its other side.
        RandomAccessFile holder = new RandomAccessFile(path.toFile(), "rw");
        try {
            return new NamedPipe(path, holder, descriptorOf(path.toRealPath()));
        } catch (IOException e) {
            holder.close();
            throw e;
        }
    }

    private static int descriptorOf(Path path) throws IOException {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(DESCRIPTORS)) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor) && isOpenAs(descriptor, path)) {
                    return Integer.parseInt(descriptor.getFileName().toString());
                }
            }
        }
        throw new IOException("no descriptor of this process leads to " + path);
    }

    private static boolean isOpenAs(Path descriptor, Path path) {
        try {
            return Files.readSymbolicLink(descriptor).equals(path);
        } catch (IOException e) {
            // It was closed since it was listed.
            return false;
        }
    }

    int descriptor() {
        return descriptor;
    }

    InputStream reader() throws IOException {
        return new FileInputStream(path.toFile());
    }

    OutputStream writer() throws IOException {
        return new FileOutputStream(path.toFile());
    }

    /** Lets go of the pipe, which ends when its other users have, too. */
    @Override
    public void close() throws IOException {
        holder.close();
    }
}
