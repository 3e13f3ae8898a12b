package io.github.kismetexternal.testkit.junit;

import io.github.kismetexternal.testkit.Fatality;
import io.github.kismetexternal.testkit.KismetClient;
import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatedPlugin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** A plugin from its start to its end, under a stand-in of its own, with a recording. For one thread. */
final class StartedPlugin implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);
    private static final Duration WHILE_DEBUGGING = Duration.ofDays(1);
    private static final Duration EXIT = Duration.ofSeconds(2);
    private static final long QUIET_MILLIS = 50;
    private static final long NOISE_MILLIS = 1000;
    private static final int NOT_FOUND = 404;
    private static final int LAST_LINES = 50;

    private final KismetSimulator kismet;
    private final KismetClient client;
    private final Path recording;
    private final FailureReport report;
    private boolean endIsTold;

    private StartedPlugin(KismetSimulator kismet, KismetClient client, Path recording) {
        this.kismet = kismet;
        this.client = client;
        this.recording = recording;
        report = new FailureReport(kismet.plugin()::console, recording);
    }

    /**
     * Starts a plugin and waits until it is ready.
     *
     * @throws IOException if it cannot be started
     * @throws TimeoutException if it ends at once, or is not ready in time
     * @throws InterruptedException if the thread is interrupted
     */
    static StartedPlugin start(Profile profile, PluginUnderTest plugin)
            throws IOException, InterruptedException, TimeoutException {
        Path recording = Files.createTempDirectory("kismet-testkit-junit").resolve("pipes.recording");
        StartedPlugin started;
        try {
            KismetSimulator kismet = plugin.simulator(profile.generation())
                    .release(profile.release())
                    .generation(profile.generation())
                    .strict()
                    .record(recording)
                    .start();
            KismetClient client = kismet.client();
            started = new StartedPlugin(
                    kismet, plugin.isDebugged() ? client.withDeadline(WHILE_DEBUGGING) : client, recording);
        } catch (IOException | RuntimeException e) {
            remove(recording);
            throw e;
        }
        try {
            started.awaitReady(plugin.isDebugged() ? WHILE_DEBUGGING : START, plugin.test().ready());
            return started;
        } catch (IOException | InterruptedException | TimeoutException | RuntimeException e) {
            started.close();
            throw e;
        }
    }

    private void awaitReady(Duration time, String page) throws IOException, InterruptedException, TimeoutException {
        long begin = System.nanoTime();
        kismet.plugin().awaitReady(time);
        while (!page.isEmpty() && client.get(page).statusCode() == NOT_FOUND) {
            if (!kismet.plugin().isConnected()) {
                throw new TimeoutException(end() + "\nready of @KismetPluginTest was not served yet: " + page);
            }
            if (System.nanoTime() - begin > time.toNanos()) {
                throw new TimeoutException("ready of @KismetPluginTest is a page that the plugin registers within "
                        + time.toSeconds() + " s, but " + page + " is still answered " + NOT_FOUND);
            }
            Thread.sleep(QUIET_MILLIS);
        }
    }

    KismetSimulator kismet() {
        return kismet;
    }

    /** Returns a client that has the time a debugger needs, if there is one. */
    KismetClient client() {
        return client;
    }

    FailureReport report() {
        return report;
    }

    /** Waits for what a test has set going: until nothing passes the pipes, or the end that it wanted is there. */
    void settle() throws IOException, InterruptedException {
        SimulatedPlugin plugin = kismet.plugin();
        long begin = System.nanoTime();
        while (plugin.endedOnPurpose() && plugin.isConnected() && since(begin) < EXIT.toMillis()) {
            Thread.sleep(QUIET_MILLIS);
        }
        begin = System.nanoTime();
        long changed = begin;
        long size = Files.size(recording);
        while (since(changed) < QUIET_MILLIS && since(begin) < NOISE_MILLIS) {
            Thread.sleep(QUIET_MILLIS / 5);
            long now = Files.size(recording);
            changed = now == size ? changed : System.nanoTime();
            size = now;
        }
    }

    private static long since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos).toMillis();
    }

    /** Returns what would have ended the plugin in a real Kismet, or did, and was neither wanted nor taken yet. */
    List<String> takeEnds() throws InterruptedException {
        List<String> ends = new ArrayList<>();
        kismet.takeFatalities().stream().map(Fatality::toString).forEach(ends::add);
        SimulatedPlugin plugin = kismet.plugin();
        boolean byItself = !plugin.endedOnPurpose() && plugin.fatality().isEmpty() && !kismet.isGone();
        if (byItself && hasEnded() && !endIsTold) {
            endIsTold = true;
            ends.add(end());
        }
        return ends;
    }

    private String end() throws InterruptedException {
        int status = kismet.plugin().awaitExit(EXIT);
        // What was printed last takes its own way.
        Thread.sleep(QUIET_MILLIS);
        List<String> printed = report.printed();
        List<String> last = printed.subList(Math.max(0, printed.size() - LAST_LINES), printed.size());
        return "the plugin " + (status < 0 ? "closed its pipe" : "ended with exit status " + status)
                + "; Kismet does not start it again; it printed: " + String.join("\n", last);
    }

    private boolean hasEnded() throws InterruptedException {
        return !kismet.plugin().isConnected() || kismet.plugin().awaitExit(Duration.ZERO) >= 0;
    }

    /** Returns whether another test needs another plugin. */
    boolean isOver() throws InterruptedException {
        return kismet.isGone()
                || kismet.plugin().fatality().isPresent()
                || kismet.plugin().endedOnPurpose()
                || hasEnded();
    }

    @Override
    public void close() throws IOException {
        try {
            kismet.close();
        } finally {
            remove(recording);
        }
    }

    private static void remove(Path recording) throws IOException {
        Files.deleteIfExists(recording);
        Files.deleteIfExists(recording.getParent());
    }
}
