package io.github.kismetexternal.packaging;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.NullUnmarked;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Runs a script of the bundle, so that there is one way only in which plugins get to Kismet and from there. */
@NullUnmarked // Maven fills the fields in
abstract class ScriptMojo extends AbstractMojo {
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    /** The plugin's directory where kismet:bundle has made it; by default follows from the artifactId. */
    @Parameter(property = "kismet.dirname")
    private String dirname;

    /** Where kismet:bundle puts the plugin's directory. */
    @Parameter(property = "kismet.outputDirectory", defaultValue = "${project.build.directory}/kismet", required = true)
    private File outputDirectory;

    /** Whether it is for every Kismet of this machine, which needs root, rather than for this user's. */
    @Parameter(property = "kismet.system", defaultValue = "false")
    private boolean system;

    /** Which Kismet: the directory with its {@code bin/kismet}, such as {@code /usr/local}. Found if not given. */
    @Parameter(property = "kismet.home")
    private File home;

    /** Whether to say only what would be done. */
    @Parameter(property = "kismet.dryRun", defaultValue = "false")
    private boolean dryRun;

    /** Whether to do nothing. */
    @Parameter(property = "kismet.skip", defaultValue = "false")
    private boolean skip;

    ScriptMojo() {}

    /** Returns the script's file name. */
    abstract String script();

    /** Returns the options that only this script has. */
    abstract List<String> options();

    @Override
    public final void execute() throws MojoFailureException, MojoExecutionException {
        if (skip) {
            getLog().info("kismet.skip is set: " + script() + " is not run.");
            return;
        }
        try {
            run(command());
        } catch (BundleException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException(script() + " could not be run: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted while " + script() + " ran", e);
        }
    }

    private List<String> command() {
        String directory = PluginNames.directoryName(project.getArtifactId(), dirname);
        Path file = outputDirectory.toPath().resolve(directory).resolve(script());
        if (!Files.isRegularFile(file)) {
            throw new BundleException("The bundle (" + file.getParent() + ") must be there, with " + script()
                    + " in it; run mvn package before, or in the same command.");
        }
        List<String> command = new ArrayList<>(List.of("sh", file.toString(), system ? "--system" : "--user"));
        if (home != null) {
            command.addAll(List.of("--kismet-prefix", home.toString()));
        }
        if (dryRun) {
            command.add("--dry-run");
        }
        command.addAll(options());
        return command;
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                getLog().info(line);
            }
        }
        int status = process.waitFor();
        if (status != 0) {
            throw new BundleException(
                    script() + " ended with status " + status + ": what it said above is why, and what to do.");
        }
    }
}
