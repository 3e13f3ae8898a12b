package io.github.kismetexternal.benchmarks;

import java.nio.file.Path;
import java.util.Map;

/**
 * A Java that plugins run on.
 *
 * @param name for the tables: JDK 17
 * @param jdk its home
 * @param bundle the plugin's, which takes that Java
 */
record Platform(String name, Path jdk, Path bundle) {
    /** Returns the variables which let the launcher take the JDK. */
    Map<String, String> environment() {
        return Map.of("JAVA_HOME", jdk.toString());
    }
}
