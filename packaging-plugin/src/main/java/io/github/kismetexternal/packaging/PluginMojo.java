package io.github.kismetexternal.packaging;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.Developer;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Gathers what says who a plugin is, for the goals that need to know. */
@NullUnmarked // Maven fills the fields in
abstract class PluginMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /**
     * The plugin's directory and part of its addresses: a lower-case letter followed by lower-case letters, digits and
     * {@code _}. By default the artifactId in lower case, with each run of other characters turned into {@code _}.
     */
    @Parameter(property = "kismet.dirname")
    private String dirname;

    /** The launcher's file name, by default {@code kismet_<dirname>}. Names of Kismet's own programs are refused. */
    @Parameter(property = "kismet.helper")
    private String helper;

    /**
     * The name of the browser script, by default {@code kismet_plugin_<dirname>}. It becomes a global variable of
     * Kismet's page, so it must begin with {@code kismet_plugin_}, as no variable of the browser's or of Kismet's does.
     */
    @Parameter(property = "kismet.jsModule")
    private String jsModule;

    /** What the manifest says under the key {@code ui2}, for Kismet's new user interface: written as it is. */
    @Parameter(property = "kismet.ui2")
    private String ui2;

    /** The full name of the class whose {@code main} method is the plugin. Required, but for {@code webOnly}. */
    @Parameter(property = "kismet.mainClass")
    private String mainClass;

    /** Whether the plugin consists of files for the browser only: no class to run, no launcher, no jars. */
    @Parameter(property = "kismet.webOnly", defaultValue = "false")
    private boolean webOnly;

    /**
     * A manifest written by hand. Where the file exists, it is taken as it is instead of one made from the pom; it
     * names the launcher, and no parameter may say otherwise.
     */
    @Parameter(
            property = "kismet.manifest",
            defaultValue = "${project.basedir}/src/main/kismet/manifest.conf",
            required = true)
    private File manifest;

    /** The files for the browser. Need not exist, but for {@code webOnly}. */
    @Parameter(property = "kismet.webDirectory", defaultValue = "${project.basedir}/src/main/httpd", required = true)
    private File webDirectory;

    /** Whether to do nothing. */
    @Parameter(property = "kismet.skip", defaultValue = "false")
    private boolean skip;

    PluginMojo() {}

    @Override
    public final void execute() throws MojoFailureException, MojoExecutionException {
        if (skip) {
            getLog().info("kismet.skip is set: no Kismet plugin is made.");
            return;
        }
        try {
            PluginParameters parameters = new PluginParameters(
                    project.getArtifactId(), dirname, helper, jsModule, ui2, mainClass, webOnly);
            run(Identity.of(parameters, about(), web(), manifest.toPath()));
        } catch (BundleException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("The Kismet plugin could not be written: " + e, e);
        }
    }

    /** Does what the goal is for. */
    abstract void run(Identity plugin) throws MojoExecutionException, IOException;

    final MavenProject project() {
        return project;
    }

    final WebDirectory web() {
        return web(WebLibraries.none());
    }

    final WebDirectory web(WebLibraries libraries) {
        return new WebDirectory(webDirectory.toPath(), libraries);
    }

    private ProjectDescription about() {
        List<@Nullable String> developers = new ArrayList<>();
        for (Developer developer : project.getDevelopers()) {
            developers.add(developer.getName());
        }
        String organization = project.getOrganization() == null ? null : project.getOrganization().getName();
        return new ProjectDescription(
                // Of the model, as the project answers with the artifactId where the pom has no name.
                project.getModel().getName(),
                project.getDescription(),
                ProjectDescription.author(developers, organization),
                project.getVersion());
    }
}
