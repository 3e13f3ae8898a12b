package io.github.kismetexternal.tests.generate;

import io.github.kismetexternal.tests.MavenRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks the archetype for a plugin, on the line that the README shows. */
final class Archetype {
    private Archetype() {}

    /**
     * Begins to generate a plugin.
     *
     * @param directory where the plugin's directory is to be made
     * @param answers what the archetype would ask for
     */
    static MavenRun start(Path directory, Map<String, String> answers) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                "org.apache.maven.plugins:maven-archetype-plugin:" + System.getProperty("kismet.archetype.plugin")
                        + ":generate",
                "-DarchetypeCatalog=local",
                "-DarchetypeGroupId=io.github.kismetexternal",
                "-DarchetypeArtifactId=kismet-plugin-archetype",
                "-DarchetypeVersion=" + System.getProperty("kismet.kit.version")));
        answers.forEach((name, answer) -> line.add("-D" + name + "=" + answer));
        return MavenRun.start(directory, line.toArray(String[]::new));
    }
}
