package io.github.kismetexternal.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Runs plugins for a program that replaces them now and then. That says when, by a line of text, and is answered by
 * one: {@code stop} by {@code stopped}, {@code start} by {@code started}, or {@code failed} where a plugin is not there
 * now. The first start is answered too. The end of the commands is the end, so that nothing outlives that program.
 *
 * <p>No line that a plugin prints can be taken for an answer: those begin with a time. Obeys one thread; may be closed
 * by any.
 */
final class CommandedRun implements AutoCloseable {
    private static final Duration UNTIL_READY = Duration.ofSeconds(10);
    private static final Duration UNTIL_STATUS = Duration.ofSeconds(1);

    /** A thread that never runs. */
    private static final Thread NOTHING_TO_WAIT_FOR = new Thread();

    private final PrintStream out;
    private volatile KismetSimulator kismet;

    /** Takes a stand-in that runs. */
    CommandedRun(KismetSimulator kismet, PrintStream out) {
        this.kismet = kismet;
        this.out = out;
    }

    /**
     * Does what it is told until there are no more commands.
     *
     * @throws IOException if they cannot be read
     * @throws InterruptedException if the thread is interrupted
     */
    void obey(InputStream commands) throws IOException, InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "simulated-kismet-shutdown"));
        BufferedReader lines = new BufferedReader(new InputStreamReader(commands, UTF_8));
        Thread answer = answerWhenReady();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            answer.join();
            switch (line.strip()) {
                case "stop" -> stop();
                case "start" -> answer = start();
                default -> out.println("The command (" + line + ") must be stop or start.");
            }
        }
    }

    private void stop() {
        close();
        out.println("stopped");
    }

    private Thread start() {
        close();
        try {
            kismet = kismet.startAgain();
            return answerWhenReady();
        } catch (IOException | IllegalArgumentException e) {
            out.println("The plugin cannot be run: " + e.getMessage());
            out.println("failed");
            return NOTHING_TO_WAIT_FOR;
        }
    }

    /** On a thread of its own: the end of the commands may come while a plugin starts. */
    private Thread answerWhenReady() {
        Thread thread = new Thread(this::answer, "simulated-kismet-start");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void answer() {
        boolean started = true;
        try {
            for (SimulatedPlugin plugin : kismet.plugins()) {
                started &= isStarted(plugin);
            }
            out.println(started ? "started" : "failed");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStarted(SimulatedPlugin plugin) throws InterruptedException {
        try {
            plugin.awaitReady(UNTIL_READY);
        } catch (TimeoutException e) {
            // One that lives and registers nothing may be meant to.
            if (!plugin.isConnected()) {
                tellEnd(plugin);
                return false;
            }
        }
        plugin.process().onExit().thenRun(() -> tellEnd(plugin));
        return true;
    }

    private void tellEnd(SimulatedPlugin plugin) {
        if (plugin.endedOnPurpose()) {
            return;
        }
        try {
            int status = plugin.awaitExit(UNTIL_STATUS);
            out.println("The plugin " + plugin.name() + " has ended with exit status " + status + ".");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the stand-in and its plugins. */
    @Override
    public void close() {
        kismet.close();
    }
}
