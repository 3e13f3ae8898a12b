package io.github.kismetexternal.packaging;

import io.github.kismetexternal.packaging.run.BuiltBundle;
import io.github.kismetexternal.packaging.run.PluginBuild;
import io.github.kismetexternal.packaging.run.RunException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.apache.maven.Maven;
import org.apache.maven.execution.AbstractExecutionListener;
import org.apache.maven.execution.DefaultMavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionRequest;
import org.apache.maven.execution.MavenExecutionResult;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.project.MavenProject;

/**
 * Packages the projects of a build that is going on, by another one within it: from their poms as they are now, with
 * all that they bind to phases, and in the same process, which has everything loaded when it does so again.
 */
final class InnerBuild implements PluginBuild {
    private static final String MARK = InnerBuild.class.getName();
    private static final List<String> TEST_SWITCHES = List.of("maven.test.skip", "skipTests");

    private final Maven maven;
    private final MavenSession session;

    InnerBuild(Maven maven, MavenSession session) {
        this.maven = maven;
        this.session = session;
    }

    /** Tells goals whether they run in such a build, of which people want a plugin that runs. */
    static boolean isGoingOn(MavenSession session) {
        return session.getRequest().getData().containsKey(MARK);
    }

    @Override
    public BuiltBundle build() throws RunException {
        MavenExecutionResult result = maven.execute(request());
        if (result.hasExceptions()) {
            throw new RunException(result.getExceptions().get(0).getMessage());
        }
        List<MavenProject> plugins = new ArrayList<>(result.getTopologicallySortedProjects());
        plugins.removeIf(project -> FinishedBundle.findIn(project.getProperties()).isEmpty());
        if (plugins.size() != 1) {
            throw new RunException("The build must make one Kismet plugin, and makes " + plugins.size()
                    + (plugins.isEmpty()
                            ? "; use <packaging>kismet-plugin</packaging>, or bind the goal bundle to phase package."
                            : "; choose one with -pl <module> -am."));
        }
        return built(plugins.get(0));
    }

    private static BuiltBundle built(MavenProject project) {
        FinishedBundle bundle = FinishedBundle.publishedIn(project.getProperties());
        return new BuiltBundle(
                bundle.directory(),
                bundle.web(),
                Files.exists(bundle.directory().resolve(bundle.helper())),
                Path.of(project.getBuild().getDirectory()).resolve("kismet-run"));
    }

    private MavenExecutionRequest request() {
        MavenExecutionRequest outer = session.getRequest();
        MavenExecutionRequest request = DefaultMavenExecutionRequest.copy(outer)
                .setGoals(List.of("package"))
                .setUserProperties(userProperties(outer))
                // What copy leaves out.
                .setSelectedProjects(outer.getSelectedProjects())
                .setExcludedProjects(outer.getExcludedProjects())
                .setMakeBehavior(outer.getMakeBehavior())
                .setResumeFrom(outer.getResumeFrom())
                .setReactorFailureBehavior(outer.getReactorFailureBehavior())
                .setToolchains(outer.getToolchains())
                // The usual one would announce the end of a build that goes on.
                .setExecutionListener(new AbstractExecutionListener());
        request.setMultiModuleProjectDirectory(outer.getMultiModuleProjectDirectory());
        request.setDegreeOfConcurrency(outer.getDegreeOfConcurrency());
        request.getData().put(MARK, true);
        return request;
    }

    private static Properties userProperties(MavenExecutionRequest outer) {
        Properties properties = new Properties();
        properties.putAll(outer.getUserProperties());
        if (TEST_SWITCHES.stream().noneMatch(properties::containsKey)) {
            properties.setProperty("maven.test.skip", "true");
        }
        return properties;
    }
}
