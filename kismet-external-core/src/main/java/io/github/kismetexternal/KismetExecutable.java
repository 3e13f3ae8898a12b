package io.github.kismetexternal;

import io.github.kismetexternal.wire.KismetRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A server's program, which says its version: {@code Kismet 2023-07-R2}, in some 10 ms and with exit status 1. */
final class KismetExecutable {
    private static final int LONGEST_VERSION = 200;

    private KismetExecutable() {}

    /** Asks for the version, for one second at most; nothing if the program is no Kismet or does not answer. */
    static Optional<KismetRelease> release(Path executable) {
        try {
            return KismetRelease.parse(versionOf(executable));
        } catch (IOException e) {
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
            String output = new String(process.getInputStream().readNBytes(LONGEST_VERSION), US_ASCII);
            return output.lines().findFirst().orElse("");
        } finally {
            process.destroyForcibly();
        }
    }
}
