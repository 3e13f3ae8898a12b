package io.github.kismetexternal.testkit;

import io.github.kismetexternal.testkit.internal.record.DumpCommand;
import io.github.kismetexternal.testkit.internal.record.ReplayCommand;
import java.util.List;

/**
 * The test kit's command line: runs plugins under a stand-in for Kismet, or plays and shows a recording. The same
 * arguments that Kismet's users know: see {@code --help}.
 */
public final class Main {
    private Main() {}

    /**
     * Runs a command and exits with its status: 0, 1 where a plugin failed, 64 for wrong arguments.
     *
     * @param args the command and its arguments
     * @throws InterruptedException if the thread is interrupted
     */
    public static void main(String[] args) throws InterruptedException {
        System.exit(run(List.of(args)));
    }

    private static int run(List<String> arguments) throws InterruptedException {
        List<String> rest = arguments.isEmpty() ? arguments : arguments.subList(1, arguments.size());
        return switch (arguments.isEmpty() ? "" : arguments.get(0)) {
            case "replay" -> ReplayCommand.run(System.out, System.err, rest);
            case "dump" -> DumpCommand.run(System.out, System.err, rest);
            default -> RunCommand.run(System.in, System.out, System.err, arguments);
        };
    }
}
