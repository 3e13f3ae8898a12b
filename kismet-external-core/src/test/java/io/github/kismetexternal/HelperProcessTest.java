package io.github.kismetexternal;

import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.http.Response;
import io.github.kismetexternal.wire.Frame;
import io.github.kismetexternal.wire.FrameReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** A plugin in a process of its own, with pipes as Kismet passes them. */
@Timeout(60)
class HelperProcessTest {
    private static final String MAP_PIPES = "exec 3<&0 4>&1; exec 0</dev/null 1>&2; exec \"$@\" --in-fd=3 --out-fd=4";

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

    @Test
    void a_start_that_never_returns_does_not_make_an_orphan() throws Exception {
        Process plugin = start(NeverReturning.class);
        awaitMessage(plugin, new Message(Severity.INFO, "started"));

        plugin.getOutputStream().close();

        assertThat(plugin.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(plugin.exitValue()).isZero();
    }

    @Test
    void a_start_that_fails_is_said_to_kismets_users_and_ends_the_plugin() throws Exception {
        Process plugin = start(Failing.class);

        awaitMessage(
                plugin,
                new Message(
                        Severity.ERROR, "test could not start: java.lang.IllegalStateException: no database"));
        String console = new String(plugin.getErrorStream().readAllBytes(), UTF_8);
        assertThat(plugin.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(plugin.exitValue()).isEqualTo(70);
        assertThat(console).contains("IllegalStateException: no database", "test ends: onStart failed");
    }

    @Test
    void a_shutdown_hook_that_hangs_does_not_make_an_orphan() throws Exception {
        Process plugin = start(HangingAtExit.class);
        awaitMessage(plugin, new Message(Severity.INFO, "started"));

        plugin.getOutputStream().close();

        assertThat(plugin.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(plugin.exitValue()).isEqualTo(70);
    }

    @Test
    void a_kismet_that_closes_the_pipe_without_a_word_gets_explained() throws Exception {
        Process plugin = start(NeverReturning.class);

        plugin.getOutputStream().close();
        String console = new String(plugin.getErrorStream().readAllBytes(), UTF_8);

        assertThat(console).contains("test speaks v3", "it is set so", "KISMET_EXTERNAL_PROTOCOL");
    }

    @Test
    void a_rehearsal_registers_and_ends_without_the_authors_start_and_end() throws Exception {
        Process plugin = start(Telling.class, "-Dkismet.plugin.prepare=true");

        plugin.getOutputStream().close();
        byte[] sent = plugin.getInputStream().readAllBytes();
        String console = new String(plugin.getErrorStream().readAllBytes(), UTF_8);

        assertThat(plugin.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(plugin.exitValue()).isZero();
        assertThat(new String(sent, UTF_8)).contains("/test/page");
        assertThat(console).doesNotContain("author", "never said anything");
    }

    private static Process start(Class<?> plugin, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "sh",
                "-c",
                MAP_PIPES,
                "sh",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(options));
        command.add(plugin.getName());
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("KISMET_EXTERNAL_PROTOCOL", "v3");
        return builder.start();
    }

    private static void awaitMessage(Process plugin, Message expected) throws Exception {
        FrameReader reader = new FrameReader(plugin.getInputStream(), null);
        for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
            if (frame.command().equals(expected)) {
                return;
            }
        }
        String console = new String(plugin.getErrorStream().readAllBytes(), UTF_8);
        throw new AssertionError("the plugin ended without " + expected + ": " + console);
    }
}
