package io.github.kismetexternal.packaging.run;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A real Kismet with a home directory of its own, without data sources and logs, that listens on 127.0.0.1 only. It is
 * restarted with the plugin, as no Kismet starts a plugin's program a second time.
 */
public final class RealKismet implements Server {
    private static final String USER = "kismet";
    private static final int PASSWORD_BYTES = 8;
    private static final int PATIENCE_SECONDS = 60;
    private static final int LOOK_MILLIS = 100;

    /** Kismet pays no attention to its standard input: this ends it when that ends, and ends with it. */
    private static final String KEEPER = """
            "$@" </dev/null &
            kismet=$!
            exec 3<&0
            (
                while read -r _; do :; done <&3
                kill "$kismet"
                left=50
                while kill -0 "$kismet" && [ "$left" -gt 0 ]; do
                    sleep 0.1
                    left=$((left - 1))
                done
                kill -KILL "$kismet"
            ) >/dev/null 2>&1 &
            keeper=$!
            trap 'kill "$kismet" 2>/dev/null' HUP INT TERM
            wait "$kismet"
            status=$?
            while kill -0 "$kismet" 2>/dev/null; do
                wait "$kismet"
                status=$?
            done
            kill "$keeper" 2>/dev/null
            exit "$status"
            """;

    private final RunningCopy plugin;
    private final int port;
    private final Consumer<String> console;
    private final String password;
    private final Launch launch;
    private final HttpClient client = HttpClient.newHttpClient();
    private boolean told;

    /**
     * Makes a server, which does not run yet.
     *
     * @param prefix the directory with {@code bin/kismet} in it
     * @param plugin what it will run
     * @param port not 0
     * @param variables of the plugin's environment
     * @param console gets each line that Kismet and the plugin print
     * @throws RunException if there is no Kismet
     */
    public RealKismet(
            Path prefix, RunningCopy plugin, int port, Map<String, String> variables, Consumer<String> console)
            throws RunException {
        Path program = prefix.resolve("bin").resolve("kismet").toAbsolutePath();
        if (!Files.isExecutable(program)) {
            throw new RunException("kismet.home (" + prefix + ") must be the directory below which Kismet is installed,"
                    + " with bin/kismet in it; set -Dkismet.home to such a one, as /usr or /usr/local, or leave it out"
                    + " to run under the stand-in.");
        }
        if (port == 0) {
            throw new RunException("kismet.port (0) must be a port from 1 to 65535 for a real Kismet; set"
                    + " -Dkismet.port to one that is free, or leave it out for 2501.");
        }
        this.plugin = plugin;
        this.port = port;
        this.console = console;
        byte[] random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        password = HexFormat.of().formatHex(random);
        launch = new Launch("Kismet (" + program + ")", command(program), variables, plugin.home(), console);
    }

    private List<String> command(Path program) {
        return List.of(
                "/bin/sh",
                "-c",
                KEEPER,
                "kismet-run",
                program.toString(),
                "--no-ncurses",
                "--no-logging",
                "--homedir",
                plugin.home().toString(),
                "--override",
                settings().toString());
    }

    @Override
    public boolean start() throws RunException, IOException, InterruptedException {
        writeSettings();
        launch.start();
        boolean loaded = awaitPlugin();
        if (!told) {
            told = true;
            URI page = address("plugin/" + plugin.directory().getFileName() + "/");
            console.accept("");
            console.accept("Open " + page + "?user=" + USER + "&password=" + password);
            console.accept("This is " + launch.name() + " without data sources, restarted whenever the plugin is built"
                    + " anew; press Ctrl-C to end it and the plugin.");
            console.accept("");
        }
        return loaded;
    }

    /** Kismet listens before it loads plugins, since 2022, and tells nobody when it has. */
    private boolean awaitPlugin() throws RunException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!isLoaded()) {
            launch.requireAlive();
            if (System.nanoTime() > end) {
                return false;
            }
            Thread.sleep(LOOK_MILLIS);
        }
        return true;
    }

    private boolean isLoaded() throws InterruptedException {
        String login = Base64.getEncoder().encodeToString((USER + ":" + password).getBytes(UTF_8));
        HttpRequest request = HttpRequest.newBuilder(address("plugins/all_plugins.json"))
                .header("Authorization", "Basic " + login)
                .timeout(Duration.ofSeconds(PATIENCE_SECONDS))
                .build();
        try {
            HttpResponse<String> plugins = client.send(request, HttpResponse.BodyHandlers.ofString());
            return plugins.body().contains("\"" + plugin.directory().getFileName() + "\"");
        } catch (IOException e) {
            return false;
        }
    }

    private URI address(String page) {
        return URI.create("http://127.0.0.1:" + port + "/" + page);
    }

    private void writeSettings() throws IOException {
        Path file = settings();
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, String.join("\n",
                "httpd_bind_address=127.0.0.1",
                "httpd_port=" + port,
                "httpd_username=" + USER,
                "httpd_password=" + password,
                "helper_binary_path=%B",
                "helper_binary_path=%h/.kismet/plugins/" + plugin.directory().getFileName(),
                "remote_capture_enabled=false",
                "server_announce=false",
                ""));
    }

    private Path settings() {
        return plugin.home().resolve("kismet_run.conf");
    }

    @Override
    public void stop() {
        launch.end();
    }

    @Override
    public void requireRunning() throws RunException {
        launch.requireAlive();
    }

    @Override
    public void close() {
        launch.close();
    }
}
