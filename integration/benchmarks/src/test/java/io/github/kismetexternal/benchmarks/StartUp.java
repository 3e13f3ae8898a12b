package io.github.kismetexternal.benchmarks;

import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * From the start of the launcher to the first registered page, against a bare main with the same options.
 *
 * <p>The environment tells the generation of Kismet's protocol here. In a Kismet the plugin has to find it out, which
 * comes on top.
 */
final class StartUp {
    static final String BARE = "bare main";
    static final String BARE_WITH_ARCHIVE = "bare main with its own archive";

    private final Programs programs;
    private final SharedArchives archives;
    private final int starts;

    StartUp(Programs programs, SharedArchives archives, Form form) {
        this.programs = programs;
        this.archives = archives;
        starts = form.starts();
    }

    List<Row> measure(List<Platform> platforms) throws Exception {
        List<Row> rows = new ArrayList<>();
        for (Platform platform : platforms) {
            archives.delete(platform);
            rows.addAll(compare("start, ", platform)
                    .against(BARE, "<= 1.6", () -> start(programs.bareMain(platform.jdk(), List.of()), Map.of()))
                    .measure());
            List<String> withArchive = archives.make(platform);
            rows.addAll(compare("start with archive, ", platform)
                    .against(BARE_WITH_ARCHIVE, "<= 1.2", () ->
                            start(programs.bareMain(platform.jdk(), withArchive), Map.of()))
                    .measure());
            archives.delete(platform);
        }
        return rows;
    }

    private Comparison compare(String what, Platform platform) {
        List<String> launcher = programs.launcher(platform.bundle());
        return new Comparison(starts, what + platform.name(), "ms", () -> start(launcher, platform.environment()));
    }

    private static double start(List<String> command, Map<String, String> environment) throws IOException {
        try (Subject subject = Subject.start(command, Generation.V3, environment)) {
            return subject.firstFrame() / 1e6;
        }
    }
}
