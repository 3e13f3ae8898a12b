package io.github.kismetexternal.benchmarks;

import io.github.kismetexternal.wire.Generation;
import java.io.DataInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A running program and both pipes to it. What it says is read by the headers only, so that reading costs no more than
 * it must.
 */
final class Subject implements AutoCloseable {
    private static final int LARGEST = 64 * 1024;

    private final Process process;
    private final OutputStream out;
    private final DataInputStream in;
    private final Generation generation;
    private final byte[] frame = new byte[LARGEST];
    private final long startedAt;

    private Subject(Process process, Generation generation, long startedAt) {
        this.process = process;
        this.generation = generation;
        this.startedAt = startedAt;
        out = process.getOutputStream();
        in = new DataInputStream(new BufferedInputStream(process.getInputStream(), LARGEST));
    }

    /** Starts a program with more variables in its environment. */
    static Subject start(List<String> command, Generation generation, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(Redirect.DISCARD);
        builder.environment().put("KISMET_EXTERNAL_PROTOCOL", generation.label());
        builder.environment().remove("KISMET_PLUGIN_JAVA_OPTS");
        builder.environment().putAll(environment);
        long now = System.nanoTime();
        return new Subject(builder.start(), generation, now);
    }

    /** Waits for the first frame, which registers a page, and returns the nanoseconds since the start. */
    long firstFrame() throws IOException {
        read();
        return System.nanoTime() - startedAt;
    }

    void write(byte[] frames) throws IOException {
        out.write(frames);
        out.flush();
    }

    /**
     * Waits for answers or messages; pings and registrations are passed over.
     *
     * @param count how many
     */
    void await(int count) throws IOException {
        for (int left = count; left > 0; ) {
            if (isAnswer(read())) {
                left--;
            }
        }
    }

    /** Reads a frame and returns the size of what follows the prefix that all generations share. */
    private int read() throws IOException {
        in.readLong();
        int size = in.readInt() + restOfHeader();
        in.readFully(frame, 0, size);
        return size;
    }

    private int restOfHeader() {
        return switch (generation) {
            case V0 -> 0;
            case V2 -> 36;
            case V3 -> 8;
        };
    }

    private boolean isAnswer(int size) {
        if (generation == Generation.V3) {
            return frame[1] == 67 || frame[1] == 5;
        }
        // The command's name: in v0 behind a tag and a length.
        int name = generation == Generation.V0 ? 2 : 0;
        return size > name + 6 && (frame[name] == 'M' || frame[name] == 'H' && frame[name + 6] == 'S');
    }

    /** Returns the program's resident memory in KiB. */
    long residentKilobytes() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("the program has no resident memory");
    }

    /** Returns the CPU time that the program has used so far, in nanoseconds. */
    long cpuNanos() {
        return process.info().totalCpuDuration().orElseThrow().toNanos();
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        in.close();
    }
}
