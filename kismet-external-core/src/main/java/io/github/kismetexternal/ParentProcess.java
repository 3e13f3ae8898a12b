package io.github.kismetexternal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** The process that started the plugin: Kismet. Immutable. */
final class ParentProcess {
    private static final int LONGEST_VERSION = 200;

    private final long pid;

    private ParentProcess(long pid) {
        this.pid = pid;
    }

    static ParentProcess current() {
        return new ParentProcess(parentPid());
    }

    /** Returns whether the plugin has been orphaned since: a pipe's end alone may come late or never. */
    boolean isGone() {
        return parentPid() != pid;
    }

    /** Asks the parent's executable for its version, for one second at most; nothing if it is no Kismet. */
    Optional<KismetRelease> release() {
        Path executable = Path.of("/proc", Long.toString(pid), "exe");
        try {
            Path name = Files.readSymbolicLink(executable).getFileName();
            if (name == null || !name.toString().startsWith("kismet")) {
                return Optional.empty();
            }
            return KismetRelease.parse(versionOf(executable));
        } catch (IOException | UnsupportedOperationException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static String versionOf(Path executable) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(executable.toString(), "--version")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                return "";
            }
            return new String(process.getInputStream().readNBytes(LONGEST_VERSION), US_ASCII)
                    .lines()
                    .findFirst()
                    .orElse("");
        } finally {
            process.destroyForcibly();
        }
    }

    private static long parentPid() {
        return ProcessHandle.current().parent().map(ProcessHandle::pid).orElse(1L);
    }
}
