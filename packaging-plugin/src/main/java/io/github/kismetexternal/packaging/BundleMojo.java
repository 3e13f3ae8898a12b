package io.github.kismetexternal.packaging;

import io.github.kismetexternal.packaging.files.FileTree;
import io.github.kismetexternal.packaging.validate.BundleFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.BuildPluginManager;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/**
 * Writes the directory that Kismet loads as a plugin: manifest, launcher, jars, the files for the browser, and a bill
 * of materials.
 *
 * <p>Dependencies that bring files for the browser, such as kismet-webui-template, add them to the plugin's own. A file
 * {@code js/<jsModule>.js} among the files for the browser becomes the script that Kismet's pages load. Name,
 * description, authors and version come from the pom, unless there is a manifest written by hand. The bill of
 * materials, {@code sbom.cdx.json}, is made by cyclonedx-maven-plugin and lists the jars.
 */
@Mojo(
        name = "bundle",
        defaultPhase = LifecyclePhase.PACKAGE,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
@NullUnmarked // Maven fills the fields in
public final class BundleMojo extends PluginMojo {
    private final BuildPluginManager pluginManager;
    private final ToolchainManager toolchains;

    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    private MavenSession session;

    /** Where the plugin's directory is put. */
    @Parameter(property = "kismet.outputDirectory", defaultValue = "${project.build.directory}/kismet", required = true)
    private File outputDirectory;

    /** The oldest Java release that the launcher takes: what the project is compiled for, and at least 17. */
    @Parameter(property = "kismet.minimumJava", defaultValue = "${maven.compiler.release}")
    private String minimumJava;

    /**
     * Whether {@code <launcher> --prepare} may make an archive of the classes that a start loads, for faster starts,
     * and a start may use it. Without that command there is none.
     */
    @Parameter(property = "kismet.sharedArchive", defaultValue = "true")
    private boolean sharedArchive;

    /**
     * Whether the plugin comes with a Java of its own, so that the target needs none. It is some 35 MB, and then the
     * bundle is for one kind of machine.
     */
    @Parameter(property = "kismet.runtime", defaultValue = "false")
    private boolean runtime;

    /**
     * The directory {@code jmods} of a JDK for the target, of the same Java release as the JDK that runs Maven, or that
     * of the toolchain. By default that JDK's own, which gives a runtime for machines like the one that builds.
     */
    @Parameter(property = "kismet.runtimeJmods")
    private File runtimeJmods;

    /**
     * The JDK modules that the runtime is to have, instead of all those that the jars refer to: many a library refers
     * to {@code java.desktop} or {@code java.sql} for what few need.
     */
    @Parameter(property = "kismet.runtimeModules")
    private List<String> runtimeModules;

    /** The ids of rules of kismet:validate that are not to be checked. They stand in brackets behind each finding. */
    @Parameter(property = "kismet.silence")
    private List<String> silence;

    /** Where the runtime is linked before it is copied. */
    @Parameter(defaultValue = "${project.build.directory}/kismet-runtime", readonly = true, required = true)
    private File runtimeDirectory;

    @Parameter(defaultValue = "${project.build.directory}/kismet-sbom", readonly = true, required = true)
    private File billOfMaterialsDirectory;

    /**
     * For Maven, which fills in the parameters.
     *
     * @param pluginManager runs other plugins' goals
     * @param toolchains finds the JDK that the project is built with
     */
    @Inject
    public BundleMojo(BuildPluginManager pluginManager, ToolchainManager toolchains) {
        this.pluginManager = pluginManager;
        this.toolchains = toolchains;
    }

    @Override
    void run(Identity plugin) throws MojoExecutionException, IOException {
        PluginNames names = plugin.names();
        ClassPath classPath = names.hasHelper() ? classPath() : ClassPath.none();
        RuntimeImage image = names.hasHelper() ? runtime(classPath) : null;
        StartOptions start = new StartOptions(MinimumJava.of(minimumJava), sharedArchive, image);
        Path billOfMaterials = new BillOfMaterials(new OtherPlugins(project(), session, pluginManager))
                .writeTo(billOfMaterialsDirectory.toPath(), names.hasHelper());
        Bundle bundle = new Bundle(
                names,
                plugin.manifest(),
                classPath,
                web(WebLibraries.of(project())),
                start,
                billOfMaterials,
                new Documents(project().getBasedir().toPath()));
        Path directory = bundle.writeTo(outputDirectory.toPath());
        new BundleCheck(getLog(), silence).check(directory.toString(), BundleFiles.of(directory));
        FinishedBundle.in(directory, names, start.platform(), web()).publishIn(project().getProperties());
        if (!InnerBuild.isGoingOn(session)) {
            InstallNotes.of(directory, names).forEach(getLog()::info);
        }
    }

    private @Nullable RuntimeImage runtime(ClassPath classPath) throws IOException {
        if (!runtime) {
            return null;
        }
        Jdk jdk = jdk();
        MinimumJava.of(minimumJava).requireAtMost(jdk);
        Jmods jmods = Jmods.of(jdk, runtimeJmods == null ? null : runtimeJmods.toPath());
        Path directory = runtimeDirectory.toPath();
        FileTree.delete(directory);
        RuntimeImage image = RuntimeImage.link(
                jdk, jmods, classPath.sources(), runtimeModules == null ? List.of() : runtimeModules, directory);
        getLog().info("Java " + jdk.release() + " for " + image.platform() + " comes with the plugin, with the modules "
                + String.join(", ", image.modules()) + " and what they require.");
        if (jmods.directory() == null) {
            getLog().info("The JDK (" + jdk.home() + ") has no jmods, so this is for machines like this one only;"
                    + " <runtimeJmods> names those of another.");
        }
        return image;
    }

    private Jdk jdk() throws IOException {
        Toolchain toolchain = toolchains.getToolchainFromBuildContext("jdk", session);
        String jlink = toolchain == null ? null : toolchain.findTool("jlink");
        Path home = jlink == null
                ? Path.of(System.getProperty("java.home"))
                : Path.of(jlink).toRealPath().getParent().getParent();
        return new Jdk(home);
    }

    private ClassPath classPath() throws IOException {
        List<Jar> jars = new ArrayList<>();
        for (Jar jar : dependencies()) {
            if (!jar.isFile() || !WebLibraries.isNothingElse(jar.file())) {
                jars.add(jar);
            }
        }
        return ClassPath.of(jar(project().getArtifact()), jars);
    }

    private List<Jar> dependencies() {
        return project().getArtifacts().stream()
                .filter(artifact -> artifact.getArtifactHandler().isAddedToClasspath())
                .map(BundleMojo::jar)
                .toList();
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
