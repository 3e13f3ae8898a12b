package io.github.kismetexternal.packaging.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The test kit's Kismet without radio, as a process of its own, which is told by lines to end and start the plugin and
 * answers by lines. It stays between, and with it who is signed in.
 */
public final class StandIn implements Server {
    private static final String STARTED = "started";
    private static final String FAILED = "failed";
    private static final String STOPPED = "stopped";
    private static final int PATIENCE_SECONDS = 60;
    private static final int LOOK_MILLIS = 100;

    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private final Consumer<String> console;
    private final Launch launch;

    /**
     * Makes a stand-in, which does not run yet.
     *
     * @param jar the test kit's standalone jar
     * @param plugin what it will run
     * @param port of the web server
     * @param release what {@code --release} says; null for the newest
     * @param variables of the plugin's environment
     * @param console gets each line that the stand-in and the plugin print
     */
    public StandIn(
            Path jar,
            RunningCopy plugin,
            int port,
            @Nullable String release,
            Map<String, String> variables,
            Consumer<String> console) {
        this.console = console;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                jar.toString(),
                "--plugin",
                plugin.directory().toString(),
                "--port",
                Integer.toString(port),
                "--commands"));
        if (release != null) {
            command.addAll(List.of("--release", release));
        }
        launch = new Launch("The stand-in for Kismet", command, variables, plugin.home(), this::hear);
    }

    @Override
    public boolean start() throws RunException, IOException, InterruptedException {
        Child running = launch.child();
        if (running == null) {
            launch.start();
        } else {
            running.tell("start");
        }
        return answer().equals(STARTED);
    }

    private void hear(String line) {
        if (line.equals(STARTED) || line.equals(FAILED) || line.equals(STOPPED)) {
            answers.add(line);
        } else {
            console.accept(line);
        }
    }

    @Override
    public void stop() throws RunException, IOException, InterruptedException {
        Child running = launch.child();
        if (running != null) {
            running.tell("stop");
            answer();
        }
    }

    private String answer() throws RunException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (System.nanoTime() < end) {
            String answer = answers.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (answer != null) {
                return answer;
            }
            launch.requireAlive();
        }
        throw new RunException(
                launch.name() + " must answer within " + PATIENCE_SECONDS + " s and did not; run it again.");
    }

    @Override
    public void requireRunning() throws RunException {
        launch.requireAlive();
    }

    @Override
    public void close() {
        launch.close();
    }
}
