package io.github.kismetexternal.packaging;

import static org.twdata.maven.mojoexecutor.MojoExecutor.element;

import java.io.IOException;
import org.apache.maven.model.Dependency;
import org.apache.maven.model.Exclusion;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecutionException;

/** Packs the bundle by maven-assembly-plugin, as the descriptor {@code kismet-bundle} says. */
final class Archives {
    private final OtherPlugins plugins;
    private final Dependency descriptor;

    /**
     * Takes what will be needed.
     *
     * @param descriptor the artifact that holds the descriptor, which is this Maven plugin
     */
    Archives(OtherPlugins plugins, Dependency descriptor) {
        this.plugins = plugins;
        this.descriptor = descriptor;
    }

    /**
     * Writes the archives and attaches them to the project.
     *
     * @throws MojoExecutionException if maven-assembly-plugin fails
     * @throws IOException if it is not known in which version to run that
     */
    void write() throws MojoExecutionException, IOException {
        Plugin assembly = OtherPlugins.plugin("org.apache.maven.plugins", "maven-assembly-plugin");
        assembly.addDependency(descriptorOnly());
        plugins.run(
                assembly,
                "single",
                element("descriptorRefs", element("descriptorRef", "kismet-bundle")),
                element("outputTimestamp", plugins.timestamp()),
                element("overrideUid", "0"),
                element("overrideGid", "0"),
                element("overrideUserName", "root"),
                element("overrideGroupName", "root"),
                // Not posix: busybox tar does not know the long names of that.
                element("tarLongFileMode", "gnu"),
                element("appendAssemblyId", "true"),
                element("attach", "true"),
                element("skipAssembly", "false"));
    }

    /** What our code needs may be another version than what maven-assembly-plugin does. */
    private Dependency descriptorOnly() {
        Exclusion everything = new Exclusion();
        everything.setGroupId("*");
        everything.setArtifactId("*");
        Dependency only = descriptor.clone();
        only.addExclusion(everything);
        return only;
    }
}
