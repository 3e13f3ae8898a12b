package io.github.kismetexternal;

import io.github.kismetexternal.command.ConnectionClosedException;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.wire.Generation;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The process that Kismet started: arguments, pipes, signals and the exit status. */
final class HelperProcess {
    private HelperProcess() {}

    /** Runs a plugin from its arguments to its end and returns the exit status. */
    static int run(KismetPlugin plugin, String... args) {
        HelperArguments arguments;
        try {
            arguments = HelperArguments.parse(args);
        } catch (UsageException e) {
            System.err.println(e.explanation(plugin.name()));
            return Outcome.EXIT_USAGE;
        }
        ParentProcess parent = ParentProcess.current();
        try (InputStream in = new FileInputStream(descriptor(arguments.inFd()));
                OutputStream out = new FileOutputStream(descriptor(arguments.outFd()))) {
            Generation generation = Generation.V3;
            Session session = new Session(plugin, in, out, generation, parent);
            DataDirectory dataDirectory =
                    DataDirectory.of(System.getProperty("kismet.plugin.dirname", plugin.name()));
            return run(plugin, session, new Kismet(session, arguments, dataDirectory, generation, parent));
        } catch (IOException e) {
            System.err.println(plugin.name() + ": the pipes that Kismet passed cannot be used: " + e.getMessage()
                    + "; start the plugin through Kismet");
            return Outcome.EXIT_IO;
        }
    }

    private static int run(KismetPlugin plugin, Session session, Kismet kismet) {
        Runtime.getRuntime().addShutdownHook(new Thread(
                () -> {
                    ExitGuard.arm();
                    session.end(Outcome.failed(Outcome.EXIT_SIGTERM, "asked to terminate"));
                    session.shutDown();
                },
                "kismet-shutdown"));
        try {
            session.start();
            plugin.started(kismet);
        } catch (ConnectionClosedException e) {
            session.end(Outcome.kismetIsGone("Kismet has closed the pipe during the start"));
        } catch (Throwable e) {
            startFailed(plugin, kismet, e);
            session.end(Outcome.failed(Outcome.EXIT_SOFTWARE, "onStart failed"));
        }
        Outcome outcome = session.awaitEnd();
        session.shutDown();
        if (outcome.status() != 0 && outcome.status() != Outcome.EXIT_SIGTERM) {
            log().log(System.Logger.Level.ERROR, "{0} ends: {1}", plugin.name(), outcome.reason());
        }
        return outcome.status();
    }

    private static void startFailed(KismetPlugin plugin, Kismet kismet, Throwable failure) {
        log().log(System.Logger.Level.ERROR, plugin.name() + " could not start", failure);
        try {
            kismet.message(Severity.ERROR, plugin.name() + " could not start: " + failure);
        } catch (RuntimeException e) {
            // The log has it.
        }
    }

    /** Both names exist on Linux; {@code /dev/fd} also elsewhere. The descriptor's number may be anything. */
    private static String descriptor(int number) {
        return "/dev/fd/" + number;
    }

    private static System.Logger log() {
        return System.getLogger("io.github.kismetexternal");
    }
}
