package io.github.kismetexternal.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.URLEncoder;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Runs plugins until they end or somebody presses Ctrl-C. */
final class RunCommand {
    private static final int EXIT_USAGE = 64;
    private static final int PASSWORD_BYTES = 8;
    private static final Duration FOR_EVER = Duration.ofDays(3650);
    private static final Duration BETWEEN_NEW_DEVICES = Duration.ofSeconds(2);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    private RunCommand() {}

    static int run(InputStream in, PrintStream out, PrintStream err, List<String> arguments)
            throws InterruptedException {
        if (arguments.contains("--help")) {
            out.print(RunOptions.USAGE);
            return 0;
        }
        RunOptions options;
        try {
            options = RunOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.print(RunOptions.USAGE);
            return EXIT_USAGE;
        }
        String password = options.password().orElseGet(RunCommand::randomPassword);
        try (KismetSimulator kismet = start(options, password, out)) {
            Runtime.getRuntime().addShutdownHook(new Thread(kismet::close, "simulated-kismet-shutdown"));
            tell(out, kismet, password);
            if (options.commands()) {
                try (CommandedRun run = new CommandedRun(kismet, out)) {
                    run.obey(in);
                }
                return 0;
            }
            int status = 0;
            for (SimulatedPlugin plugin : kismet.plugins()) {
                status = Math.max(status, awaitEnd(out, plugin));
            }
            if (kismet.plugins().isEmpty()) {
                // Pages without a helper: there is no end but Ctrl-C.
                Thread.sleep(FOR_EVER.toMillis());
            }
            return kismet.fatalities().isEmpty() ? Math.min(status, 1) : 1;
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            boolean portIsTaken = e.getCause() instanceof BindException;
            err.println("The plugin cannot be run: " + e.getMessage()
                    + (portIsTaken ? "; another Kismet may use it: choose a port with --port, or -Dkismet.port" : ""));
            return 1;
        }
    }

    private static KismetSimulator start(RunOptions options, String password, PrintStream out) throws IOException {
        SimulatorBuilder builder = KismetSimulator.builder()
                .release(options.release())
                .address(options.address())
                .port(options.port())
                .login(SimulatorBuilder.DEFAULT_USER, password)
                .events(EventSchedule.ofKismet().newDevices(BETWEEN_NEW_DEVICES))
                .echo(line -> out.println(LocalTime.now().format(TIME) + " " + line));
        options.plugins().forEach(builder::plugin);
        options.launchers().forEach(builder::launcher);
        options.recording().ifPresent(builder::record);
        return builder.start();
    }

    private static void tell(PrintStream out, KismetSimulator kismet, String password) {
        String signIn = "?user=" + SimulatorBuilder.DEFAULT_USER + "&password="
                + URLEncoder.encode(password, UTF_8);
        out.println();
        kismet.pluginUrls().forEach(page -> out.println("Open " + page + signIn));
        out.println("Its tabs are in " + kismet.url() + signIn);
        out.println("This is a stand-in for " + kismet.release() + "; press Ctrl-C to end it and the plugin.");
        out.println();
    }

    private static String randomPassword() {
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static int awaitEnd(PrintStream out, SimulatedPlugin plugin) throws InterruptedException {
        int status = plugin.awaitExit(FOR_EVER);
        out.println("The plugin " + plugin.name() + " has ended with exit status " + status + ".");
        return status;
    }
}
