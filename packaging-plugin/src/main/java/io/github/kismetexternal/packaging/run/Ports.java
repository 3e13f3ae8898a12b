package io.github.kismetexternal.packaging.run;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the server listens, and a debugger may attach: on 127.0.0.1 only. Immutable.
 *
 * @param web the port of the web server; 0 for any that is free
 * @param debugger the port that a debugger attaches to; 0 for none
 */
public record Ports(int web, int debugger) {
    private static final String JAVA_OPTIONS = "KISMET_PLUGIN_JAVA_OPTS";
    private static final int DEFAULT_DEBUGGER = 5005;
    private static final int LARGEST = 65_535;

    /**
     * {@return the ports that are asked for}
     *
     * @param web the number of the web server's
     * @param debug null or {@code false} for no debugger, empty or {@code true} for port 5005, or a number
     * @throws RunException if a port is none, or taken
     */
    public static Ports of(int web, @Nullable String debug) throws RunException {
        if (web < 0 || web > LARGEST) {
            throw new RunException("kismet.port (" + web + ") must be a number from 0 to " + LARGEST
                    + ", where 0 takes any that is free; set -Dkismet.port to one.");
        }
        Ports ports = new Ports(web, debugger(debug));
        requireFree("kismet.port", ports.web, "another Kismet may use it; end that");
        requireFree("kismet.debug", ports.debugger, "another plugin may be debugged there; end that");
        return ports;
    }

    private static int debugger(@Nullable String debug) throws RunException {
        if (debug == null || debug.equals("false")) {
            return 0;
        }
        if (debug.isEmpty() || debug.equals("true")) {
            return DEFAULT_DEBUGGER;
        }
        int port = debug.matches("[0-9]{1,5}") ? Integer.parseInt(debug) : 0;
        if (port < 1 || port > LARGEST) {
            throw new RunException("kismet.debug (" + debug + ") must be a port from 1 to " + LARGEST
                    + " for a debugger to attach to, or nothing for " + DEFAULT_DEBUGGER
                    + "; set -Dkismet.debug, or -Dkismet.debug=<port>.");
        }
        return port;
    }

    private static void requireFree(String parameter, int port, String culprit) throws RunException {
        if (port != 0 && !Loopback.isFree(port)) {
            throw new RunException(parameter + " (" + port + ") must be free on 127.0.0.1, and is taken: " + culprit
                    + ", or choose another port with -D" + parameter + "=<port>.");
        }
    }

    /** {@return the variables of the plugin's environment: the Java that built it runs it, with a debugger's door} */
    public Map<String, String> environment() {
        Map<String, String> variables = new HashMap<>(Map.of("JAVA_HOME", System.getProperty("java.home")));
        if (debugger != 0) {
            String given = System.getenv(JAVA_OPTIONS);
            variables.put(JAVA_OPTIONS, (given == null ? "" : given + " ")
                    + "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + debugger);
        }
        return variables;
    }
}
