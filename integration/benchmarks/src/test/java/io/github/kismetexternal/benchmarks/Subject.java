package io.github.kismetexternal.benchmarks;

import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A running program and both pipes to it. One that does not say what is awaited is ended, and measuring fails; so it
 * does where an answer of v3 has any status but 200. That of v0 is not checked.
 */
final class Subject implements AutoCloseable {
    private final String name;
    private final Process process;
    private final OutputStream out;
    private final Answers answers;
    private final Tail errors;
    private final Watch watch;
    private final long startedAt;
    private String awaited = "the frame that registers a page";
    private long heard;

    private Subject(String name, Process process, Generation generation, long startedAt) {
        this.name = name;
        this.process = process;
        this.startedAt = startedAt;
        out = process.getOutputStream();
        answers = new Answers(process.getInputStream(), generation);
        errors = Tail.of(process.getErrorStream());
        watch = Watch.over(process);
    }

    /** Starts a program with more variables in its environment. */
    static Subject start(List<String> command, Generation generation, Map<String, String> environment)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("KISMET_EXTERNAL_PROTOCOL", generation.label());
        builder.environment().remove("KISMET_PLUGIN_JAVA_OPTS");
        builder.environment().putAll(environment);
        long now = System.nanoTime();
        return new Subject(nameOf(command), builder.start(), generation, now);
    }

    /** Returns what tells the programs from each other: what is executed, and the last argument. */
    private static String nameOf(List<String> command) {
        return Path.of(command.get(0)).getFileName() + " ... " + command.get(command.size() - 1);
    }

    /** Waits for the first frame, which registers a page, and returns the nanoseconds since the start. */
    long firstFrame() throws IOException {
        try {
            answers.readFrame();
        } catch (IOException e) {
            throw failure(e);
        }
        watch.heard();
        return System.nanoTime() - startedAt;
    }

    /** Says what is awaited from now on, such as {@code 500 answers of /a}, for the message if it does not come. */
    void expect(String what) {
        awaited = what;
        heard = 0;
    }

    void write(byte[] frames) throws IOException {
        try {
            out.write(frames);
            out.flush();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /**
     * Waits for answers or messages; pings and registrations are passed over.
     *
     * @param count how many
     */
    void await(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            awaitOne();
        }
    }

    /** Waits for an answer, and returns its frame as text. */
    String awaitText() throws IOException {
        return answers.text(awaitOne());
    }

    /** Waits for all frames of an answer in v3, and returns their size in bytes. */
    long awaitLast() throws IOException {
        int size = awaitOne();
        long sum = size;
        while (!answers.isLast(size)) {
            size = awaitOne();
            sum += size;
        }
        return sum;
    }

    private int awaitOne() throws IOException {
        int size;
        try {
            size = answers.readAnswer();
        } catch (IOException e) {
            throw failure(e);
        }
        int status = answers.status(size);
        if (status != 200) {
            throw new IOException(awaited + " awaited from " + name + "; after " + heard + " frames one had status "
                    + status + ", which must be 200 to cost what is to be measured"
                    + (status == 503 ? ": let less be under way" : ": look at the plugin's handler"));
        }
        heard++;
        watch.heard();
        return size;
    }

    private IOException failure(IOException cause) {
        String what = awaited + " awaited from " + name + "; " + heard + " frames had come, then ";
        try {
            String end = process.waitFor(10, TimeUnit.SECONDS)
                    ? "the program ended with status " + process.exitValue()
                    : "the program closed its pipe";
            String silence = "none for more than " + Watch.PATIENCE_SECONDS + " s, and the program was ended";
            String lines = errors.lastLines().strip();
            return new IOException(
                    what + (watch.hasEnded() ? silence : end) + ". "
                            + (lines.isEmpty() ? "It wrote no errors" : "Its last lines:\n" + lines),
                    cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new IOException(what + "this was interrupted", cause);
        }
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

    /** Begins to measure what the program takes. */
    Meter meter() throws IOException {
        return new Meter(process.pid());
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        try {
            process.waitFor(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process.getInputStream().close();
        process.getErrorStream().close();
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // What it had not read is lost with it.
        }
    }
}
