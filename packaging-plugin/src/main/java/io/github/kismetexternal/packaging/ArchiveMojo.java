package io.github.kismetexternal.packaging;

import java.io.IOException;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Dependency;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.NullUnmarked;

/**
 * Packs what {@code kismet:bundle} wrote, as {@code tar.gz} and {@code zip}, and attaches both to the project with the
 * classifier {@code bundle}, followed by system and architecture if the bundle has a Java runtime in it.
 *
 * <p>maven-assembly-plugin does it, by the descriptor {@code kismet-bundle} that this plugin publishes. An archive
 * unpacks to exactly {@code <dirname>/}, belongs to root, and is the same however often it is made: all its times are
 * {@code project.build.outputTimestamp}, or a fixed one. The project's jar is the same only if that property is set.
 */
@Mojo(name = "archive", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
@NullUnmarked // Maven fills the fields in
public final class ArchiveMojo extends AbstractMojo {
    private final BuildPluginManager pluginManager;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    /** Whether to do nothing. */
    @Parameter(property = "kismet.skip", defaultValue = "false")
    private boolean skip;

    /**
     * For Maven, which fills in the parameters.
     *
     * @param pluginManager runs other plugins' goals
     */
    @Inject
    public ArchiveMojo(BuildPluginManager pluginManager) {
        this.pluginManager = pluginManager;
    }

    /**
     * Writes the archives.
     *
     * @throws MojoFailureException if there is no bundle
     * @throws MojoExecutionException if they cannot be written
     */
    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        if (skip) {
            getLog().info("kismet.skip is set: no Kismet plugin is archived.");
            return;
        }
        if (InnerBuild.isGoingOn(session) && session.getProjects().size() == 1) {
            // What runs is the bundle, and no other project may depend on its archives.
            return;
        }
        try {
            FinishedBundle bundle = FinishedBundle.publishedIn(project.getProperties());
            new Archives(new OtherPlugins(project, session, pluginManager), thisPlugin()).write();
            project.getAttachedArtifacts().stream()
                    .filter(artifact -> bundle.classifier().equals(artifact.getClassifier()))
                    .map(Artifact::getFile)
                    .forEach(file -> getLog().info("Archive of the Kismet plugin: " + file));
        } catch (BundleException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("The Kismet plugin could not be archived: " + e, e);
        }
    }

    private Dependency thisPlugin() {
        Dependency dependency = new Dependency();
        dependency.setGroupId(plugin.getGroupId());
        dependency.setArtifactId(plugin.getArtifactId());
        dependency.setVersion(plugin.getVersion());
        return dependency;
    }
}
