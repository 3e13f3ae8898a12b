package io.github.kismetexternal.benchmarks;

import io.github.kismetexternal.benchmarks.subject.Work;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a plugin takes of memory and of the disk. */
final class Memory {
    private static final long SETTLING_MILLIS = 1500;
    private static final double MEBI = 1024;

    private final Programs programs;
    private final Form form;
    private final Path jdk;

    Memory(Programs programs, Form form, Path jdk) {
        this.programs = programs;
        this.form = form;
        this.jdk = jdk;
    }

    List<Row> measure() throws Exception {
        int times = Math.min(form.pairs(), 5);
        List<String> bare = programs.bare(jdk, List.of(), "small");
        return List.of(
                Pair.of(
                        times,
                        "resident memory, idle",
                        "MiB",
                        "<= 1.3",
                        () -> resident(programs.plugin(), 0),
                        "bare main",
                        () -> resident(bare, 0)),
                Pair.of(
                        times,
                        "resident memory after " + form.operations() + " requests",
                        "MiB",
                        null,
                        () -> resident(programs.plugin(), form.operations()),
                        "bare main",
                        () -> resident(bare, form.operations())),
                Row.alone("bundle", "MB", sizeOf(programs.bundle()) / 1e6),
                Row.alone("bundle with runtime", "MB", sizeOf(programs.bundleWithRuntime()) / 1e6));
    }

    private double resident(List<String> command, int requests) throws IOException, InterruptedException {
        try (Subject subject =
                Subject.start(command, Generation.V3, Map.of("JAVA_HOME", jdk.toString()))) {
            subject.firstFrame();
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
