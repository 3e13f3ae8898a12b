package io.github.kismetexternal.packaging;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.model.Developer;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Writes the directory that Kismet loads as a plugin: manifest, launcher, jars and the files for the browser.
 *
 * <p>A file {@code js/<jsModule>.js} among the latter becomes the script that Kismet's pages load. Name, description,
 * authors and version come from the pom.
 */
@Mojo(
        name = "bundle",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
@NullUnmarked // Maven fills the fields in
public final class BundleMojo extends AbstractMojo {
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

    /** The full name of the class whose {@code main} method is the plugin. Required. */
    @Parameter(property = "kismet.mainClass")
    private String mainClass;

    /** Whether to do nothing. */
    @Parameter(property = "kismet.skip", defaultValue = "false")
    private boolean skip;

    /** Where the plugin's directory is put. */
    @Parameter(property = "kismet.outputDirectory", defaultValue = "${project.build.directory}/kismet", required = true)
    private File outputDirectory;

    /** The files for the browser. Need not exist. */
    @Parameter(property = "kismet.webDirectory", defaultValue = "${project.basedir}/src/main/httpd", required = true)
    private File webDirectory;

    /** The oldest Java release that the launcher takes: what the project is compiled for, and at least 17. */
    @Parameter(property = "kismet.minimumJava", defaultValue = "${maven.compiler.release}")
    private String minimumJava;

    /** For Maven, which fills in the parameters. */
    public BundleMojo() {}

    /**
     * Writes the directory.
     *
     * @throws MojoFailureException if the project cannot become a plugin as it is
     * @throws MojoExecutionException if a file cannot be read, written or deleted
     */
    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        if (skip) {
            getLog().info("kismet.skip is set: no Kismet plugin is made.");
            return;
        }
        try {
            PluginNames names = PluginNames.of(project.getArtifactId(), dirname, helper, jsModule, mainClass);
            Bundle bundle = new Bundle(
                    names,
                    about(),
                    classPath(),
                    new WebDirectory(webDirectory.toPath()),
                    MinimumJava.of(minimumJava));
            Path directory = bundle.writeTo(outputDirectory.toPath());
            InstallNotes.of(directory, names).forEach(getLog()::info);
        } catch (BundleException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("The Kismet plugin could not be written: " + e, e);
        }
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

    private ClassPath classPath() {
        List<Jar> dependencies = project.getArtifacts().stream()
                .filter(artifact -> artifact.getArtifactHandler().isAddedToClasspath())
                .map(BundleMojo::jar)
                .toList();
        return ClassPath.of(jar(project.getArtifact()), dependencies);
    }

    private static Jar jar(Artifact artifact) {
        File file = artifact.getFile();
        return new Jar(
                artifact.getGroupId(),
                artifact.getArtifactId(),
                artifact.getBaseVersion(),
                artifact.getClassifier(),
                file == null ? null : file.toPath());
    }
}
