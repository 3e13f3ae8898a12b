package io.github.kismetexternal;

import io.github.kismetexternal.http.Response;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How soon a plugin's process is gone after Kismet, and after it is asked to go. */
@Timeout(120)
class EndTimeTest {
    /** Ten times what is promised. */
    private static final Duration DEADLINE = Duration.ofSeconds(1);

    /** What a plugin is at when its end comes. */
    enum Doing {
        NOTHING,
        A_HANDLER_THAT_SPINS,
        A_HANDLER_THAT_SLEEPS_ON,
        A_WRITE_THAT_NOBODY_READS,
        A_HANDLER_THAT_SPINS_AND_A_WRITE_THAT_NOBODY_READS;

        void begin(PluginProcess plugin) throws Exception {
            if (name().contains("SPINS")) {
                plugin.request(0, "GET", "/test/spin", Map.of());
                plugin.awaitMessage("spins");
            }
            if (name().contains("SLEEPS")) {
                plugin.request(1, "GET", "/test/sleep", Map.of());
                plugin.awaitMessage("sleeps");
            }
            if (name().contains("WRITE")) {
                plugin.request(2, "GET", "/test/flood", Map.of());
                plugin.awaitMessage("floods");
            }
        }
    }

    /** An author's plugin that can be brought to do what hinders an end. */
    static final class Unruly {
        public static void main(String[] args) {
            KismetPlugin.named("test")
                    .onStart(kismet -> {
                        kismet.get("/test/spin", request -> {
                            kismet.message("spins");
                            while (true) {
                                Thread.onSpinWait();
                            }
                        });
                        kismet.get("/test/sleep", request -> {
                            kismet.message("sleeps");
                            while (true) {
                                try {
                                    TimeUnit.DAYS.sleep(1);
                                } catch (InterruptedException e) {
                                    // An author who does not want to hear of it.
                                }
                            }
                        });
                        kismet.get("/test/flood", request -> {
                            kismet.message("floods");
                            return Response.text("x".repeat(4_000_000));
                        });
                        kismet.message("started");
                    })
                    .run(args);
        }
    }

    @ParameterizedTest
    @EnumSource(Doing.class)
    void the_end_of_the_pipe_is_the_plugins_end(Doing doing) throws Exception {
        assertEnds(doing, PluginProcess::closePipe, 0);
    }

    @ParameterizedTest
    @EnumSource(Doing.class)
    void sigterm_is_the_plugins_end(Doing doing) throws Exception {
        assertEnds(doing, PluginProcess::terminate, 143);
    }

    static PluginProcess started(Doing doing) throws Exception {
        PluginProcess plugin = PluginProcess.start(Unruly.class, Map.of());
        plugin.awaitMessage("started");
        doing.begin(plugin);
        return plugin;
    }

    /** Where others keep the machine busy, a process may have to wait for its turn: so three of them get the chance. */
    private static void assertEnds(Doing doing, End end, int status) throws Exception {
        boolean inTime = false;
        for (int attempt = 0; attempt < 3 && !inTime; attempt++) {
            try (PluginProcess plugin = started(doing)) {
                end.bringAbout(plugin);
                inTime = plugin.process().waitFor(DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
                assertThat(plugin.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(plugin.process().exitValue()).isEqualTo(status);
            }
        }
        assertThat(inTime).as("within %s", DEADLINE).isTrue();
    }

    private interface End {
        void bringAbout(PluginProcess plugin) throws Exception;
    }
}
