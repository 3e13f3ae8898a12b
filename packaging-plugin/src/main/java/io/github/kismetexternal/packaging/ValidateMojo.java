package io.github.kismetexternal.packaging;

import io.github.kismetexternal.packaging.files.FileTree;
import io.github.kismetexternal.packaging.validate.BundleFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.NullUnmarked;

/**
 * Checks whether Kismet will load a plugin, and whether all of it will work: of this project, or a directory or archive
 * of anybody.
 *
 * <p>Needs no project: {@code mvn kismet:validate -Dkismet.bundle=notes.tar.gz}.
 */
@Mojo(
        name = "validate",
        requiresProject = false,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
@NullUnmarked // Maven fills the fields in
public final class ValidateMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true)
    private MavenProject project;

    /**
     * The plugin's directory, or a tar.gz or zip archive of it. By default what kismet:bundle has made; where the
     * goal is bound to a phase, what there is of it before: the manifest and the files for the browser.
     */
    @Parameter(property = "kismet.bundle")
    private File bundle;

    /** The plugin's directory where kismet:bundle has made it; by default follows from the artifactId. */
    @Parameter(property = "kismet.dirname")
    private String dirname;

    /** Where kismet:bundle puts the plugin's directory. */
    @Parameter(property = "kismet.outputDirectory", defaultValue = "${project.build.directory}/kismet")
    private File outputDirectory;

    /** Where kismet:manifest puts {@code manifest.conf}. */
    @Parameter(property = "kismet.manifestDirectory", defaultValue = "${project.build.directory}/kismet-manifest")
    private File manifestDirectory;

    /** The files for the browser. */
    @Parameter(property = "kismet.webDirectory", defaultValue = "${project.basedir}/src/main/httpd")
    private File webDirectory;

    /** Where files of dependencies are put that are to be checked with the plugin's own. */
    @Parameter(defaultValue = "${project.build.directory}/kismet-web-libraries", readonly = true)
    private File webLibrariesDirectory;

    @Parameter(defaultValue = "${mojoExecution}", readonly = true, required = true)
    private MojoExecution execution;

    /** The ids of rules that are not to be checked. They stand in brackets behind each finding. */
    @Parameter(property = "kismet.silence")
    private List<String> silence = List.of();

    /** Whether to do nothing. */
    @Parameter(property = "kismet.skip", defaultValue = "false")
    private boolean skip;

    /** For Maven, which fills in the parameters. */
    public ValidateMojo() {}

    /**
     * Prints all that is found.
     *
     * @throws MojoFailureException if there is an error among it, or nothing to check
     */
    @Override
    public void execute() throws MojoFailureException {
        if (skip) {
            getLog().info("kismet.skip is set: no Kismet plugin is checked.");
            return;
        }
        try {
            BundleCheck check = new BundleCheck(getLog(), silence);
            if (bundle != null) {
                check.check(bundle.toString(), BundleFiles.of(bundle.toPath()));
            } else if (project == null || project.getFile() == null) {
                throw new BundleException("kismet.bundle is missing: outside of a project it must name a plugin's"
                        + " directory, or a tar.gz or zip archive of it; add -Dkismet.bundle=<path>.");
            } else if (execution.getLifecyclePhase() == null) {
                Path made = new File(outputDirectory, directoryName()).toPath();
                check.check(made.toString(), BundleFiles.of(made));
            } else {
                check.check("in " + project.getBasedir(), sources());
            }
        } catch (BundleException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoFailureException("The plugin's files could not be read: " + e, e);
        }
    }

    /** What there is before anything is packaged; the whole is checked when it has been made. */
    private BundleFiles sources() throws IOException {
        Map<String, Path> sources = new HashMap<>();
        sources.put("manifest.conf", manifestDirectory.toPath().resolve("manifest.conf"));
        sources.put("httpd", webDirectory.toPath());
        Path libraries = webLibrariesDirectory.toPath();
        FileTree.delete(libraries);
        Files.createDirectories(libraries.getParent());
        WebLibraries.of(project).copyMissingTo(libraries);
        if (Files.isDirectory(libraries)) {
            addMissing(libraries, sources);
        }
        return BundleFiles.of(directoryName(), sources);
    }

    private void addMissing(Path libraries, Map<String, Path> sources) throws IOException {
        try (Stream<Path> files = Files.walk(libraries)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String path = libraries.relativize(file).toString();
                if (!Files.exists(webDirectory.toPath().resolve(path))) {
                    sources.put("httpd/" + path.replace(File.separatorChar, '/'), file);
                }
            }
        }
    }

    private String directoryName() {
        return PluginNames.directoryName(project.getArtifactId(), dirname);
    }
}
