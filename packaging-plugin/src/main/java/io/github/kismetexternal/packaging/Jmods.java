package io.github.kismetexternal.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The modules that a runtime is linked from. Immutable.
 *
 * @param directory where they are, or null for those within the JDK that links them
 * @param os the operating system that they are for, as a JDK calls it
 * @param arch the processor that they are for, as a JDK calls it
 */
record Jmods(@Nullable Path directory, String os, String arch) {
    private static final Pattern RELEASE = Pattern.compile("(?m)^java\\.base@([0-9]+)");
    private static final Pattern PLATFORM = Pattern.compile("(?m)^platform ([^-\\s]+)-(\\S+)");

    /**
     * Returns the modules in the given directory, or those of the JDK if there is none.
     *
     * @throws BundleException if there are no modules, or if they are of another release than the JDK
     */
    static Jmods of(Jdk jdk, @Nullable Path given) throws IOException {
        Path directory = given == null ? jdk.jmods() : given;
        if (Files.isRegularFile(directory.resolve("java.base.jmod"))) {
            return described(jdk, directory);
        }
        if (given != null) {
            throw new BundleException("runtimeJmods (" + given + ") must be the directory jmods of a JDK for the"
                    + " target, with a java.base.jmod in it; unpack such a JDK, and set <runtimeJmods>, or"
                    + " -Dkismet.runtimeJmods, to its jmods.");
        }
        if (!jdk.run("jlink", List.of("--help")).contains("Linking from run-time image enabled")) {
            throw new BundleException("The JDK (" + jdk.home() + ") must have a directory jmods, or be able to link a"
                    + " runtime without; install its jmods, run Maven with another JDK, or set <runtimeJmods>.");
        }
        return new Jmods(null, jdk.property("OS_NAME"), jdk.property("OS_ARCH"));
    }

    private static Jmods described(Jdk jdk, Path directory) throws IOException {
        String text = jdk.run("jmod", List.of("describe", directory.resolve("java.base.jmod").toString()));
        Matcher release = RELEASE.matcher(text);
        Matcher platform = PLATFORM.matcher(text);
        if (!release.find() || !platform.find()) {
            throw new BundleException("java.base.jmod (in " + directory + ") must tell its release and platform; set"
                    + " <runtimeJmods>, or -Dkismet.runtimeJmods, to the directory jmods of an unchanged JDK.");
        }
        if (Integer.parseInt(release.group(1)) != jdk.release()) {
            throw new BundleException("runtimeJmods (" + directory + ", Java " + release.group(1) + ") must be of the"
                    + " same Java release as the JDK whose jlink links them (" + jdk.home() + ", Java " + jdk.release()
                    + "); run Maven with a JDK " + release.group(1) + ", set such a toolchain, or take the jmods of a"
                    + " JDK " + jdk.release() + " for the target.");
        }
        return new Jmods(directory, platform.group(1), platform.group(2));
    }

    /** Returns the arguments that make jlink take them. */
    List<String> arguments() {
        return directory == null ? List.of() : List.of("--module-path", directory.toString());
    }
}
