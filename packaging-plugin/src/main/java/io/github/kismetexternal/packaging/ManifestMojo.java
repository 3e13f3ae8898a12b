package io.github.kismetexternal.packaging;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.NullUnmarked;

/**
 * Writes the {@code manifest.conf} that the plugin will have, to look at: made from the pom, or as written by hand.
 *
 * <p>{@code kismet:bundle} does not need this file; it makes its own in the same way. Run early, this goal finds what
 * the pom lacks before anything is compiled.
 */
@Mojo(name = "manifest", defaultPhase = LifecyclePhase.PROCESS_RESOURCES, threadSafe = true)
@NullUnmarked // Maven fills the fields in
public final class ManifestMojo extends PluginMojo {
    /** Where {@code manifest.conf} is put. */
    @Parameter(
            property = "kismet.manifestDirectory",
            defaultValue = "${project.build.directory}/kismet-manifest",
            required = true)
    private File manifestDirectory;

    /** For Maven, which fills in the parameters. */
    public ManifestMojo() {}

    @Override
    void run(Identity plugin) throws IOException {
        Path file = Files.createDirectories(manifestDirectory.toPath()).resolve("manifest.conf");
        plugin.manifest().writeTo(file);
        getLog().info("Manifest of the Kismet plugin " + plugin.names().dirname() + ": " + file);
    }
}
