package io.github.kismetexternal.tests;

import io.github.kismetexternal.testkit.KismetSimulator;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** However Kismet goes, no plugin is left behind: an orphan would keep Kismet's listening socket. */
@Timeout(60)
class PluginEndIT {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @Test
    void ends_with_status_0_when_kismet_closes_the_pipe() throws Exception {
        try (KismetSimulator kismet = started()) {
            kismet.plugin().closePipe();

            assertThat(kismet.plugin().awaitExit(DEADLINE)).isZero();
        }
    }

    @Test
    void ends_with_status_143_when_asked_to_terminate() throws Exception {
        try (KismetSimulator kismet = started()) {
            kismet.plugin().process().destroy();

            assertThat(kismet.plugin().awaitExit(DEADLINE)).isEqualTo(143);
        }
    }

    @Test
    void ends_when_its_parent_dies_though_the_pipes_stay_open(@TempDir Path directory) throws Exception {
        run("mkfifo", directory.resolve("in").toString(), directory.resolve("out").toString());
        // Opened for reading and writing, a named pipe never ends and never breaks.
        Process parent = shell("cd '" + directory + "'; exec 3<>in 4<>out; '" + DemoBundle.launcher()
                + "' --in-fd=3 --out-fd=4 >console 2>&1 & echo $!; wait");
        ProcessHandle helper = ProcessHandle.of(Long.parseLong(firstLine(parent))).orElseThrow();
        awaitRegistration(directory);

        parent.destroyForcibly();

        helper.onExit().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        assertThat(helper.isAlive()).isFalse();
    }

    @Test
    void ends_though_its_jars_were_replaced_while_it_ran(@TempDir Path directory) throws Exception {
        Path bundle = directory.resolve("externaldemo");
        run("cp", "-r", DemoBundle.directory().toString(), bundle.toString());
        try (KismetSimulator kismet = KismetSimulator.of(bundle)
                .environment("JAVA_HOME", DemoBundle.javaHome())
                .start()) {
            awaitPage(kismet);
            run("sh", "-c", "for jar in '" + bundle + "'/lib/*.jar; do echo upgraded >\"$jar\"; done");
            kismet.plugin().closePipe();

            assertThat(kismet.plugin().awaitExit(DEADLINE)).isNotNegative();
        }
    }

    @Test
    void started_by_hand_it_says_what_it_is_and_exits_with_64() throws Exception {
        Process process = shell("exec '" + DemoBundle.launcher() + "' 2>&1");
        String text = new String(process.getInputStream().readAllBytes(), UTF_8);

        assertThat(process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(64);
        assertThat(text)
                .contains("externaldemo is a plugin for the Kismet wireless monitor", "--in-fd=N", "manifest.conf");
    }

    private static KismetSimulator started() throws Exception {
        KismetSimulator kismet = DemoBundle.simulator().start();
        awaitPage(kismet);
        return kismet;
    }

    private static void awaitPage(KismetSimulator kismet) throws Exception {
        kismet.client().getUntil("externaldemo/hello.html", response -> response.statusCode() == 200);
    }

    /** Waits until the plugin has written its first frame, which is when it runs. */
    private static void awaitRegistration(Path directory) throws Exception {
        run("sh", "-c", "head -c 20 <'" + directory.resolve("out") + "' >/dev/null");
    }

    private static Process shell(String script) throws Exception {
        ProcessBuilder builder = new ProcessBuilder("sh", "-c", script);
        builder.environment().put("JAVA_HOME", DemoBundle.javaHome());
        return builder.start();
    }

    private static String firstLine(Process process) throws Exception {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    }

    private static void run(String... command) throws Exception {
        Process process = new ProcessBuilder(List.of(command)).inheritIO().start();
        assertThat(process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
