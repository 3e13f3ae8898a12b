package io.github.kismetexternal.tests;

import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatorBuilder;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/** The demo as a user would install it: its bundle, run through its launcher on the JDK that runs the tests. */
final class DemoBundle {
    private DemoBundle() {}

    static Path directory() {
        Path directory = Path.of(System.getProperty("kismet.demo.bundle"));
        assertThat(directory.resolve("manifest.conf")).describedAs("the demo's bundle").isRegularFile();
        return directory;
    }

    static Path launcher() {
        return directory().resolve("kismet_externaldemo");
    }

    static String javaHome() {
        String home = System.getProperty("java.home");
        assertThat(Files.isExecutable(Path.of(home, "bin", "java"))).isTrue();
        return home;
    }

    static SimulatorBuilder simulator() {
        return KismetSimulator.of(directory()).environment("JAVA_HOME", javaHome());
    }
}
