package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.testkit.SimulatedRelease;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The command that replays a recording to a plugin:
 * {@code replay <recording> --plugin <directory>|--launcher <program> [--speed <number>|--no-wait]}.
 */
public final class ReplayCommand {
    /** How it is called. */
    public static final String USAGE =
            "replay <recording> --plugin <directory>|--launcher <program> [--speed <number>|--no-wait]";

    private ReplayCommand() {}

    /**
     * Replays a recording and shows what differs.
     *
     * @param out gets the differences, a line each, and what the plugin prints
     * @param err gets what went wrong
     * @param args what stands after the command's name
     * @return the exit status: 0 if the plugin says what was recorded, 1 if it does not; 64 if the arguments are wrong,
     *     65 if the file is no recording, 66 if it cannot be read, 74 if no process can be started, 76 if what the
     *     plugin wrote is not of the protocol, 130 if the thread was interrupted
     */
    public static int run(PrintStream out, PrintStream err, List<String> args) {
        try {
            ReplayArguments arguments = ReplayArguments.parse(args);
            Recording recording = Recording.read(arguments.recording());
            Path program = arguments.program(releaseOf(recording));
            return replay(out, err, Replay.of(recording).withSpeed(arguments.speed()), program);
        } catch (WrongUsageException e) {
            err.println(e.getMessage());
            err.println("usage: " + USAGE);
            return ExitStatus.USAGE;
        } catch (IOException e) {
            return DumpCommand.unreadable(err, e);
        }
    }

    /** What the recorder noted may be a release that this version does not know; any reads a manifest. */
    private static SimulatedRelease releaseOf(Recording recording) {
        String label = recording.attributes().get(Recording.RELEASE);
        for (SimulatedRelease release : SimulatedRelease.values()) {
            if (release.label().equals(label)) {
                return release;
            }
        }
        return SimulatedRelease.R2025_09;
    }

    private static int replay(PrintStream out, PrintStream err, Replay replay, Path program) {
        try {
            ReplayResult result = replay.against(List.of(program.toString()), Map.of(), out::println);
            result.differences().forEach(out::println);
            out.println(summary(result));
            if (result.isAlike()) {
                return ExitStatus.OK;
            }
            return result.understood() ? ExitStatus.DIFFERENT : ExitStatus.PROTOCOL;
        } catch (IOException e) {
            err.println("launcher (" + program + ") must be a program that can be started: " + e.getMessage());
            return ExitStatus.IO;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ExitStatus.INTERRUPTED;
        }
    }

    private static String summary(ReplayResult result) {
        String said = result.sent() + " frames sent, " + result.answers() + " requests answered: ";
        int count = result.differences().size();
        return said + switch (count) {
            case 0 -> "all as recorded.";
            case 1 -> "1 difference.";
            default -> count + " differences.";
        };
    }
}
