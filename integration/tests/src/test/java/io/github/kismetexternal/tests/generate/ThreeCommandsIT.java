package io.github.kismetexternal.tests.generate;

import io.github.kismetexternal.tests.MavenRun;
import io.github.kismetexternal.tests.documented.PageCommands;
import io.github.kismetexternal.tests.page.Chromium;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** From nothing to the tab in the browser, as README and site tell it: generate, package, run. */
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
        List<List<String>> commands = PageCommands.maven("start.md", ThreeCommandsIT.class);
        assertThat(commands).hasSize(3).isEqualTo(PageCommands.maven(PageCommands.README, ThreeCommandsIT.class));
        long begin = System.nanoTime();
        run(commands.get(0));
        Duration generated = since(begin);
        run(commands.get(1));
        Duration packaged = since(begin);
        List<String> last = new ArrayList<>(commands.get(2));
        last.add("-Dkismet.port=0");
        try (MavenRun maven = MavenRun.start(
                        directory, GeneratedPlugin.environment(home), last.toArray(String[]::new));
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

    private void run(List<String> command) throws Exception {
        try (MavenRun maven = MavenRun.start(directory, command.toArray(String[]::new))) {
            assertThat(maven.awaitEnd(ALL_OF_IT)).describedAs(maven.output()).isZero();
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
