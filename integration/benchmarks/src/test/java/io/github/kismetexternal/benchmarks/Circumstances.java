package io.github.kismetexternal.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** When, where and how all of it was measured. */
final class Circumstances {
    private Circumstances() {}

    static void addTo(Report report, Form form) throws IOException {
        report.circumstance("date", LocalDate.now().toString());
        report.circumstance("form", form.name());
        report.circumstance("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        report.circumstance("processor", valueOf("/proc/cpuinfo", "model name", System.getProperty("os.arch")));
        report.circumstance("memory of the machine", valueOf("/proc/meminfo", "MemTotal", "unknown"));
        report.circumstance("system", system());
        report.circumstance(
                "JVM", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
    }

    /** Returns a JDK's name by what the file {@code release} in its home says: JDK 25. */
    static String nameOf(Path jdk) throws IOException {
        String version = release(jdk, "JAVA_VERSION");
        if (version == null) {
            throw new IOException(jdk + " must have its JAVA_VERSION in the file release, as JDKs do");
        }
        return "JDK " + Runtime.Version.parse(version).feature();
    }

    /** Returns all that a JDK says of its version. */
    static String versionOf(Path jdk) throws IOException {
        String full = release(jdk, "JAVA_RUNTIME_VERSION");
        return full == null ? nameOf(jdk) : full;
    }

    private static @Nullable String release(Path jdk, String key) throws IOException {
        for (String line : Files.readAllLines(jdk.resolve("release"))) {
            if (line.startsWith(key + "=\"")) {
                return line.substring(key.length() + 2, line.lastIndexOf('"'));
            }
        }
        return null;
    }

    private static String valueOf(String file, String key, String otherwise) throws IOException {
        for (String line : Files.readAllLines(Path.of(file))) {
            if (line.startsWith(key)) {
                return line.substring(line.indexOf(':') + 1).trim();
            }
        }
        return otherwise;
    }

    /** Returns the system's name and version without what whoever built it put behind. */
    private static String system() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version").replaceFirst("-.*", "");
    }
}
