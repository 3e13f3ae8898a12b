package io.github.kismetexternal.testkit;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(300)
class SimulatorLeavesNothingBehindIT {
    private static final int CYCLES = 200;
    /** What a JVM opens and starts at its leisure, once; a leak in every other cycle would make a hundred. */
    private static final int LEEWAY = 40;

    @TempDir
    private Path directory;

    @Test
    @EnabledOnOs(OS.LINUX)
    void in_200_cycles_of_start_and_stop() throws Exception {
        cycle(0);
        int threads = threads().size();
        long descriptors = descriptors();
        Set<Path> files = temporaryFiles();

        for (int i = 1; i <= CYCLES; i++) {
            cycle(i);
        }

        awaitUntil(() -> threads().size() <= threads + LEEWAY, () -> "threads: " + threads());
        awaitUntil(() -> threads().stream().noneMatch(name -> name.startsWith("simulated-kismet")),
                () -> "threads: " + threads());
        awaitUntil(() -> ProcessHandle.current().children().findAny().isEmpty(),
                () -> "processes: " + ProcessHandle.current().children().toList());
        awaitUntil(() -> descriptors() <= descriptors + LEEWAY, () -> "descriptors: " + descriptors());
        assertThat(temporaryFiles()).isEqualTo(files);
    }

    /** Every other time with a request that is still waiting for its answer. */
    private void cycle(int number) throws Exception {
        try (ProbePlugin probe = ProbePlugin.create(directory.resolve("cycle" + number))) {
            KismetSimulator kismet = probe.start(SimulatedRelease.R2025_09, Generation.V3);
            probe.register("/probe/x", "GET");
            CompletableFuture<String> answer =
                    kismet.client().getLater("probe/x").handle((response, failure) -> "over");
            long id = probe.nextRequest().id();
            if (number % 2 == 0) {
                probe.send(new HttpResponse(id, Map.of(), 200, Bytes.of("x"), true));
                assertThat(answer.join()).isEqualTo("over");
            }
        }
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(thread -> thread.getName() + "-" + thread.getId())
                .collect(Collectors.toSet());
    }

    private static long descriptors() {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Set<Path> temporaryFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("kismet"))
                    .collect(Collectors.toSet());
        }
    }

    private static void awaitUntil(Supplier<Boolean> condition, Supplier<String> what) throws InterruptedException {
        for (int i = 0; i < 200 && !condition.get(); i++) {
            Thread.sleep(50);
        }
        assertThat(condition.get()).describedAs(what.get()).isTrue();
    }
}
