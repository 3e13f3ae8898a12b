package io.github.kismetexternal.tests.generate;

import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatorBuilder;
import io.github.kismetexternal.tests.MavenRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A plugin as the archetype has made it.
 *
 * @param project its directory
 */
record GeneratedPlugin(Path project) {
    static final String DIRNAME = "device_watch";
    private static final String ARTIFACT = "device-watch";
    private static final Duration GENERATION = Duration.ofSeconds(200);
    private static final Duration BUILD = Duration.ofSeconds(600);

    /** Generates a plugin in a directory that it makes. */
    static GeneratedPlugin in(Path directory, Variant variant) throws Exception {
        Files.createDirectory(directory);
        try (MavenRun maven = Archetype.start(directory, answers(variant))) {
            assertThat(maven.awaitEnd(GENERATION)).describedAs(maven.output()).isZero();
        }
        try (Stream<Path> made = Files.list(directory)) {
            assertThat(made).containsExactly(directory.resolve(ARTIFACT));
        }
        return new GeneratedPlugin(directory.resolve(ARTIFACT));
    }

    private static Map<String, String> answers(Variant variant) {
        Map<String, String> answers = new LinkedHashMap<>();
        answers.put("groupId", "org.example");
        answers.put("artifactId", ARTIFACT);
        answers.put("version", "1.0-SNAPSHOT");
        answers.put("package", "org.example.devicewatch");
        answers.put("pluginName", "Device watch");
        answers.put("variant", variant.answer());
        return answers;
    }

    /** Runs a phase of its build, with its own tests where that has them. */
    void build(String phase) throws Exception {
        try (MavenRun maven = MavenRun.start(project, phase)) {
            assertThat(maven.awaitEnd(BUILD)).describedAs(maven.output()).isZero();
        }
    }

    Path bundle() {
        return project.resolve("target/kismet").resolve(DIRNAME);
    }

    /**
     * Begins a stand-in for Kismet with the plugin's bundle.
     *
     * @param home of the user that Kismet runs as
     */
    SimulatorBuilder simulator(KismetKind kind, Path home) {
        SimulatorBuilder builder = KismetSimulator.of(bundle()).release(kind.release()).generation(kind.generation());
        environment(home).forEach(builder::environment);
        return builder;
    }

    /** Returns what keeps a plugin's data out of the home of who runs the tests, and runs it on their JDK. */
    static Map<String, String> environment(Path home) {
        return Map.of(
                "JAVA_HOME", System.getProperty("java.home"), "KISMET_PLUGIN_JAVA_OPTS", "-Duser.home=" + home);
    }
}
