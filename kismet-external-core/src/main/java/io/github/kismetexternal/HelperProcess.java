package io.github.kismetexternal;

import io.github.kismetexternal.command.ConnectionClosedException;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.log.PluginLog;
import java.io.IOException;
import java.nio.file.Path;

/** The process that Kismet started: arguments, pipes, signals and the exit status. */
final class HelperProcess {
    private static final String PROTOCOL_VARIABLE = "KISMET_EXTERNAL_PROTOCOL";
    private static final long AT_ONCE_NANOS = 2_000_000_000L;
    private static final String IF_REFUSED = ". If Kismet ends the plugin at once, it speaks another protocol: set "
            + PROTOCOL_VARIABLE + " where Kismet is started, to v3 for Kismet 2025-09 and later, to v2 for 2022-01 to"
            + " 2023-07, to v0 for 2020-12 to 2021-08";

    private final KismetPlugin plugin;
    private final KismetPipes pipes;
    private final Session session;
    private final HelperArguments arguments;
    private final ServerDetection.Decision server;
    private final ParentProcess parent;
    private final Thread starter = new Thread(new Start(), "kismet-start");

    private HelperProcess(
            KismetPlugin plugin,
            KismetPipes pipes,
            Session session,
            HelperArguments arguments,
            ServerDetection.Decision server,
            ParentProcess parent) {
        this.plugin = plugin;
        this.pipes = pipes;
        this.session = session;
        this.arguments = arguments;
        this.server = server;
        this.parent = parent;
    }

    /** Runs a plugin from its arguments to its end and returns the exit status. */
    static int run(KismetPlugin plugin, String... args) {
        if (isRehearsal()) {
            plugin.rehearse();
        }
        HelperArguments arguments;
        ServerDetection.Decision server;
        ParentProcess parent = ParentProcess.current();
        try {
            arguments = HelperArguments.parse(args);
            server = detection(arguments, parent).decide();
        } catch (UsageException e) {
            System.err.println(e.explanation(plugin.name(), launcherName(plugin)));
            return Outcome.EXIT_USAGE;
        }
        try (KismetPipes pipes = KismetPipes.open(arguments)) {
            Session session = new Session(plugin, pipes.in(), pipes.out(), server.profile(), parent);
            String trace = System.getenv(Trace.VARIABLE);
            if (trace != null && !trace.isEmpty() && !isRehearsal()) {
                Trace.begin(session, plugin.name(), server.profile().generation(), Path.of(trace));
            }
            return new HelperProcess(plugin, pipes, session, arguments, server, parent).runToEnd();
        } catch (IOException e) {
            System.err.println(plugin.name() + ": the pipes that Kismet passed cannot be used: " + e.getMessage()
                    + "; start the plugin through Kismet");
            return Outcome.EXIT_IO;
        }
    }

    /** Returns whether the JVM is not the plugin's own, and goes on when the plugin has ended. */
    static boolean isEmbedded() {
        return Boolean.getBoolean("kismet.plugin.embedded");
    }

    /**
     * Returns whether the launcher only wants to know which classes a start loads, for its archive of them. Nobody is
     * at the other end of the pipes.
     */
    static boolean isRehearsal() {
        return Boolean.getBoolean("kismet.plugin.prepare");
    }

    private static String launcherName(KismetPlugin plugin) {
        String launcher = System.getProperty("kismet.plugin.launcher", "kismet_" + plugin.name());
        return launcher.substring(launcher.lastIndexOf('/') + 1);
    }

    private static ServerDetection detection(HelperArguments arguments, ParentProcess parent) {
        String setting = arguments.protocol().orElse(System.getenv(PROTOCOL_VARIABLE));
        return new ServerDetection(
                setting == null || setting.isEmpty() ? null : setting,
                parent,
                System.getProperty("kismet.plugin.launcher"),
                System.getenv("PATH"));
    }

    private int runToEnd() {
        long begun = System.nanoTime();
        // On a thread of its own: an author may well begin a loop there that never ends.
        starter.setDaemon(true);
        starter.start();
        if (!isEmbedded()) {
            endWithJvm();
        }
        Outcome outcome = session.awaitEnd();
        if (!isEmbedded()) {
            ExitGuard.arm();
        }
        starter.interrupt();
        session.shutDown();
        if (!isEmbedded()) {
            HttpClientThreads.interrupt();
        }
        boolean atOnce = System.nanoTime() - begun < AT_ONCE_NANOS;
        if (outcome.status() != 0 && outcome.status() != Outcome.EXIT_SIGTERM) {
            PluginLog.error(plugin.name() + " ends: " + outcome.reason());
        } else if (atOnce && !outcome.announced() && !session.heardKismet() && !isRehearsal()) {
            announce("ends: " + outcome.reason() + " and never said anything. The plugin " + server + IF_REFUSED);
        }
        return outcome.status();
    }

    private void endWithJvm() {
        try {
            Runtime.getRuntime().addShutdownHook(new Thread(this::terminated, "kismet-shutdown"));
        } catch (IllegalStateException e) {
            // The JVM ends already.
            terminated();
        }
    }

    private final class Start implements Runnable {
        @Override
        public void run() {
            start();
        }
    }

    private void start() {
        if (!server.certain()) {
            // A server that does not understand ends the plugin before there is a second chance to say this.
            announce(server + IF_REFUSED);
        }
        try {
            session.start();
            if (server.certain()) {
                announce(server.toString());
            }
            plugin.started(new Kismet(session, arguments, DataDirectory.of(plugin.dirname()), server, parent));
        } catch (ConnectionClosedException e) {
            session.end(Outcome.kismetIsGone("Kismet has closed the pipe during the start"));
        } catch (Throwable e) {
            if (!session.isEnding()) {
                PluginLog.error(plugin.name() + " could not start", e);
                tellUsers(plugin.name() + " could not start: " + e);
                session.end(Outcome.failed(Outcome.EXIT_SOFTWARE, "onStart failed"));
            }
        }
    }

    private void tellUsers(String text) {
        try {
            session.messages().send(Severity.ERROR, text);
        } catch (InterruptedException | RuntimeException e) {
            // The log has it.
        }
    }

    private void terminated() {
        ExitGuard.arm();
        session.end(Outcome.failed(Outcome.EXIT_SIGTERM, "asked to terminate"));
        session.shutDown();
        HttpClientThreads.interrupt();
        try {
            pipes.close();
        } catch (IOException e) {
            // The end closes them.
        }
    }

    /** Straight to Kismet's console: a logger's classes would delay the first page by a fifth. */
    private void announce(String text) {
        System.err.println(plugin.name() + " " + text);
    }
}
