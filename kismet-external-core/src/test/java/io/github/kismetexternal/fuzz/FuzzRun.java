package io.github.kismetexternal.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fuzzes targets one after another with Jazzer, which must be on the class path, from their seeds and committed corpus
 * on. Jazzer prints what it finds; the inputs that fail, and the corpus reduced to what covers the most, are left in
 * the working directory.
 *
 * <p>Arguments: the working directory, seconds for each target, and names of targets with commas between them, or
 * {@code all}.
 */
final class FuzzRun {
    private static final String JAZZER = "com.code_intelligence.jazzer.Jazzer";
    private static final String KIT = "io.github.kismetexternal.**";
    /** Runs over each byte of a v0 frame, which takes a hundred times as long when it is watched. */
    private static final String LOOP = "io.github.kismetexternal.wire.KismetChecksum";

    private static final int LARGEST_INPUT = 20_000;

    private final Path directory;

    private FuzzRun(Path directory) {
        this.directory = directory;
    }

    public static void main(String[] args) throws Exception {
        List<String> failed = new ArrayList<>();
        for (FuzzTarget target : targets(args[2])) {
            Path directory = Path.of(args[0]).toAbsolutePath().resolve(target.label());
            if (!new FuzzRun(directory).fuzz(target, Integer.parseInt(args[1]))) {
                failed.add(target.label());
            }
        }
        if (!failed.isEmpty()) {
            throw new IllegalStateException("fuzzing found something in " + failed + "; see the output above");
        }
    }

    private static List<FuzzTarget> targets(String names) {
        return names.equals("all")
                ? List.of(FuzzTarget.values())
                : Stream.of(names.split(",")).map(FuzzTarget::named).toList();
    }

    private boolean fuzz(FuzzTarget target, int seconds) throws IOException, InterruptedException {
        Path found = empty("found");
        Path seeds = empty("seeds");
        Path reduced = empty("corpus");
        List<byte[]> inputs = new ArrayList<>(target.seeds());
        inputs.addAll(Corpus.committed(target));
        for (int i = 0; i < inputs.size(); i++) {
            Files.write(seeds.resolve("seed-" + i), inputs.get(i));
        }
        boolean passed = jazzer(target, List.of("-max_total_time=" + seconds, found.toString(), seeds.toString()));
        jazzer(target, List.of("-merge=1", reduced.toString(), seeds.toString(), found.toString()));
        Corpus.pack(reduced, directory.resolve(Corpus.fileName(target)));
        return passed;
    }

    private boolean jazzer(FuzzTarget target, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseParallelGC",
                "-cp",
                System.getProperty("java.class.path"),
                JAZZER,
                "--target_class=" + target.type().getName(),
                "--instrumentation_includes=" + KIT + ":" + target.libraries(),
                "--instrumentation_excludes=" + LOOP,
                "--custom_hook_includes=" + KIT,
                "-max_len=" + LARGEST_INPUT,
                "-timeout=60",
                "-rss_limit_mb=3000",
                "-print_final_stats=1"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).directory(directory.toFile()).inheritIO().start();
        return process.waitFor() == 0;
    }

    private Path empty(String name) throws IOException {
        Path path = directory.resolve(name);
        if (Files.exists(path)) {
            try (Stream<Path> old = Files.walk(path)) {
                for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(path);
    }
}
