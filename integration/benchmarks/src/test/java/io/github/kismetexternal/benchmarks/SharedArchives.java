package io.github.kismetexternal.benchmarks;

import io.github.kismetexternal.benchmarks.subject.BareMain;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Archives of classes: that of a bundle, as its launcher makes it, and one of the bare main. */
final class SharedArchives {
    private final Programs programs;
    private final Path scratch;

    SharedArchives(Programs programs, Path scratch) {
        this.programs = programs;
        this.scratch = scratch;
    }

    /** Makes both for a platform, and returns the options with which the bare main takes its own. */
    List<String> make(Platform platform) throws Exception {
        Path list = scratch.resolve("bare.classes");
        Path archive = scratch.resolve("bare.jsa");
        List<String> listing = programs.bareJava(platform.jdk(), List.of("-XX:DumpLoadedClassList=" + list));
        listing.addAll(List.of(BareMain.class.getName(), "/dev/null", "/dev/null"));
        run(listing, Map.of());
        List<String> dumping = programs.bareJava(
                platform.jdk(),
                List.of("-Xmx128m", "-Xshare:dump", "-XX:SharedClassListFile=" + list,
                        "-XX:SharedArchiveFile=" + archive));
        run(dumping, Map.of());
        run(List.of(programs.launcher(platform.bundle()).get(0), "--prepare"), platform.environment());
        return List.of("-XX:SharedArchiveFile=" + archive);
    }

    /** Deletes a bundle's archive, if it has one. */
    void delete(Platform platform) throws IOException {
        Path cache = platform.bundle().resolve("cache");
        if (Files.isDirectory(cache)) {
            try (Stream<Path> files = Files.list(cache)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
        }
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
}
