package io.github.kismetexternal.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/** When, where and how all of it was measured. */
final class Circumstances {
    private static final String VERSION = "JAVA_VERSION=\"";

    private Circumstances() {}

    static void addTo(Report report, Form form) throws IOException {
        report.circumstance("date", LocalDate.now().toString());
        report.circumstance("form", form.name());
        report.circumstance("processors", Integer.toString(Runtime.getRuntime().availableProcessors()));
        report.circumstance("processor", processor());
        report.circumstance("system", system());
        report.circumstance(
                "JVM", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
    }

    /** Returns a JDK's name by what the file {@code release} in its home says: JDK 25. */
    static String nameOf(Path jdk) throws IOException {
        for (String line : Files.readAllLines(jdk.resolve("release"))) {
            if (line.startsWith(VERSION)) {
                String version = line.substring(VERSION.length(), line.lastIndexOf('"'));
                return "JDK " + Runtime.Version.parse(version).feature();
            }
        }
        throw new IOException(jdk + " must have its JAVA_VERSION in the file release, as JDKs do");
    }

    private static String processor() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
            if (line.startsWith("model name")) {
                return line.substring(line.indexOf(':') + 1).trim();
            }
        }
        return System.getProperty("os.arch");
    }

    /** Returns the system's name and version without what whoever built it put behind. */
    private static String system() {
        return System.getProperty("os.name") + " " + System.getProperty("os.version").replaceFirst("-.*", "");
    }
}
