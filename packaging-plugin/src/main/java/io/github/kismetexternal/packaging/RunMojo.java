package io.github.kismetexternal.packaging;

import io.github.kismetexternal.packaging.run.BuiltBundle;
import io.github.kismetexternal.packaging.run.DevelopmentLoop;
import io.github.kismetexternal.packaging.run.Ports;
import io.github.kismetexternal.packaging.run.RealKismet;
import io.github.kismetexternal.packaging.run.RunException;
import io.github.kismetexternal.packaging.run.RunningCopy;
import io.github.kismetexternal.packaging.run.Server;
import io.github.kismetexternal.packaging.run.SourceWatch;
import io.github.kismetexternal.packaging.run.StandIn;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import javax.inject.Inject;
import org.apache.maven.Maven;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.NullUnmarked;

/**
 * Runs the plugin while you work on it: packages it, without its tests, starts it under the test kit's stand-in for
 * Kismet on 127.0.0.1, and says which page to open. Ctrl-C ends everything.
 *
 * <p>When sources, resources or a pom change, the plugin is built anew and restarted; where that fails, the one from
 * before it still runs. Files for the browser are reloaded without a restart.
 *
 * <p>{@code mvn kismet:run -Dkismet.port=8080 -Dkismet.debug}, in the plugin's project, or in one with it as a module.
 */
@Mojo(name = "run", aggregator = true, requiresDirectInvocation = true, threadSafe = true)
@NullUnmarked // Maven fills the fields in
public final class RunMojo extends AbstractMojo {
    private final Maven maven;
    private final RepositorySystem repositories;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
    private PluginDescriptor plugin;

    /** The port of the web server; 0 takes any that is free, but not for a real Kismet. */
    @Parameter(property = "kismet.port", defaultValue = "2501")
    private int port;

    /** Which release of Kismet the stand-in is like, such as {@code 2023-07}; the newest that it knows by default. */
    @Parameter(property = "kismet.release")
    private String release;

    /**
     * The port on 127.0.0.1 that a debugger can attach to: {@code -Dkismet.debug} for 5005, or {@code
     * -Dkismet.debug=<port>}. None by default.
     */
    @Parameter(property = "kismet.debug")
    private String debug;

    /**
     * A real Kismet to run the plugin instead of the stand-in: the directory with its {@code bin/kismet}, such as
     * {@code /usr/local}. It gets a home directory of its own below the build directory, no data sources and no logs,
     * and is restarted with the plugin.
     */
    @Parameter(property = "kismet.home")
    private File home;

    /** Whether to do nothing. */
    @Parameter(property = "kismet.skip", defaultValue = "false")
    private boolean skip;

    private volatile boolean ending;

    /**
     * For Maven, which fills in the parameters.
     *
     * @param maven builds the project again
     * @param repositories finds the stand-in
     */
    @Inject
    public RunMojo(Maven maven, RepositorySystem repositories) {
        this.maven = maven;
        this.repositories = repositories;
    }

    /**
     * Runs the plugin until somebody ends it.
     *
     * @throws MojoFailureException if it cannot be built or run
     * @throws MojoExecutionException if a file cannot be read or written
     */
    @Override
    public void execute() throws MojoFailureException, MojoExecutionException {
        if (skip) {
            getLog().info("kismet.skip is set: no Kismet plugin is run.");
            return;
        }
        try {
            run();
        } catch (RunException e) {
            throw new MojoFailureException(e.getMessage(), e);
        } catch (IOException e) {
            throw new MojoExecutionException("The Kismet plugin could not be run: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MojoExecutionException("Interrupted while the Kismet plugin ran", e);
        }
    }

    private void run() throws RunException, IOException, InterruptedException {
        Ports ports = Ports.of(port, debug);
        Path testKit = home == null ? new TestKit(repositories, session, plugin).standaloneJar() : null;
        SourceWatch watch = Sources.of(session.getProjects()).watch();
        InnerBuild build = new InnerBuild(maven, session);
        BuiltBundle bundle = build.build();
        RunningCopy copy = RunningCopy.of(bundle);
        try (Server server = home == null
                ? new StandIn(testKit, copy, ports.web(), release, ports.environment(), System.out::println)
                : new RealKismet(home.toPath(), copy, ports.web(), ports.environment(), System.out::println)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server), "kismet-run-shutdown"));
            new DevelopmentLoop(build, bundle, watch, copy, server, report()).run(() -> tell(bundle, ports));
        } catch (RunException | IOException e) {
            if (ending) {
                // Not a failure to report: this JVM ends as soon as the other thread is done.
                Thread.currentThread().join();
            }
            throw e;
        }
    }

    private void end(Server server) {
        ending = true;
        server.close();
    }

    private void tell(BuiltBundle bundle, Ports ports) {
        if (ports.debugger() != 0 && bundle.hasHelper()) {
            getLog().info("A debugger can attach to 127.0.0.1:" + ports.debugger() + ".");
        }
        getLog().info("Sources and files for the browser are watched; Ctrl-C ends everything.");
    }

    private DevelopmentLoop.Report report() {
        return new DevelopmentLoop.Report() {
            @Override
            public void info(String line) {
                getLog().info(line);
            }

            @Override
            public void error(String line) {
                getLog().error(line);
            }
        };
    }
}
