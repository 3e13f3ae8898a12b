package io.github.kismetexternal.benchmarks;

import io.github.kismetexternal.benchmarks.subject.Work;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a plugin takes of memory and of the disk. */
final class Memory {
    private static final String BARE = "bare main";
    private static final int REQUESTS = 10_000;
    private static final long SETTLING_MILLIS = 1500;
    private static final double MEBI = 1024;

    private final Programs programs;
    private final int turns;

    Memory(Programs programs, Form form) {
        this.programs = programs;
        turns = Math.min(form.turns(), 5);
    }

    List<Row> measure() throws Exception {
        List<String> bare = programs.bare("small");
        List<Row> rows = new ArrayList<>();
        rows.addAll(new Comparison(turns, "resident memory, idle", "MiB", () -> resident(programs.plugin(), 0))
                .against(BARE, "<= 1.3", () -> resident(bare, 0))
                .measure());
        rows.addAll(new Comparison(
                        turns,
                        "resident memory after " + REQUESTS + " requests",
                        "MiB",
                        () -> resident(programs.plugin(), REQUESTS))
                .against(BARE, null, () -> resident(bare, REQUESTS))
                .measure());
        rows.add(Row.alone("bundle", "MB", sizeOf(programs.bundle()) / 1e6));
        rows.add(Row.alone("bundle with runtime", "MB", sizeOf(programs.bundleWithRuntime()) / 1e6));
        return rows;
    }

    private double resident(List<String> command, int requests) throws IOException, InterruptedException {
        try (Subject subject = Subject.start(command, Generation.V3, programs.environment(Map.of()))) {
            subject.firstFrame();
            subject.expect(requests + " answers of " + Work.SMALL);
            for (byte[] request : new Frames(Generation.V3).requests(Work.SMALL, Map.of(), requests)) {
                subject.write(request);
                subject.await(1);
            }
            // What is idle has nothing to await.
            Thread.sleep(SETTLING_MILLIS);
            return subject.residentKilobytes() / MEBI;
        }
    }

    private static long sizeOf(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
