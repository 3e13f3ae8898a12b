package io.github.kismetexternal.testkit.internal.record;

import java.io.Closeable;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Records what goes over a helper's two pipes. Safe for use by several threads.
 *
 * <p>The traffic comes first: where the file cannot be written, as on a full disk, or has reached 256 MiB, one line
 * says so, the recording ends, and the traffic goes on. What is in the file by then can be read; nothing is held back
 * in memory.
 *
 * <p>What Kismet writes is recorded before it is written, and what the helper wrote after it was read, so that no
 * answer stands before its request.
 */
public final class Recorder implements Closeable {
    private static final String OWNER_ONLY = "rw-------";

    private final OutputStream file;
    private final Consumer<String> console;
    private final long begun = System.nanoTime();
    private long size;
    private int blocks;
    private boolean ended;

    /** Writes the header; the stream gets each block by one write. */
    Recorder(OutputStream file, Map<String, String> attributes, Consumer<String> console) throws IOException {
        this.file = file;
        this.console = console;
        byte[] header = RecordingFormat.header(attributes);
        file.write(header);
        size = header.length;
    }

    /**
     * Begins a recording that complains on standard error.
     *
     * @param path a file that does not exist yet; it will be its owner's only, as a recording holds tokens
     * @param attributes what to note: at most 64 names of lower-case letters, digits and hyphens with at most 1000
     *     bytes of text each; {@link Recording#STARTED} is added unless it is there
     * @throws IllegalArgumentException if an attribute breaks a rule
     * @throws FileAlreadyExistsException if the file exists
     * @throws IOException if the file cannot be written
     */
    public static Recorder to(Path path, Map<String, String> attributes) throws IOException {
        return to(path, attributes, System.err::println);
    }

    /**
     * Begins a recording.
     *
     * @param console gets one line if the recording ends before it is closed
     * @throws IllegalArgumentException if an attribute breaks a rule
     * @throws FileAlreadyExistsException if the file exists
     * @throws IOException if the file cannot be written
     * @see #to(Path, Map)
     */
    public static Recorder to(Path path, Map<String, String> attributes, Consumer<String> console)
            throws IOException {
        Map<String, String> completed = new LinkedHashMap<>(attributes);
        completed.putIfAbsent(Recording.STARTED, Instant.now().toString());
        RecordingFormat.header(completed);
        create(path);
        // Not a channel's stream: one of those closes when the thread of the traffic is interrupted.
        FileOutputStream file = new FileOutputStream(path.toFile());
        try {
            return new Recorder(file, completed, console);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private static void create(Path path) throws IOException {
        boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
        FileAttribute<?>[] attributes = posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY))
                }
                : new FileAttribute<?>[0];
        try {
            Files.createFile(path, attributes);
        } catch (FileAlreadyExistsException e) {
            FileAlreadyExistsException explained = new FileAlreadyExistsException(
                    path.toString(), null, "a recording must not replace a file; delete it or name another");
            explained.initCause(e);
            throw explained;
        }
    }

    /**
     * Returns a stream that records what is read of it. Closing it closes {@code in} and does not end the recording.
     *
     * @param in what the helper writes
     */
    public InputStream ofHelper(InputStream in) {
        return new InputStream() {
            @Override
            public int read() throws IOException {
                int value = in.read();
                if (value >= 0) {
                    tap(Direction.OF_HELPER, new byte[] {(byte) value}, 0, 1);
                }
                return value;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) throws IOException {
                int count = in.read(bytes, offset, length);
                tap(Direction.OF_HELPER, bytes, offset, count);
                return count;
            }

            @Override
            public int available() throws IOException {
                return in.available();
            }

            @Override
            public void close() throws IOException {
                in.close();
            }
        };
    }

    /**
     * Returns a stream that records what is written to it. Closing it closes {@code out} and does not end the
     * recording.
     *
     * @param out what the helper reads
     */
    public OutputStream toHelper(OutputStream out) {
        return new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                tap(Direction.TO_HELPER, new byte[] {(byte) value}, 0, 1);
                out.write(value);
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                tap(Direction.TO_HELPER, bytes, offset, length);
                out.write(bytes, offset, length);
            }

            @Override
            public void flush() throws IOException {
                out.flush();
            }

            @Override
            public void close() throws IOException {
                out.close();
            }
        };
    }

    private synchronized void tap(Direction direction, byte[] bytes, int offset, int length) {
        long nanos = System.nanoTime() - begun;
        for (int done = 0; done < length && !ended; done += RecordingFormat.MAX_BLOCK) {
            append(RecordingFormat.block(
                    direction, nanos, bytes, offset + done, Math.min(length - done, RecordingFormat.MAX_BLOCK)));
        }
    }

    private void append(byte[] block) {
        if (size + block.length > RecordingFormat.MAX_FILE || blocks == RecordingFormat.MAX_BLOCKS) {
            end("it has become as large as a recording may be; what was recorded until now can be used");
            return;
        }
        try {
            file.write(block);
            size += block.length;
            blocks++;
        } catch (IOException e) {
            end("its file cannot be written: " + e.getMessage() + "; what was recorded until now can be used");
        }
    }

    private void end(String reason) {
        ended = true;
        try {
            file.close();
        } catch (IOException e) {
            // It could not be written either, and that is what people are told.
        }
        console.accept("The recording ends, the plugin goes on: " + reason);
    }

    /** Ends the recording; what goes over the streams from now on is not recorded. */
    @Override
    public synchronized void close() throws IOException {
        if (!ended) {
            ended = true;
            file.close();
        }
    }
}
