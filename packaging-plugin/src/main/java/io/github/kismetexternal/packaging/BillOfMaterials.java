package io.github.kismetexternal.packaging;

import static org.twdata.maven.mojoexecutor.MojoExecutor.element;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * Lists what a project is made of, as CycloneDX: itself and its dependencies at run time, with version, licenses and
 * hashes. Two builds of the same sources make the same file.
 */
final class BillOfMaterials {
    /** The file's name, here and in a bundle; the end is what CycloneDX asks for. */
    static final String FILE = "sbom.cdx.json";

    private final OtherPlugins plugins;

    BillOfMaterials(OtherPlugins plugins) {
        this.plugins = plugins;
    }

    /**
     * Writes the file.
     *
     * @param withDependencies whether the plugin has the project's dependencies in it
     * @return the file
     * @throws MojoExecutionException if cyclonedx-maven-plugin fails
     * @throws IOException if it is not known in which version to run that
     */
    Path writeTo(Path directory, boolean withDependencies) throws MojoExecutionException, IOException {
        plugins.run(
                OtherPlugins.plugin("org.cyclonedx", "cyclonedx-maven-plugin"),
                "makeBom",
                element("projectType", "application"),
                element("outputDirectory", directory.toString()),
                element("outputName", FILE.substring(0, FILE.lastIndexOf('.'))),
                element("outputFormat", "json"),
                // About the schemas of later versions the plugin's own validator warns in every build.
                element("schemaVersion", "1.4"),
                element("outputTimestamp", plugins.timestamp()),
                element("includeBomSerialNumber", "false"),
                element("includeCompileScope", String.valueOf(withDependencies)),
                element("includeRuntimeScope", String.valueOf(withDependencies)),
                element("includeProvidedScope", "false"),
                element("includeSystemScope", "false"),
                element("skip", "false"),
                element("skipNotDeployed", "false"),
                element("skipAttach", "true"));
        return directory.resolve(FILE);
    }
}
