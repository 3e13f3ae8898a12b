package io.github.kismetexternal.benchmarks;

import io.github.kismetexternal.benchmarks.subject.BareProgram;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * From the start of the launcher to the first registered page, against a bare main with the same options.
 *
 * <p>The environment tells the generation of Kismet's protocol here. In a Kismet the plugin has to find it out, which
 * comes on top.
 */
final class StartUp {
    private static final String BARE = "bare main";
    private static final String BARE_WITH_ARCHIVE = "bare main with its own archive";

    private final Programs programs;
    private final int starts;
    private final Path scratch;

    StartUp(Programs programs, int starts, Path scratch) {
        this.programs = programs;
        this.starts = starts;
        this.scratch = scratch;
    }

    /** Measures on a JDK; with {@code runtime} on that which is in a bundle, whose JDK it was made of. */
    List<Row> measure(String name, Path jdk, Path bundle) throws Exception {
        Map<String, String> environment = Map.of("JAVA_HOME", jdk.toString());
        List<String> launcher = programs.launcher(bundle);
        List<Row> rows = new ArrayList<>();
        deleteArchive(bundle);
        rows.addAll(new Comparison(starts, "start, " + name, "ms", () -> start(launcher, environment))
                .against(BARE, "<= 1.6", () -> start(programs.bareOn(jdk, List.of()), Map.of()))
                .measure());
        Path bareArchive = bareArchive(jdk);
        run(List.of(launcher.get(0), "--prepare"), environment);
        List<String> withArchive = List.of("-XX:SharedArchiveFile=" + bareArchive);
        rows.addAll(new Comparison(starts, "start with archive, " + name, "ms", () -> start(launcher, environment))
                .against(BARE_WITH_ARCHIVE, "<= 1.2", () -> start(programs.bareOn(jdk, withArchive), Map.of()))
                .measure());
        deleteArchive(bundle);
        return rows;
    }

    private static double start(List<String> command, Map<String, String> environment) throws IOException {
        try (Subject subject = Subject.start(command, Generation.V3, environment)) {
            return subject.firstFrame() / 1e6;
        }
    }

    private Path bareArchive(Path jdk) throws Exception {
        Path list = scratch.resolve("bare.classes");
        Path archive = scratch.resolve("bare.jsa");
        List<String> listing = programs.bareJava(jdk, List.of("-XX:DumpLoadedClassList=" + list));
        listing.addAll(List.of(BareProgram.class.getName(), "/dev/null", "/dev/null"));
        run(listing, Map.of());
        List<String> dumping = programs.bareJava(
                jdk,
                List.of("-Xmx128m", "-Xshare:dump", "-XX:SharedClassListFile=" + list,
                        "-XX:SharedArchiveFile=" + archive));
        run(dumping, Map.of());
        return archive;
    }

    private static void run(List<String> command, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.DISCARD);
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException("this failed or took too long: " + String.join(" ", command));
        }
    }

    private static void deleteArchive(Path bundle) throws IOException {
        Path cache = bundle.resolve("cache");
        if (Files.isDirectory(cache)) {
            try (Stream<Path> files = Files.list(cache)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
