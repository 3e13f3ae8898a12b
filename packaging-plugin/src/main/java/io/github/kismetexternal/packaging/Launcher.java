package io.github.kismetexternal.packaging;

import java.util.List;
import java.util.Map;

/**
 * Makes the shell script that Kismet starts in a plugin's stead. Immutable.
 *
 * <p>The script is {@code launcher.sh}, with {@code doctor.sh} and {@code prepare.sh} in it so that one file is all
 * that is needed where something is missing. What is filled in stands between single quotes, and none of it can hold
 * one.
 */
final class Launcher {
    /** Comments, so that {@code launcher.sh} is a valid script without these. */
    private static final String DOCTOR = "# @doctor@\n";

    private static final String PREPARE = "# @prepare@\n";

    private final Map<String, String> values;

    /**
     * Makes the script of a plugin.
     *
     * @param jars the file names of the class path
     * @param jarsDigest what changes with their content
     */
    Launcher(PluginNames names, List<String> jars, String jarsDigest, StartOptions start) {
        TargetPlatform platform = start.platform();
        this.values = Map.of(
                "dirname", names.dirname(),
                "helper", names.helper(),
                "mainClass", names.mainClass(),
                "minimumJava", start.minimumJava().toString(),
                "jars", String.join("\n", jars),
                "jarsDigest", jarsDigest,
                "sharedArchive", Boolean.toString(start.sharedArchive()),
                "runtimePlatform", platform == null ? "" : platform.toString(),
                "runtimeLoader", platform == null ? "" : platform.loader());
    }

    /** Returns the script. */
    String text() {
        return ScriptTemplate.of("launcher.sh")
                .with(DOCTOR, ScriptTemplate.of("doctor.sh"))
                .with(PREPARE, ScriptTemplate.of("prepare.sh"))
                .filledWith(values);
    }
}
