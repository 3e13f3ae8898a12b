package io.github.kismetexternal.packaging.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A process that ends when its standard input does, and so with this one, whichever way this one ends. Safe for use by
 * several threads.
 */
final class Child implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 10;
    /** Enough for a helper, which ends when its Kismet has. */
    private static final int PATIENCE_WITH_OTHERS_SECONDS = 3;

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /**
     * Starts a process.
     *
     * @param variables of its environment, beside those of this process
     * @param lines gets each line that it prints, on a thread of its own
     * @throws IOException if there is no such program
     */
    static Child start(List<String> command, Map<String, String> variables, Path directory, Consumer<String> lines)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().putAll(variables);
        Process process = builder.start();
        Thread reader = new Thread(() -> relay(process, lines), "kismet-run-output");
        reader.setDaemon(true);
        reader.start();
        return new Child(process);
    }

    private static void relay(Process process, Consumer<String> lines) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            reader.lines().forEach(lines);
        } catch (IOException | UncheckedIOException e) {
            lines.accept("What is printed from here on is lost: " + e);
        }
    }

    /**
     * Writes a line.
     *
     * @throws IOException if the process has ended
     */
    void tell(String line) throws IOException {
        OutputStream input = process.getOutputStream();
        input.write((line + "\n").getBytes(UTF_8));
        input.flush();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Returns the exit status of a process that has ended. */
    int status() {
        return process.exitValue();
    }

    /** Ends the process and all that it has started, and waits for their end. Who takes too long is killed. */
    @Override
    public void close() {
        List<ProcessHandle> descendants = process.descendants().toList();
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // It has ended already.
        }
        await(process.toHandle(), PATIENCE_SECONDS);
        descendants.forEach(descendant -> await(descendant, PATIENCE_WITH_OTHERS_SECONDS));
    }

    private static void await(ProcessHandle handle, int seconds) {
        try {
            handle.onExit().get(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            handle.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            handle.destroyForcibly();
        }
    }
}
