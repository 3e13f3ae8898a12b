package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.event.EventBus;
import io.github.kismetexternal.testkit.internal.route.RouteTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** A server with the login {@code admin} and {@code secret}, and ways to ask it. */
final class RunningServer implements AutoCloseable {
    static final String BASIC =
            "Basic " + Base64.getEncoder().encodeToString("admin:secret".getBytes(ISO_8859_1));

    final HttpClient client = HttpClient.newHttpClient();
    final RouteTable routes = new RouteTable();
    final EventBus events = new EventBus();
    final Access access;
    final WebServer web;

    RunningServer(SimulatedRelease release) {
        this(release, Access.ofUser(release, "admin", "secret"));
    }

    RunningServer(SimulatedRelease release, Access access) {
        this.access = access;
        access.addRoutes(routes);
        try {
            web = WebServer.listen(release, routes, access, events, "127.0.0.1", 0, "");
            web.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI uri(String path) {
        return URI.create("http://127.0.0.1:" + web.url().getPort() + path);
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path, headers));
    }

    HttpResponse<String> post(String path, String type, String body, String... headers)
            throws IOException, InterruptedException {
        return send(request(path, headers)
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
        return headers.length == 0 ? request : request.headers(headers);
    }

    /** Sends a request of one line and closing headers as it is; returns all bytes until the connection ends. */
    String raw(String requestLine, String... headers) throws IOException {
        StringBuilder head = new StringBuilder(requestLine + "\r\nHost: x\r\nConnection: close\r\n");
        for (String header : headers) {
            head.append(header).append("\r\n");
        }
        return rawBytes(head.append("\r\n").toString());
    }

    /** Sends bytes as they are; returns all bytes until the connection ends. */
    String rawBytes(String bytes) throws IOException {
        try (Socket socket = connect()) {
            socket.getOutputStream().write(bytes.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", web.url().getPort());
        socket.setSoTimeout(20_000);
        return socket;
    }

    @Override
    public void close() {
        web.close();
        events.close();
    }
}
