package io.github.kismetexternal.tests.generate;

import io.github.kismetexternal.tests.MavenRun;
import io.github.kismetexternal.tests.page.Chromium;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** From nothing to the tab in the browser, as the README tells it: generate, package, run. */
@Timeout(1800)
class ThreeCommandsIT {
    /** Ten times what the README says. */
    private static final Duration ALL_OF_IT = Duration.ofMinutes(20);
    private static final Duration START = Duration.ofSeconds(300);
    private static final Duration END = Duration.ofSeconds(60);
    private static final String PAGE = "Its tabs are in ";

    @TempDir
    private Path directory;

    @Test
    void lead_to_the_tab_in_the_browser(@TempDir Path home) throws Exception {
        long begin = System.nanoTime();
        GeneratedPlugin plugin = GeneratedPlugin.in(directory.resolve("plugins"), Variant.FULL);
        Duration generated = since(begin);
        plugin.build("package");
        Duration packaged = since(begin);
        try (MavenRun maven = MavenRun.start(plugin.project(), GeneratedPlugin.environment(home), "kismet:run",
                        "-Dkismet.port=0");
                Chromium browser = Chromium.start()) {
            String line = maven.await(PAGE, 0, START);
            browser.go(URI.create(line.substring(line.indexOf(PAGE) + PAGE.length()).strip()));
            WatchTab tab = WatchTab.in(browser);
            Duration shown = since(begin);
            tab.watchFor("Kitchen*");
            tab.awaitSeen("02:4B:50:00:00:01", "KitchenNet");
            assertThat(browser.console()).isEmpty();

            System.out.printf("Generated after %.1f s, packaged after %.1f s, in the browser after %.1f s%n",
                    seconds(generated), seconds(packaged), seconds(shown));
            assertThat(shown).isLessThan(ALL_OF_IT);
            List<ProcessHandle> processes = maven.processes();
            maven.pressControlC();
            for (ProcessHandle process : processes) {
                process.onExit().get(END.toSeconds(), TimeUnit.SECONDS);
            }
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
