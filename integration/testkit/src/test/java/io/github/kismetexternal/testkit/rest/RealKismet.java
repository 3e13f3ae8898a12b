package io.github.kismetexternal.testkit.rest;

import io.github.kismetexternal.rest.KismetRest;
import io.github.kismetexternal.rest.KismetRestException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Kismet that was installed, run with a configuration of its own, a capture file, and a kismetdb log. */
final class RealKismet implements AutoCloseable {
    private static final String USER = "conformance";
    private static final String PASSWORD = "conformance";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Process process;
    private final URI url;

    private RealKismet(Process process, URI url) {
        this.process = process;
        this.url = url;
    }

    /**
     * Starts a server and waits until it answers.
     *
     * @param home where it was installed: with {@code bin/kismet} and {@code etc/kismet.conf}
     * @param scratch a directory for all that it writes
     */
    static RealKismet start(Path home, Path scratch) throws IOException, InterruptedException {
        Path etc = Files.createDirectories(scratch.resolve("etc"));
        Path logs = Files.createDirectories(scratch.resolve("logs"));
        try (Stream<Path> files = Files.list(home.resolve("etc"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, etc.resolve(file.getFileName()));
            }
        }
        int port = freePort();
        Files.writeString(etc.resolve("kismet_site.conf"), String.join("\n",
                "httpd_bind_address=127.0.0.1",
                "httpd_port=" + port,
                "remote_capture_enabled=false",
                "helper_binary_path=%B",
                "log_types=kismet",
                "log_prefix=" + logs,
                "httpd_username=" + USER,
                "httpd_password=" + PASSWORD,
                "uav_match+=made_up:name=\"Made Up\",model=\"Drone 1\",mac=" + SyntheticCapture.ACCESS_POINT
                        + "/FF:FF:FF:FF:FF:FF",
                ""));
        Path capture = SyntheticCapture.write(scratch.resolve("synthetic.pcap"));
        Process process = new ProcessBuilder(
                        home.resolve("bin/kismet").toString(),
                        "--no-ncurses",
                        "--homedir", Files.createDirectories(scratch.resolve("home")).toString(),
                        "--confdir", etc.toString(),
                        "-c", capture + ":realtime=true,name=synthetic")
                .directory(scratch.toFile())
                .redirectErrorStream(true)
                .redirectOutput(scratch.resolve("kismet.log").toFile())
                .start();
        RealKismet kismet = new RealKismet(process, URI.create("http://127.0.0.1:" + port + "/"));
        try {
            kismet.awaitDevices();
        } catch (IOException | InterruptedException | RuntimeException e) {
            kismet.close();
            throw e;
        }
        return kismet;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitDevices() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                throw new IOException("Kismet ended with status " + process.exitValue() + "; see its kismet.log");
            }
            try {
                if (rest().system().status().devices().orElse(0) >= 2) {
                    return;
                }
            } catch (KismetRestException e) {
                // It does not listen yet.
            }
            process.waitFor(200, TimeUnit.MILLISECONDS);
        }
        throw new IOException(
                "Kismet did not see the devices of the capture file within " + PATIENCE.toSeconds() + " s");
    }

    URI url() {
        return url;
    }

    KismetRest rest() {
        return KismetRest.withLogin(url, USER, PASSWORD);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
