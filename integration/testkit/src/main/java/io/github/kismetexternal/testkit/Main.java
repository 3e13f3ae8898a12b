package io.github.kismetexternal.testkit;

import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;

/** Runs a plugin under a simulated Kismet until it is interrupted: {@code --plugin <directory> [--port <number>]}. */
public final class Main {
    private static final int EXIT_USAGE = 64;
    private static final int DEFAULT_PORT = 2501;

    private Main() {}

    /** Starts the simulator, says which page to open, and waits. */
    public static void main(String[] args) throws InterruptedException {
        System.exit(run(System.out, args));
    }

    private static int run(PrintStream out, String... args) throws InterruptedException {
        Path plugin = null;
        int port = DEFAULT_PORT;
        for (int i = 0; i + 1 < args.length; i += 2) {
            switch (args[i]) {
                case "--plugin" -> plugin = Path.of(args[i + 1]);
                case "--port" -> port = args[i + 1].matches("[0-9]{1,5}") ? Integer.parseInt(args[i + 1]) : -1;
                default -> port = -1;
            }
        }
        if (plugin == null || port < 0 || port > 65_535 || args.length % 2 != 0) {
            System.err.println("usage: --plugin <directory with manifest.conf> [--port <0 to 65535>]");
            return EXIT_USAGE;
        }
        try (KismetSimulator kismet =
                KismetSimulator.of(plugin).port(port).echo(out::println).start()) {
            Runtime.getRuntime().addShutdownHook(new Thread(kismet::close));
            out.println();
            out.println("Open " + kismet.pluginUrl());
            out.println("A stand-in for Kismet runs the plugin; press Ctrl-C to end both.");
            out.println();
            int status = kismet.awaitHelperExit(Duration.ofDays(3650));
            out.println("The plugin has ended with exit status " + status + ".");
            return status == 0 ? 0 : 1;
        } catch (IOException | IllegalArgumentException e) {
            boolean portIsTaken = e.getCause() instanceof BindException;
            System.err.println("The plugin cannot be run: " + e.getMessage()
                    + (portIsTaken ? "; another Kismet may use it: choose a port with --port, or -Dkismet.port" : ""));
            return 1;
        }
    }
}
