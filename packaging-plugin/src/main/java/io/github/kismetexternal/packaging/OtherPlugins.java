package io.github.kismetexternal.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.project.MavenProject;
import org.twdata.maven.mojoexecutor.MojoExecutor;
import org.twdata.maven.mojoexecutor.MojoExecutor.Element;

/** Runs goals of other Maven plugins, in versions that were tried, within the build that is going on. */
final class OtherPlugins {
    private static final String VERSIONS = "plugin-versions.properties";

    private final MavenProject project;
    private final MavenSession session;
    private final BuildPluginManager pluginManager;

    OtherPlugins(MavenProject project, MavenSession session, BuildPluginManager pluginManager) {
        this.project = project;
        this.session = session;
        this.pluginManager = pluginManager;
    }

    /**
     * Returns a plugin in the version that this one was built to work with.
     *
     * @throws IOException if the list of versions cannot be read
     */
    static Plugin plugin(String groupId, String artifactId) throws IOException {
        Properties versions = new Properties();
        try (InputStream list = OtherPlugins.class.getResourceAsStream(VERSIONS)) {
            if (list == null) {
                throw new IOException(VERSIONS + " must be beside this class; build the plugin with its resources.");
            }
            versions.load(list);
        }
        Plugin plugin = new Plugin();
        plugin.setGroupId(groupId);
        plugin.setArtifactId(artifactId);
        plugin.setVersion(versions.getProperty(artifactId));
        return plugin;
    }

    /**
     * Runs a goal.
     *
     * @throws MojoExecutionException if the plugin is not to be had, or if the goal fails
     */
    void run(Plugin plugin, String goal, Element... configuration) throws MojoExecutionException {
        try {
            MojoExecutor.executeMojo(
                    plugin,
                    goal,
                    MojoExecutor.configuration(configuration),
                    MojoExecutor.executionEnvironment(project, session, pluginManager));
        } catch (MojoExecutionException e) {
            // The exception says that something failed, its cause what.
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new MojoExecutionException(
                    plugin.getId() + ":" + goal + ", which this goal runs, failed: " + reason.getMessage()
                            + " If it could not be downloaded, build once with access to a Maven repository.",
                    reason);
        }
    }

    /**
     * Returns the time for all that is dated: the project's {@code project.build.outputTimestamp}, or, where it has
     * none or the letter that turns it off, the oldest that archives can hold.
     */
    String timestamp() {
        String timestamp = project.getProperties().getProperty("project.build.outputTimestamp", "").strip();
        return timestamp.length() > 1 ? timestamp : "1980-01-01T00:00:02Z";
    }
}
