package io.github.kismetexternal.testkit.internal.record;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The command that shows a recording: {@code dump <recording> [--show-variables]}. */
public final class DumpCommand {
    /** How it is called. */
    public static final String USAGE = "dump <recording> [--show-variables]";

    private DumpCommand() {}

    /**
     * Shows a recording.
     *
     * @param out gets the lines
     * @param err gets what went wrong
     * @param args what stands after the command's name
     * @return the exit status: 0; 64 if the arguments are wrong, 65 if the file is no recording, 66 if it cannot be
     *     read
     */
    public static int run(PrintStream out, PrintStream err, List<String> args) {
        try {
            Arguments arguments = Arguments.parse(args);
            WireDump dump = WireDump.to(out::println);
            (arguments.showsVariables() ? dump.showingVariables() : dump).show(Recording.read(arguments.recording()));
            return ExitStatus.OK;
        } catch (WrongUsageException e) {
            err.println(e.getMessage());
            err.println("usage: " + USAGE);
            return ExitStatus.USAGE;
        } catch (IOException e) {
            return unreadable(err, e);
        }
    }

    /** Says why a recording cannot be read, and returns the exit status. */
    static int unreadable(PrintStream err, IOException e) {
        if (e instanceof MalformedRecordingException) {
            err.println(e.getMessage());
            return ExitStatus.BAD_RECORDING;
        }
        err.println(e instanceof NoSuchFileException
                ? "recording (" + e.getMessage() + ") must exist; check the path"
                : "recording must be readable: " + e + "; check the file and its permissions");
        return ExitStatus.UNREADABLE;
    }

    private record Arguments(Path recording, boolean showsVariables) {
        static Arguments parse(List<String> args) throws WrongUsageException {
            List<String> paths = args.stream().filter(arg -> !arg.startsWith("--")).toList();
            List<String> options = args.stream().filter(arg -> arg.startsWith("--")).toList();
            for (String option : options) {
                if (!option.equals("--show-variables")) {
                    throw new WrongUsageException("option (" + option + ") must be --show-variables");
                }
            }
            if (paths.size() != 1) {
                throw new WrongUsageException("there must be one recording, there are " + paths.size());
            }
            return new Arguments(Path.of(paths.get(0)), !options.isEmpty());
        }
    }
}
