package io.github.kismetexternal.rest;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Finds out where the Kismet that started a plugin serves its REST API: Kismet does not say. */
final class ServerAddress {
    private static final String URL = "KISMET_REST_URL";
    /** For plugins that run in a JVM with others, as under a debugger: those have no environment of their own. */
    private static final String URL_PROPERTY = "kismet.rest.url";
    private static final String CONFIG_DIRECTORY = "KISMET_ETC";
    /** The directory of {@code kismet.conf} alone. */
    private static final String CONFIG_HOME = "KISMET_CONF";
    private static final int DEFAULT_PORT = 2501;
    private static final int LARGEST_PORT = 65_535;

    private ServerAddress() {}

    /**
     * Returns the URL that the system property {@code kismet.rest.url} or {@code KISMET_REST_URL} holds, else what
     * Kismet's configuration in the directory {@code KISMET_ETC} says, with its overrides and those of the command line;
     * 127.0.0.1:2501 where nothing is said.
     *
     * @param environment the variables, which a plugin has from Kismet
     * @param commandLine what Kismet was started with
     * @throws IllegalArgumentException if KISMET_REST_URL is no URL, or the configured port no port
     */
    static URI find(Map<String, String> environment, KismetCommandLine commandLine) {
        String url = System.getProperty(URL_PROPERTY, environment.getOrDefault(URL, ""));
        if (!url.isBlank()) {
            try {
                return new URI(url.trim());
            } catch (URISyntaxException e) {
                // Neither the value nor the cause, which has it: there may be a password in it.
                String source = System.getProperty(URL_PROPERTY) == null ? URL : URL_PROPERTY;
                throw new IllegalArgumentException(
                        source + " must be a URL such as http://127.0.0.1:2501/; what it is cannot be read as one");
            }
        }
        String etc = environment.getOrDefault(CONFIG_DIRECTORY, "");
        if (etc.isEmpty()) {
            return url(null, null, null);
        }
        try {
            String file = commandLine
                    .configuration()
                    .orElse(environment.getOrDefault(CONFIG_HOME, etc) + "/kismet.conf");
            String override = commandLine.override().map(given -> override(given, etc)).orElse(null);
            KismetConfig config = KismetConfig.read(Path.of(file), override, expansion(etc));
            return url(
                    config.first("httpd_bind_address").orElse(null),
                    config.first("httpd_port").orElse(null),
                    config.first("httpd_uri_prefix").orElse(null));
        } catch (InvalidPathException e) {
            return url(null, null, null);
        }
    }

    private static String override(String given, String etc) {
        return Files.exists(Path.of(given)) ? given : etc + "/kismet_" + given + ".conf";
    }

    private static UnaryOperator<String> expansion(String etc) {
        String home = System.getProperty("user.home", "");
        return path -> path.replace("%E", etc).replace("%h", home);
    }

    private static URI url(@Nullable String address, @Nullable String port, @Nullable String prefix) {
        String path = prefix == null ? "/" : '/' + prefix.replaceAll("^/+|/+$", "") + '/';
        return URI.create("http://" + host(address) + ':' + port(port) + (path.equals("//") ? "/" : path));
    }

    private static int port(@Nullable String configured) {
        if (configured == null) {
            return DEFAULT_PORT;
        }
        try {
            int port = Integer.parseInt(configured);
            if (port > 0 && port <= LARGEST_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below.
        }
        throw new IllegalArgumentException("httpd_port (" + configured
                + ") in Kismet's configuration must be 1 to 65535; correct it or set " + URL);
    }

    /** A server that listens on all addresses is reached on loopback. */
    private static String host(@Nullable String address) {
        if (address == null || address.equals("0.0.0.0")) {
            return "127.0.0.1";
        }
        if (address.equals("::")) {
            return "[::1]";
        }
        return address.indexOf(':') >= 0 ? '[' + address + ']' : address;
    }
}
