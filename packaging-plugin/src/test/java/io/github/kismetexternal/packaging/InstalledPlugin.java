package io.github.kismetexternal.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/**
 * A bundle called {@code probe} in a directory of the test, and a world for it to run in: an empty home, which a {@code
 * getent} first in PATH tells, and in bash the launcher itself, and the JVM of the test as JAVA_HOME. Its program is
 * {@link StartReport}.
 */
final class InstalledPlugin {
    static final PluginNames NAMES =
            PluginNames.of("probe", null, null, null, "io.github.kismetexternal.packaging.StartReport");

    private static final String HOME_IN_BASH = "    home=~\n";

    final Path root;
    final Path home;
    final Path tools;
    final Path directory;
    final Path launcher;
    private final Map<String, String> environment = new TreeMap<>();

    InstalledPlugin(Path root) throws IOException {
        this(root, "17");
    }

    InstalledPlugin(Path root, String minimumJava) throws IOException {
        this(root, StartOptions.of(MinimumJava.of(minimumJava)));
    }

    InstalledPlugin(Path root, StartOptions start) throws IOException {
        this.root = root.toRealPath();
        home = Files.createDirectories(this.root.resolve("home"));
        tools = Files.createDirectories(this.root.resolve("tools"));
        directory = new Bundle(
                        NAMES,
                        PluginManifest.of(
                                NAMES,
                                new ProjectDescription("Probe", "Tells how it was started", "Ada", "1.0"),
                                null,
                                null),
                        ClassPath.of(jar("probe"), List.of(jar("other"))),
                        new WebDirectory(this.root.resolve("none")),
                        start,
                        null,
                        new Documents(this.root.resolve("none")))
                .writeTo(this.root.resolve("kismet"));
        launcher = directory.resolve(NAMES.helper());
        replaceInLauncher(HOME_IN_BASH, toldHomeInBash());
        program(tools.resolve("getent"), "echo \"someone:x:0:0:a name:" + home + ":/bin/sh\"");
        environment.put("PATH", tools + ":" + System.getenv("PATH"));
        environment.put("HOME", "/nonexistent");
        environment.put("JAVA_HOME", System.getProperty("java.home"));
    }

    InstalledPlugin with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    InstalledPlugin without(String variable) {
        environment.remove(variable);
        return this;
    }

    /** Makes the launcher, in bash, ask the password database of this machine, and not the {@code getent} on PATH. */
    InstalledPlugin withHomeOfThisMachineInBash() throws IOException {
        replaceInLauncher(toldHomeInBash(), HOME_IN_BASH);
        return this;
    }

    /** Leaves only some programs on PATH, those that every Linux has. */
    InstalledPlugin withToolsOnly(String... more) throws IOException {
        List<String> names = new ArrayList<>(List.of("id", "readlink", "sh", "sed", "head", "tail", "ls", "cmp"));
        names.addAll(List.of(more));
        for (String name : names) {
            program(tools.resolve(name), "exec " + onPath(name) + " \"$@\"");
        }
        return with("PATH", tools.toString());
    }

    /** Makes the launcher see an empty directory of installed JVMs, which is returned. */
    Path emptyJvmDirectory() throws IOException {
        Path jvms = Files.createDirectories(root.resolve("jvm"));
        replaceInLauncher("/usr/lib/jvm/", jvms + "/");
        replaceInLauncher("/opt/java", "/no/");
        return jvms;
    }

    LauncherRun run(List<String> command, String... arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        return LauncherRun.of(root, environment, all);
    }

    LauncherRun run(Path launcher, String... arguments) {
        return run(List.of(launcher.toString()), arguments);
    }

    LauncherRun run(String... arguments) {
        return run(launcher, arguments);
    }

    Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    Path program(Path file, String script) throws IOException {
        write(file, "#!/bin/sh\n" + script + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** Makes a Java home whose java prints where it lies, and returns the home. */
    Path javaHome(Path home, String release) throws IOException {
        program(home.resolve("bin/java"), "echo \"java.home=" + home + "\"");
        write(home.resolve("release"), release);
        return home;
    }

    static Path onPath(String program) {
        for (String directory : System.getenv("PATH").split(":")) {
            Path file = Path.of(directory, program);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        throw new AssertionError(program + " is needed on PATH; on Debian: apt-get install bash dash busybox");
    }

    /** Changes the launcher as if it had been built so. */
    void replaceInLauncher(String text, String replacement) throws IOException {
        String script = Files.readString(launcher);
        assertThat(script).contains(text);
        Files.writeString(launcher, script.replace(text, replacement));
        Checksums.writeTo(directory);
    }

    private String toldHomeInBash() {
        return "    home='" + home + "'\n";
    }

    private Jar jar(String name) throws IOException {
        Path file = root.resolve(name + ".jar");
        String entry = StartReport.class.getName().replace('.', '/') + ".class";
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file));
                InputStream content = StartReport.class.getClassLoader().getResourceAsStream(entry)) {
            jar.putNextEntry(new JarEntry(entry));
            content.transferTo(jar);
        }
        return new Jar("com.example", name, "1.0", null, file);
    }
}
