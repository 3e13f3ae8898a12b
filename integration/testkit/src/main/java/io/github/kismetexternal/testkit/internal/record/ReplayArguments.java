package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.launch.PluginDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a replay.
 *
 * @param recording the recording
 * @param plugin the plugin's directory, or null if a launcher is named
 * @param launcher the helper's program, or null if a plugin is named
 * @param speed by how much faster the pauses are
 */
record ReplayArguments(Path recording, @Nullable Path plugin, @Nullable Path launcher, double speed) {
    /** Reads arguments; options may stand before and after the recording. */
    static ReplayArguments parse(List<String> args) throws WrongUsageException {
        Path recording = null;
        Path plugin = null;
        Path launcher = null;
        Double speed = null;
        for (Iterator<String> rest = args.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--plugin" -> plugin = Path.of(value(argument, "the plugin's directory", rest));
                case "--launcher" -> launcher = Path.of(value(argument, "the helper's program", rest));
                case "--speed" -> speed = once(speed, speed(value(argument, "a number", rest)));
                case "--no-wait" -> speed = once(speed, Double.POSITIVE_INFINITY);
                default -> recording = recording(recording, argument);
            }
        }
        if (recording == null) {
            throw new WrongUsageException("there must be a recording, there is none");
        }
        if ((plugin == null) == (launcher == null)) {
            throw new WrongUsageException("there must be either --plugin or --launcher");
        }
        return new ReplayArguments(recording, plugin, launcher, speed == null ? 1 : speed);
    }

    private static Path recording(@Nullable Path before, String argument) throws WrongUsageException {
        if (argument.startsWith("--")) {
            throw new WrongUsageException("option (" + argument
                    + ") must be --plugin, --launcher, --speed or --no-wait");
        }
        if (before != null) {
            throw new WrongUsageException("there must be one recording, there are " + before + " and " + argument);
        }
        return Path.of(argument);
    }

    private static String value(String option, String what, Iterator<String> rest) throws WrongUsageException {
        if (!rest.hasNext()) {
            throw new WrongUsageException(option + " must be followed by " + what);
        }
        return rest.next();
    }

    private static Double once(@Nullable Double before, double speed) throws WrongUsageException {
        if (before != null) {
            throw new WrongUsageException("there must be one --speed or one --no-wait, there are several");
        }
        return speed;
    }

    private static double speed(String text) throws WrongUsageException {
        if (!text.matches("[0-9]{1,6}(\\.[0-9]{1,3})?") || Double.parseDouble(text) == 0) {
            throw new WrongUsageException("--speed (" + text
                    + ") must be a number above 0, such as 0.5 or 10; 10 is ten times as fast as recorded");
        }
        return Double.parseDouble(text);
    }

    /**
     * Finds the helper's program: the one named, or that in the plugin's directory which its manifest names.
     *
     * @param release the release that was recorded, which decides how a manifest is read
     * @throws WrongUsageException if there is none that can be run
     */
    Path program(SimulatedRelease release) throws WrongUsageException {
        Path program = launcher == null ? programOf(plugin, release) : launcher;
        if (!Files.isRegularFile(program) || !Files.isExecutable(program)) {
            throw new WrongUsageException("launcher (" + program + ") must be a program that may be run; build the"
                    + " plugin first, or name its program with --launcher");
        }
        return program.toAbsolutePath();
    }

    private static Path programOf(@Nullable Path plugin, SimulatedRelease release) throws WrongUsageException {
        if (plugin == null) {
            throw new WrongUsageException("there must be either --plugin or --launcher");
        }
        try {
            return plugin.resolve(PluginDirectory.read(plugin, release)
                    .helper()
                    .orElseThrow(() -> new WrongUsageException("plugin (" + plugin
                            + ") must name a helper in httpexternal= of its manifest.conf; one without has nothing to"
                            + " replay to")));
        } catch (IllegalArgumentException e) {
            throw new WrongUsageException(String.valueOf(e.getMessage()));
        }
    }
}
