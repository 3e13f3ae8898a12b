package io.github.kismetexternal.packaging.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How a Kismet is started and ended, with a shell script in its place that says what it gets. */
@Timeout(120)
class RealKismetTest {
    private static final int PORT = 1;

    @TempDir
    Path directory;

    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private RunningCopy plugin;

    @BeforeEach
    void makePlugin() throws IOException {
        plugin = new RunningCopy(directory.resolve("home"), directory.resolve("home/.kismet/plugins/notes"));
        Files.createDirectories(plugin.directory());
    }

    @Test
    void gets_a_home_and_settings_of_its_own_that_only_this_user_reads() throws Exception {
        program("printf '%s\\n' \"$@\"; exit 3\n");

        assertThatThrownBy(kismet()::start)
                .isInstanceOf(RunException.class)
                .hasMessageContainingAll("Kismet (" + directory.resolve("bin/kismet") + ")", "status 3", "above");

        Path settings = directory.resolve("home/kismet_run.conf");
        assertThat(settings)
                .content()
                .contains("httpd_bind_address=127.0.0.1\n", "httpd_port=1\n", "remote_capture_enabled=false\n")
                .contains("helper_binary_path=%B\nhelper_binary_path=%h/.kismet/plugins/notes\n")
                .containsPattern("httpd_password=[0-9a-f]{16}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(settings))).isEqualTo("rw-------");
        assertThat(List.of(next(), next(), next(), next(), next(), next()))
                .containsExactly(
                        "--no-ncurses",
                        "--no-logging",
                        "--homedir",
                        directory.resolve("home").toString(),
                        "--override",
                        settings.toString());
    }

    @Test
    void ends_with_what_it_has_started_also_when_it_is_deaf_to_sigterm() throws Exception {
        program("trap '' TERM\nsleep 600 &\necho $$ $!\nwhile :; do wait; sleep 1; done\n");
        RealKismet kismet = kismet();
        Thread starting = new Thread(() -> {
            try {
                kismet.start();
            } catch (RunException | IOException | InterruptedException e) {
                lines.add("start: " + e.getMessage());
            }
        });
        starting.start();
        String[] processes = next().split(" ");

        kismet.close();

        starting.join();
        assertThat(lines).anyMatch(line -> line.startsWith("start: "));
        for (String process : processes) {
            Optional<ProcessHandle> left = ProcessHandle.of(Long.parseLong(process));
            if (left.isPresent()) {
                left.get().onExit().get(60, TimeUnit.SECONDS);
            }
        }
        assertThatThrownBy(kismet::start).isInstanceOf(RunException.class).hasMessageContaining("not started any more");
    }

    @Test
    void a_directory_without_a_kismet_is_refused() {
        assertThatThrownBy(this::kismet)
                .isInstanceOf(RunException.class)
                .hasMessageContainingAll("kismet.home (" + directory + ")", "bin/kismet", "-Dkismet.home");
    }

    @Test
    void a_port_that_nobody_knows_before_is_refused() throws IOException {
        program("");

        assertThatThrownBy(() -> new RealKismet(directory, plugin, 0, Map.of(), lines::add))
                .isInstanceOf(RunException.class)
                .hasMessageContainingAll("kismet.port (0)", "1 to 65535");
    }

    private RealKismet kismet() throws RunException {
        return new RealKismet(directory, plugin, PORT, Map.of(), lines::add);
    }

    private void program(String script) throws IOException {
        Path program = Files.createDirectories(directory.resolve("bin")).resolve("kismet");
        Files.writeString(program, "#!/bin/sh\n" + script);
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private String next() throws InterruptedException {
        String line = lines.poll(60, TimeUnit.SECONDS);
        assertThat(line).describedAs("a line within 60 s").isNotNull();
        return line;
    }
}
