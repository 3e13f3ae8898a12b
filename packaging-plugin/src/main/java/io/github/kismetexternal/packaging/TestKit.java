package io.github.kismetexternal.packaging;

import io.github.kismetexternal.packaging.run.RunException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.project.MavenProject;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;

/** Finds the test kit of this plugin's version when it is needed: who only packages plugins never downloads it. */
final class TestKit {
    private final RepositorySystem repositories;
    private final MavenSession session;
    private final PluginDescriptor plugin;

    TestKit(RepositorySystem repositories, MavenSession session, PluginDescriptor plugin) {
        this.repositories = repositories;
        this.session = session;
        this.plugin = plugin;
    }

    /**
     * Returns the jar that holds all that it needs.
     *
     * @throws RunException if it is not to be had
     */
    Path standaloneJar() throws RunException {
        DefaultArtifact jar = new DefaultArtifact(
                plugin.getGroupId(), "kismet-testkit", "standalone", "jar", plugin.getVersion());
        MavenProject project = session.getCurrentProject();
        List<RemoteRepository> places = new ArrayList<>(project.getRemotePluginRepositories());
        places.addAll(project.getRemoteProjectRepositories());
        try {
            return repositories
                    .resolveArtifact(session.getRepositorySession(), new ArtifactRequest(jar, places, null))
                    .getArtifact()
                    .getFile()
                    .toPath();
        } catch (ArtifactResolutionException e) {
            throw new RunException("The stand-in for Kismet (" + jar + ") must be in a Maven repository, in the version"
                    + " of this plugin: " + e.getMessage() + ". Run once with access to one, install the kit with mvn"
                    + " -DskipTests install, or use a real Kismet with -Dkismet.home=<directory>.");
        }
    }
}
