package io.github.kismetexternal.testkit.rest;

import io.github.kismetexternal.rest.DeviceQuery;
import io.github.kismetexternal.testkit.SimulatedRelease;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(180)
class ManyDevicesTest {
    private static final int DEVICES = 100_000;

    @TempDir
    private Path directory;

    @Test
    void a_hundred_thousand_devices_pass_through_a_heap_of_32_mebibytes() throws Exception {
        List<String> lines;
        try (SimulatedServer simulated = new SimulatedServer()) {
            lines = simulated.rest(SimulatedRelease.R2025_09).devices().list(DeviceQuery.all()).stream()
                    .map(device -> device.raw().toString())
                    .toList();
        }
        // More than the heap holds even as it is sent.
        assertThat(lines.stream().mapToLong(String::length).sum() / lines.size() * DEVICES)
                .isGreaterThan(40L * 1024 * 1024);
        Path output = directory.resolve("output");
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process counting = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                            "-Xmx32m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CountDevices.class.getName(),
                            "http://127.0.0.1:" + socket.getLocalPort() + "/")
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                send(socket, lines);
                assertThat(counting.waitFor(120, TimeUnit.SECONDS)).isTrue();
            } finally {
                counting.destroyForcibly();
            }
        }
        assertThat(Files.readString(output)).isEqualTo(DEVICES + System.lineSeparator());
    }

    /** Answers one request as Kismet does: line by line. */
    private static void send(ServerSocket socket, List<String> lines) throws IOException {
        socket.setSoTimeout(60_000);
        try (Socket connection = socket.accept()) {
            connection.getInputStream().read(new byte[8192]);
            OutputStream out = new BufferedOutputStream(connection.getOutputStream(), 64 * 1024);
            out.write("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            for (int i = 0; i < DEVICES; i++) {
                out.write(lines.get(i % lines.size()).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
            out.flush();
            connection.shutdownOutput();
            connection.getInputStream().readAllBytes();
        }
    }
}
