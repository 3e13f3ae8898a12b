package io.github.kismetexternal.packaging;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a launcher, run as a real process, left behind. */
record LauncherRun(int status, String output, String errors) {
    private static final long DEADLINE_SECONDS = 20;

    static LauncherRun of(Path directory, Map<String, String> environment, List<String> command) {
        try {
            Path output = Files.createTempFile(directory, "out", ".txt");
            Path errors = Files.createTempFile(directory, "err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            builder.environment().clear();
            builder.environment().putAll(environment);
            Process process = builder.start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(DEADLINE_SECONDS, SECONDS);
            process.destroyForcibly();
            assertThat(ended).as("%s ends within %s s", command, DEADLINE_SECONDS).isTrue();
            return new LauncherRun(process.exitValue(), Files.readString(output), Files.readString(errors));
        } catch (IOException e) {
            throw new AssertionError("Could not run " + command + "; on Debian: apt-get install bash dash busybox", e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Asserts that the program ran, and that nothing else printed anything. */
    LauncherRun started() {
        assertThat(this).returns(0, LauncherRun::status).returns("", LauncherRun::errors);
        assertThat(output.lines()).allMatch(line -> line.matches("[a-z][A-Za-z0-9._-]*=.*"));
        return this;
    }

    List<String> all(String key) {
        return output.lines()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> line.substring(key.length() + 1))
                .toList();
    }

    String one(String key) {
        assertThat(all(key)).as(key).hasSize(1);
        return all(key).get(0);
    }
}
