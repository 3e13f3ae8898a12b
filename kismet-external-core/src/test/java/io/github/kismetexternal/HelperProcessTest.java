package io.github.kismetexternal;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.http.Response;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A plugin in a process of its own, with pipes as Kismet passes them. */
@Timeout(60)
class HelperProcessTest {
    private static final int MOST_OF_A_PIPE = 40_000;

    /** An author's plugin whose start never returns. */
    static final class NeverReturning {
        public static void main(String[] args) {
            KismetPlugin.named("test")
                    .onStart(kismet -> {
                        kismet.message("started");
                        while (true) {
                            try {
                                TimeUnit.DAYS.sleep(1);
                            } catch (InterruptedException e) {
                                // An author who does not want to hear of it.
                            }
                        }
                    })
                    .run(args);
        }
    }

    /** An author's plugin that fails to start. */
    static final class Failing {
        public static void main(String[] args) {
            KismetPlugin.named("test")
                    .onStart(kismet -> {
                        throw new IllegalStateException("no database");
                    })
                    .run(args);
        }
    }

    /** An author's plugin with a shutdown hook that hangs. */
    static final class HangingAtExit {
        public static void main(String[] args) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                while (true) {
                    Thread.onSpinWait();
                }
            }));
            KismetPlugin.named("test").onStart(kismet -> kismet.message("started")).run(args);
        }
    }

    /** An author's plugin that tells of its start and its end. */
    static final class Telling {
        public static void main(String[] args) {
            KismetPlugin.named("test")
                    .get("/test/page", request -> Response.text("page"))
                    .onStart(kismet -> System.err.println("author's start"))
                    .onStop(() -> System.err.println("author's end"))
                    .run(args);
        }
    }

    /** An author's plugin with an endless answer, and another one that interrupts it. */
    static final class Endless {
        private static volatile Thread writing;

        public static void main(String[] args) {
            KismetPlugin.named("test")
                    .get(
                            "/test/endless",
                            request -> Response.stream("text/plain", out -> {
                                writing = Thread.currentThread();
                                while (true) {
                                    out.write(new byte[20_000]);
                                }
                            }))
                    .get("/test/interrupt", request -> {
                        writing.interrupt();
                        System.err.println("interrupted");
                        return Response.text("done");
                    })
                    .onStop(() -> System.err.println("author's end"))
                    .run(args);
        }
    }

    @Test
    void a_start_that_never_returns_does_not_make_an_orphan() throws Exception {
        PluginProcess plugin = PluginProcess.start(NeverReturning.class, Map.of());
        plugin.awaitMessage("started");

        plugin.closePipe();

        assertThat(plugin.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(plugin.process().exitValue()).isZero();
    }

    @Test
    void a_start_that_fails_is_said_to_kismets_users_and_ends_the_plugin() throws Exception {
        PluginProcess plugin = PluginProcess.start(Failing.class, Map.of());

        plugin.await(
                new Message(Severity.ERROR, "test could not start: java.lang.IllegalStateException: no database")::equals,
                "the error");
        String console = plugin.console();
        assertThat(plugin.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(plugin.process().exitValue()).isEqualTo(70);
        assertThat(console).contains("IllegalStateException: no database", "test ends: onStart failed");
    }

    @Test
    void a_shutdown_hook_that_hangs_does_not_make_an_orphan() throws Exception {
        PluginProcess plugin = PluginProcess.start(HangingAtExit.class, Map.of());
        plugin.awaitMessage("started");

        plugin.closePipe();

        assertThat(plugin.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(plugin.process().exitValue()).isEqualTo(70);
    }

    @Test
    void a_kismet_that_closes_the_pipe_without_a_word_gets_explained() throws Exception {
        PluginProcess plugin = PluginProcess.start(NeverReturning.class, Map.of());

        plugin.closePipe();
        String console = plugin.console();

        assertThat(console).contains("test speaks v3", "it is set so", "KISMET_EXTERNAL_PROTOCOL");
    }

    @Test
    void a_rehearsal_registers_and_ends_without_the_authors_start_and_end() throws Exception {
        PluginProcess plugin = PluginProcess.start(Telling.class, Map.of(), "-Dkismet.plugin.prepare=true");

        plugin.closePipe();
        byte[] sent = plugin.process().getInputStream().readAllBytes();
        String console = plugin.console();

        assertThat(plugin.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(plugin.process().exitValue()).isZero();
        assertThat(new String(sent, UTF_8)).contains("/test/page");
        assertThat(console).doesNotContain("author", "never said anything");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_handler_that_waits_in_a_pipe_that_nobody_reads_does_not_hold_up_the_end(boolean told) throws Exception {
        PluginProcess plugin = PluginProcess.start(Endless.class, Map.of());
        plugin.request(1, "GET", "/test/endless", Map.of());
        awaitFullPipe(plugin);

        if (told) {
            plugin.terminate();
        } else {
            plugin.closePipe();
        }

        assertThat(plugin.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
        // Not cut off, which were status 70.
        assertThat(plugin.process().exitValue()).isEqualTo(told ? 143 : 0);
        assertThat(plugin.console()).contains("author's end");
    }

    @Test
    void a_handler_that_waits_in_a_pipe_holds_up_no_other_and_its_interrupt_spares_the_pipe() throws Exception {
        try (PluginProcess plugin = PluginProcess.start(Endless.class, Map.of())) {
            plugin.request(1, "GET", "/test/endless", Map.of());
            awaitFullPipe(plugin);

            plugin.request(2, "GET", "/test/interrupt", Map.of());
            plugin.awaitConsole("interrupted");

            assertThat(plugin.awaitAnswer(2).content()).isEqualTo(Bytes.of("done"));
            plugin.await(
                    command -> command instanceof HttpResponse response && response.id() == 1 && response.close(),
                    "the end of the endless answer");
            plugin.request(3, "GET", "/test/interrupt", Map.of());
            assertThat(plugin.awaitAnswer(3).status()).isEqualTo(200);
        }
    }

    /** Waits until the pipe has most of what it can have, and does not get more: a handler waits in it then. */
    private static void awaitFullPipe(PluginProcess plugin) throws Exception {
        int before = -1;
        int now = plugin.unread();
        while (now < MOST_OF_A_PIPE || now != before) {
            Thread.sleep(50);
            before = now;
            now = plugin.unread();
        }
    }
}
