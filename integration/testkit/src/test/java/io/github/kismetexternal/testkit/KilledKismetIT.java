package io.github.kismetexternal.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A Kismet that is killed leaves no plugin behind, whatever it and the plugin were at. */
@Timeout(600)
class KilledKismetIT {
    private static final int ROUNDS = 50;
    private static final int AT_ONCE = 2;
    /** What is promised. A machine that needs longer to start a JVM may exceed it now and then. */
    private static final Duration PROMISE = Duration.ofSeconds(2);

    private static final Duration DEADLINE = PROMISE.multipliedBy(10);
    private static final int LONGEST_START_MILLIS = 1500;
    private static final int LONGEST_SERVICE_MILLIS = 200;
    private static final String MARK = "-Dkismet.test.mark=" + ProcessHandle.current().pid() + "-";

    @Test
    @EnabledOnOs(OS.LINUX)
    void leaves_no_plugin_behind(TestReporter reporter) throws Exception {
        long seed = new Random().nextLong();
        reporter.publishEntry("seed", Long.toString(seed));
        Random random = new Random(seed);
        List<Callable<Duration>> rounds = new ArrayList<>();
        for (int i = 0; i < ROUNDS; i++) {
            String mark = MARK + i + "-";
            if (i % 2 == 0) {
                int delay = random.nextInt(LONGEST_START_MILLIS);
                rounds.add(() -> survival(mark, "begins", delay));
            } else {
                int delay = random.nextInt(LONGEST_SERVICE_MILLIS);
                rounds.add(() -> survival(mark, "serves", delay));
            }
        }
        List<Duration> survivals = new ArrayList<>();
        ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (Future<Duration> survival : executor.invokeAll(rounds)) {
                survivals.add(survival.get());
            }
        } finally {
            executor.shutdownNow();
        }

        Collections.sort(survivals);
        reporter.publishEntry(
                "median and longest survival",
                survivals.get(ROUNDS / 2) + " " + survivals.get(ROUNDS - 1));
        assertThat(plugins(MARK)).as("seed %d", seed).isEmpty();
        assertThat(survivals.get(ROUNDS - 1)).as("longest, seed %d", seed).isLessThan(DEADLINE);
        assertThat(survivals.get(ROUNDS / 2)).as("median, seed %d", seed).isLessThan(PROMISE);
    }

    /** Kills a Kismet so many milliseconds after it has said a word, and returns how long its plugin lived on. */
    private static Duration survival(String mark, String word, int delay) throws Exception {
        Process kismet = start(mark);
        try {
            awaitLine(kismet, word);
            TimeUnit.MILLISECONDS.sleep(delay);
        } finally {
            kismet.destroyForcibly();
        }
        long killed = System.nanoTime();
        kismet.waitFor();
        // Twice: a process that is just being started bears the mark of its parent, or none, for a moment.
        int unseen = 0;
        Duration seen = Duration.ZERO;
        while (unseen < 2 && seen.compareTo(DEADLINE) < 0) {
            if (plugins(mark).isEmpty()) {
                unseen++;
            } else {
                unseen = 0;
                seen = Duration.ofNanos(System.nanoTime() - killed);
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        return seen;
    }

    private static Process start(String mark) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KismetUnderLoad.class.getName(),
                        mark)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static void awaitLine(Process kismet, String expected) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(kismet.getInputStream(), UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.equals(expected)) {
                return;
            }
        }
        throw new AssertionError("the simulated Kismet ended before it said " + expected);
    }

    private static List<Long> plugins(String mark) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().commandLine().orElse("").contains(mark))
                .map(ProcessHandle::pid)
                .toList();
    }
}
