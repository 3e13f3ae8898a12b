package io.github.kismetexternal.testkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person says of the stand-in to run. */
record RunOptions(
        List<Path> plugins,
        List<Path> launchers,
        SimulatedRelease release,
        String address,
        int port,
        Optional<String> password,
        Optional<Path> recording,
        boolean commands) {
    static final String USAGE = """
            usage: java -jar kismet-testkit.jar --plugin <directory> [...]
              --plugin <directory>    a plugin's directory, with manifest.conf; may be given several times
              --launcher <program>    a helper without a directory around it
              --release <release>     %s (default: 2025-09)
              --port <port>           of the web server, 0 to 65535; 0 takes a free one (default: 2501)
              --address <address>     of the web server (default: 127.0.0.1)
              --password <password>   of the user kismet; a random one without it
              --record <file>         records what passes the pipes of the plugin
              --commands              reads "stop" and "start" from standard input, and ends with it
            or:    java -jar kismet-testkit.jar dump <recording>
            or:    java -jar kismet-testkit.jar replay <recording> --plugin <directory>
            """.formatted(Arrays.stream(SimulatedRelease.values())
            .map(SimulatedRelease::label)
            .collect(Collectors.joining(", ")));

    private static final int DEFAULT_PORT = 2501;
    private static final int LARGEST_PORT = 65_535;

    /**
     * Reads arguments.
     *
     * @throws IllegalArgumentException if one is wrong; the message says which and why
     */
    static RunOptions parse(List<String> arguments) {
        List<Path> plugins = new ArrayList<>();
        List<Path> launchers = new ArrayList<>();
        SimulatedRelease release = SimulatedRelease.R2025_09;
        String address = "127.0.0.1";
        int port = DEFAULT_PORT;
        Optional<String> password = Optional.empty();
        Optional<Path> recording = Optional.empty();
        boolean commands = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String option = rest.next();
            switch (option) {
                case "--plugin" -> plugins.add(Path.of(value(option, rest)));
                case "--launcher" -> launchers.add(Path.of(value(option, rest)));
                case "--release" -> release = SimulatedRelease.ofLabel(value(option, rest));
                case "--address" -> address = value(option, rest);
                case "--port" -> port = port(value(option, rest));
                case "--password" -> password = Optional.of(value(option, rest));
                case "--record" -> recording = Optional.of(Path.of(value(option, rest)));
                case "--commands" -> commands = true;
                default -> throw new IllegalArgumentException("argument (" + option + ") is not known");
            }
        }
        if (plugins.isEmpty() && launchers.isEmpty()) {
            throw new IllegalArgumentException("--plugin or --launcher must be given");
        }
        return new RunOptions(plugins, launchers, release, address, port, password, recording, commands);
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(option + " must have a value behind it");
        }
        return rest.next();
    }

    private static int port(String value) {
        int port = value.matches("[0-9]{1,5}") ? Integer.parseInt(value) : Integer.MAX_VALUE;
        if (port > LARGEST_PORT) {
            throw new IllegalArgumentException("--port (" + value + ") must be a number from 0 to " + LARGEST_PORT);
        }
        return port;
    }
}
