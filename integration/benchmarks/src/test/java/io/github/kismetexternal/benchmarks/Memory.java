package io.github.kismetexternal.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a plugin takes of memory and of the disk. Memory is compared with bare programs with the same options. */
final class Memory {
    private static final int REQUESTS = 10_000;
    private static final long SETTLING_MILLIS = 1500;

    private final Programs programs;
    private final SharedArchives archives;
    private final Form form;
    private final int turns;

    Memory(Programs programs, SharedArchives archives, Form form) {
        this.programs = programs;
        this.archives = archives;
        this.form = form;
        turns = Math.min(form.turns(), 5);
    }

    /** Measures on all platforms; in the short form what is not idle on the first of them only. */
    List<Row> measure(List<Platform> platforms) throws Exception {
        List<Row> rows = new ArrayList<>();
        for (Platform platform : platforms) {
            boolean busyToo = form.isLong() || platform == platforms.get(0);
            archives.delete(platform);
            rows.addAll(on(platform, "", StartUp.BARE, List.of(), "<= 1.3", busyToo));
            List<String> withArchive = archives.make(platform);
            rows.addAll(on(platform, " with archive", StartUp.BARE_WITH_ARCHIVE, withArchive, null, busyToo));
            archives.delete(platform);
        }
        rows.add(Row.alone("bundle", "MB", sizeOf(programs.bundle()) / 1e6));
        rows.add(Row.alone("bundle with runtime", "MB", sizeOf(programs.bundleWithRuntime()) / 1e6));
        return rows;
    }

    private List<Row> on(
            Platform platform,
            String how,
            String rival,
            List<String> bareOptions,
            @Nullable String target,
            boolean busyToo)
            throws Exception {
        List<String> plugin = programs.launcher(platform.bundle());
        List<String> idle = programs.bareMain(platform.jdk(), bareOptions);
        String where = how + ", " + platform.name();
        List<Row> rows = new ArrayList<>();
        rows.add(compare("resident memory, idle" + where, platform, plugin, rival, idle, 0, target));
        if (busyToo) {
            String after = "resident memory after " + REQUESTS + " requests";
            List<String> answering = programs.bareOn(platform.jdk(), bareOptions, "small");
            rows.add(compare(after + where, platform, plugin, AgainstBare.BARE, answering, REQUESTS, null));
        }
        return rows;
    }

    private Row compare(
            String what,
            Platform platform,
            List<String> plugin,
            String rival,
            List<String> bare,
            int requests,
            @Nullable String target)
            throws Exception {
        try (IdlePrograms ours = new IdlePrograms();
                IdlePrograms theirs = new IdlePrograms()) {
            for (int turn = 0; turn < turns; turn++) {
                ours.add(plugin, platform.environment(), requests);
                theirs.add(bare, Map.of(), requests);
            }
            // What is idle has nothing to await.
            Thread.sleep(SETTLING_MILLIS);
            return new Row(what, "MiB", ours.residentMebibytes(), rival, theirs.residentMebibytes(), target);
        }
    }

    private static long sizeOf(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
        }
    }
}
