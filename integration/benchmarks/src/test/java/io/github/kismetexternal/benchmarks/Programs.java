package io.github.kismetexternal.benchmarks;

import io.github.kismetexternal.benchmarks.subject.BareMain;
import io.github.kismetexternal.benchmarks.subject.BareProgram;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The commands that start what is measured. All of them get their pipes as descriptors 0 and 1. */
final class Programs {
    /** Those of the launcher, for the bare programs. */
    static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xms8m",
            "-Xmx96m",
            "-Xss512k",
            "-XX:-UsePerfData",
            "-Xshare:auto");
    static final String PYTHON = "/usr/bin/python3";

    private static final String KIT = "kismet-external-core-";
    private static final String REBUILD =
            "run mvn -Pbenchmark -DskipTests -DskipITs verify -pl integration/benchmarks -am";
    private static final List<String> DESCRIPTORS = List.of("--in-fd=0", "--out-fd=1");

    private final Path target;
    private final Path jdk;

    /** For what is in a directory of a build, on a JDK where no other is given. */
    Programs(Path target, Path jdk) {
        this.target = target;
        this.jdk = jdk;
    }

    Path bundle() {
        return target.resolve("kismet/benchmarks");
    }

    Path bundleWithRuntime() {
        return target.resolve("kismet-with-runtime/benchmarks");
    }

    /** Returns the command of the plugin, which needs {@link #environment}. */
    List<String> plugin() {
        return launcher(bundle());
    }

    List<String> launcher(Path bundle) {
        return with(List.of(bundle.resolve("kismet_benchmarks").toString()), DESCRIPTORS);
    }

    /** Returns the variables which let the launcher take the JDK, and more. */
    Map<String, String> environment(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("JAVA_HOME", jdk.toString());
        return all;
    }

    /** Returns the command of the bare program in one of its modes. */
    List<String> bare(String mode) {
        return bareOn(jdk, List.of(), mode);
    }

    /** Returns the command of the bare main that registers a page only, on the JDK with the given home. */
    List<String> bareMain(Path otherJdk, List<String> moreOptions) {
        return with(bareJava(otherJdk, moreOptions), List.of(BareMain.class.getName(), "/dev/fd/0", "/dev/fd/1"));
    }

    /** Returns the command of the bare program in one of its modes, on the JDK with the given home. */
    List<String> bareOn(Path otherJdk, List<String> moreOptions, String mode) {
        return with(
                bareJava(otherJdk, moreOptions), List.of(BareProgram.class.getName(), "/dev/fd/0", "/dev/fd/1", mode));
    }

    /** Returns the command that starts the JVM of the bare programs only. */
    List<String> bareJava(Path otherJdk, List<String> moreOptions) {
        List<String> command = new ArrayList<>(List.of(otherJdk.resolve("bin/java").toString()));
        command.addAll(OPTIONS);
        command.addAll(moreOptions);
        command.addAll(List.of("-cp", classPath()));
        return command;
    }

    List<String> python(Path script) {
        return with(List.of(PYTHON, script.toString()), DESCRIPTORS);
    }

    /** Returns the kit's version by the name of its jar. */
    String version() {
        for (File jar : jars()) {
            if (jar.getName().startsWith(KIT)) {
                return jar.getName().substring(KIT.length()).replaceFirst("\\.jar$", "");
            }
        }
        throw new IllegalStateException(bundle() + " must have a " + KIT + "<version>.jar; " + REBUILD);
    }

    private File[] jars() {
        File lib = bundle().resolve("lib").toFile();
        File @Nullable [] files = lib.listFiles();
        if (files == null) {
            throw new IllegalStateException(lib + " must hold the jars of the plugin; " + REBUILD);
        }
        return files;
    }

    private String classPath() {
        List<String> jars = new ArrayList<>();
        for (File jar : jars()) {
            String name = jar.getName();
            // The plugin's own jar first, which has the bare program; Jackson for where it parses JSON.
            if (name.startsWith("benchmarks-")) {
                jars.add(0, jar.getPath());
            } else if (name.startsWith("jackson-")) {
                jars.add(jar.getPath());
            }
        }
        return String.join(File.pathSeparator, jars);
    }

    private static List<String> with(List<String> command, List<String> arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(arguments);
        return all;
    }
}
