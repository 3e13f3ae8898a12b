package io.github.kismetexternal;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@EnabledOnOs(value = OS.LINUX, disabledReason = "elsewhere a pipe's fill is never asked for")
@Timeout(20)
class PipeContentTest {
    @Test
    void a_pipe_is_empty_until_it_is_written_to_and_once_it_was_read() throws Exception {
        Process cat = new ProcessBuilder("cat").redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            int number = writingEndOfInputOf(cat);
            try (FileOutputStream pipe = new FileOutputStream("/dev/fd/" + number)) {
                PipeContent content = PipeContent.of(pipe, number);
                assertThat(content.isNothing()).isTrue();
                stop(cat);
                pipe.write(new byte[1]);
                assertThat(content.isNothing()).isFalse();

                resume(cat);
                while (!content.isNothing()) {
                    Thread.sleep(1);
                }
            }
        } finally {
            cat.destroyForcibly();
        }
    }

    @Test
    void nothing_is_known_of_what_is_no_pipe(@TempDir Path directory) throws Exception {
        try (FileOutputStream file = new FileOutputStream(directory.resolve("file").toFile())) {
            assertThat(PipeContent.of(file, numberOf(directory.resolve("file"))).isNothing()).isFalse();
        }
        try (FileOutputStream nothing = new FileOutputStream("/dev/null")) {
            assertThat(PipeContent.of(nothing, numberOf(Path.of("/dev/null"))).isNothing()).isFalse();
        }
    }

    @Test
    void nothing_is_known_of_a_pipe_that_is_closed() throws Exception {
        Process cat = new ProcessBuilder("cat").redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            int number = writingEndOfInputOf(cat);
            FileOutputStream pipe = new FileOutputStream("/dev/fd/" + number);
            PipeContent content = PipeContent.of(pipe, number);
            pipe.close();

            assertThat(content.isNothing()).isFalse();
            assertThat(PipeContent.of(pipe, 1_000_000).isNothing()).isFalse();
        } finally {
            cat.destroyForcibly();
        }
    }

    private static void stop(Process process) throws Exception {
        signal("-STOP", process);
        Path state = Path.of("/proc/" + process.pid() + "/stat");
        while (!Files.readString(state).contains(") T ")) {
            Thread.sleep(1);
        }
    }

    private static void resume(Process process) throws Exception {
        signal("-CONT", process);
    }

    private static void signal(String name, Process process) throws Exception {
        assertThat(new ProcessBuilder("sh", "-c", "kill " + name + " " + process.pid()).start().waitFor()).isZero();
    }

    /** Returns under which number the pipe to a process is open here. */
    private static int writingEndOfInputOf(Process process) throws IOException {
        return numberOf(Files.readSymbolicLink(Path.of("/proc/" + process.pid() + "/fd/0")));
    }

    private static int numberOf(Path target) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            List<Path> found = open.filter(number -> isLinkTo(target, number)).toList();
            return Integer.parseInt(found.get(0).getFileName().toString());
        }
    }

    private static boolean isLinkTo(Path target, Path number) {
        try {
            return Files.readSymbolicLink(number).equals(target);
        } catch (IOException e) {
            // That of the listing itself.
            return false;
        }
    }
}
