package io.github.kismetexternal.tests;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A Maven that runs a goal in a project, as from a terminal: in a process group of its own, with the Maven and the JDK
 * of the build that tests, and the kit from where that build has published it.
 */
public final class MavenRun implements AutoCloseable {
    private static final int INTERRUPT = 2;
    /** Halves the processor time of a run of seconds. */
    private static final String SHORT_RUN = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Process process;
    private final Thread reader;

    private MavenRun(Process process) {
        this.process = process;
        reader = new Thread(this::read, "maven-run-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a Maven in a directory. */
    public static MavenRun start(Path directory, String... arguments) throws IOException {
        return start(directory, Map.of(), arguments);
    }

    /** Starts a Maven in a directory, with further variables in its environment. */
    public static MavenRun start(Path directory, Map<String, String> variables, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "setsid",
                Path.of(System.getProperty("kismet.maven.home"), "bin", "mvn").toString(),
                "-B",
                "-Dstyle.color=never",
                "-Dmaven.repo.local=" + KitRepository.directory()));
        if (System.getProperty("kismet.maven.network").equals("offline: true")) {
            command.add("-o");
        }
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putIfAbsent("MAVEN_OPTS", SHORT_RUN);
        builder.environment().putAll(variables);
        return new MavenRun(builder.start());
    }

    private void read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            reader.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            // The end of a process that was killed.
            lines.add("the output ended: " + e);
        }
    }

    /** Returns how much was printed so far. */
    public int printed() {
        return lines.size();
    }

    /** Waits for a line among those behind the given number of lines. */
    public String await(String text, int behind, Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        int next = behind;
        while (true) {
            boolean ended = !process.isAlive();
            for (; next < lines.size(); next++) {
                if (lines.get(next).contains(text)) {
                    return lines.get(next);
                }
            }
            assertThat(!ended && System.nanoTime() < end)
                    .describedAs("'%s' within %s, in:%n%s", text, time, output())
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    /** Waits for the end, and returns the exit status. */
    public int awaitEnd(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        assertThat(process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS))
                .describedAs("Maven's end within %s, in:%n%s", time, output())
                .isTrue();
        reader.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime())));
        return process.exitValue();
    }

    /** Returns what was printed so far. */
    public String output() {
        return String.join("\n", lines);
    }

    /** Returns Maven's process and all that it has started. */
    public List<ProcessHandle> processes() {
        List<ProcessHandle> all = new ArrayList<>(List.of(process.toHandle()));
        process.descendants().forEach(all::add);
        return all;
    }

    /** Sends what Ctrl-C sends, to all processes; SIGTERM to Maven where the tests themselves run without SIGINT. */
    public void pressControlC() throws IOException, InterruptedException {
        if (catches(INTERRUPT)) {
            kill("-INT", "--", "-" + process.pid());
        } else {
            process.destroy();
        }
    }

    /** A process that is started in the background, as by some build servers, does not get SIGINT. */
    private boolean catches(int signal) throws IOException {
        String caught = Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
                .filter(line -> line.startsWith("SigCgt:"))
                .findFirst()
                .orElseThrow();
        return (Long.parseUnsignedLong(caught.substring("SigCgt:".length()).strip(), 16) >> signal - 1 & 1) == 1;
    }

    void terminate() {
        process.destroy();
    }

    void killMavenOnly() {
        process.destroyForcibly();
    }

    private static void kill(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("kill"));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }

    /** Leaves no process behind, whatever a test has found. */
    @Override
    public void close() {
        processes().forEach(ProcessHandle::destroyForcibly);
    }
}
