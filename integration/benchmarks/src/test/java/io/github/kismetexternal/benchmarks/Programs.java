package io.github.kismetexternal.benchmarks;

import io.github.kismetexternal.benchmarks.subject.BareProgram;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The commands that start what is measured. All of them get their pipes as descriptors 0 and 1. */
final class Programs {
    /** Those of the launcher, for the bare programs. */
    private static final List<String> OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xms8m",
            "-Xmx96m",
            "-Xss512k",
            "-XX:-UsePerfData",
            "-Xshare:auto");
    private static final List<String> DESCRIPTORS = List.of("--in-fd=0", "--out-fd=1");

    private final Path target;

    Programs(Path target) {
        this.target = target;
    }

    Path bundle() {
        return target.resolve("kismet/benchmarks");
    }

    Path bundleWithRuntime() {
        return target.resolve("kismet-with-runtime/benchmarks");
    }

    List<String> plugin() {
        return launcher(bundle());
    }

    List<String> launcher(Path bundle) {
        return with(List.of(bundle.resolve("kismet_benchmarks").toString()), DESCRIPTORS);
    }

    /** Returns the command of the bare program, on the JDK with the given home. */
    List<String> bare(Path jdk, List<String> moreOptions, String... does) {
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        command.addAll(OPTIONS);
        command.addAll(moreOptions);
        command.addAll(List.of("-cp", classPath(), BareProgram.class.getName(), "/dev/fd/0", "/dev/fd/1"));
        command.addAll(List.of(does));
        return command;
    }

    /** Returns the command that starts the JVM of the bare program only. */
    List<String> bareJava(Path jdk, List<String> options) {
        List<String> command = new ArrayList<>(List.of(jdk.resolve("bin/java").toString()));
        command.addAll(OPTIONS);
        command.addAll(options);
        command.addAll(List.of("-cp", classPath()));
        return command;
    }

    List<String> python(Path script) {
        return with(List.of("/usr/bin/python3", script.toString()), DESCRIPTORS);
    }

    private String classPath() {
        List<String> jars = new ArrayList<>();
        for (File jar : bundle().resolve("lib").toFile().listFiles()) {
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
