package io.github.kismetexternal.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What Python and Kismet's library for it say of their versions. */
final class PythonVersions {
    private static final String VERSION = "__version__ = ";

    private PythonVersions() {}

    /** Returns Python's: Python 3.11.2. */
    static String ofPython() throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(Programs.PYTHON, "--version").redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IOException(Programs.PYTHON + " --version must tell the version, but said: " + said);
        }
        return said;
    }

    /** Returns that of the library in a directory. */
    static String ofLibrary(String directory) throws IOException {
        Path file = Path.of(directory, "kismetexternal", "__init__.py");
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith(VERSION)) {
                return line.substring(VERSION.length()).replaceAll("[\"']", "").strip();
            }
        }
        return "unknown";
    }
}
