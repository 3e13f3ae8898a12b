package io.github.kismetexternal.packaging.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is done about a change, in which order, by a build and a server that say what they are told. */
@Timeout(120)
class DevelopmentLoopTest {
    @TempDir
    Path project;

    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
    private Path source;
    private Path page;
    private BuiltBundle bundle;
    private RunningCopy copy;
    private volatile String trouble = "";
    private Thread loop;

    @BeforeEach
    void start() throws Exception {
        source = write(project.resolve("src/A.java"), "a");
        page = write(project.resolve("web/index.html"), "a");
        Path directory = project.resolve("target/kismet/notes");
        write(directory.resolve("lib/a.jar"), "first");
        write(directory.resolve("httpd/index.html"), "a");
        bundle = new BuiltBundle(directory, project.resolve("web"), true, project.resolve("target/kismet-run"));
        copy = RunningCopy.of(bundle);
        SourceWatch watch = new SourceWatch(List.of(project.resolve("src")), List.of());
        DevelopmentLoop development =
                new DevelopmentLoop(this::build, bundle, watch, copy, new LoggingServer(), new LoggingReport());
        loop = new Thread(() -> {
            try {
                development.run(() -> log.add("ready"));
            } catch (RunException | IOException | InterruptedException e) {
                log.add("end: " + e.getMessage());
            }
        });
        loop.start();
        assertThat(next()).isEqualTo("start with first");
        assertThat(next()).isEqualTo("ready");
    }

    @AfterEach
    void end() throws InterruptedException {
        loop.interrupt();
        loop.join();
    }

    @Test
    void a_changed_source_is_built_before_the_plugin_ends_and_is_replaced_before_it_starts() throws Exception {
        write(source, "changed");

        assertThat(next()).isEqualTo("Building, because of A.java.");
        assertThat(next()).isEqualTo("build");
        assertThat(next()).isEqualTo("stop with first");
        assertThat(next()).isEqualTo("start with second");
        assertThat(next()).matches("Built and restarted in [0-9]+\\.[0-9] s\\.");
    }

    @Test
    void a_build_that_fails_leaves_the_plugin_alone_and_the_next_may_succeed() throws Exception {
        trouble = "; expected";
        write(source, "broken");
        assertThat(next()).startsWith("Building");
        assertThat(next()).isEqualTo("build");
        assertThat(next()).isEqualTo("error: ; expected");
        assertThat(next()).startsWith("error: The build failed after").contains("still runs");
        assertThat(copy.directory().resolve("lib/a.jar")).hasContent("first");

        trouble = "";
        write(source, "right again");
        assertThat(next()).startsWith("Building");
        assertThat(next()).isEqualTo("build");
        assertThat(next()).isEqualTo("stop with first");
        assertThat(next()).isEqualTo("start with second");
    }

    @Test
    void a_changed_page_is_copied_and_nothing_is_restarted() throws Exception {
        write(page, "changed");

        assertThat(next()).isEqualTo("Reloaded index.html, without a restart.");
        assertThat(copy.directory().resolve("httpd/index.html")).hasContent("changed");
        assertThat(log).isEmpty();
    }

    @Test
    void ends_when_the_server_has_ended() throws Exception {
        trouble = "server gone";

        assertThat(next()).isEqualTo("end: server gone");
    }

    private BuiltBundle build() throws RunException {
        log.add("build");
        if (!trouble.isEmpty()) {
            throw new RunException(trouble);
        }
        try {
            write(bundle.directory().resolve("lib/a.jar"), "second");
        } catch (IOException e) {
            throw new RunException(e.toString());
        }
        return bundle;
    }

    private String next() throws InterruptedException {
        String line = log.poll(60, TimeUnit.SECONDS);
        assertThat(line).describedAs("a line within 60 s").isNotNull();
        return line;
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private final class LoggingServer implements Server {
        @Override
        public boolean start() throws IOException {
            log.add("start with " + jar());
            return true;
        }

        @Override
        public void stop() throws IOException {
            log.add("stop with " + jar());
        }

        private String jar() throws IOException {
            return Files.readString(copy.directory().resolve("lib/a.jar"));
        }

        @Override
        public void requireRunning() throws RunException {
            if (trouble.startsWith("server")) {
                throw new RunException(trouble);
            }
        }

        @Override
        public void close() {
            log.add("close");
        }
    }

    private final class LoggingReport implements DevelopmentLoop.Report {
        @Override
        public void info(String line) {
            log.add(line);
        }

        @Override
        public void error(String line) {
            log.add("error: " + line);
        }
    }
}
