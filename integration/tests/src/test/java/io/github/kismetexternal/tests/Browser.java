package io.github.kismetexternal.tests;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** What a person does to a plugin's pages, over a real port. */
final class Browser {
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(DEADLINE).build();
    private final URI kismet;

    Browser(URI kismet) {
        this.kismet = kismet;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> getLater(String path) {
        return client.sendAsync(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> postForm(String path, String form) throws IOException, InterruptedException {
        return client.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return client.send(
                request(path).method(method, HttpRequest.BodyPublishers.noBody()).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Asks again and again until the answer is as wanted: what a plugin adds after its start comes a moment later. */
    HttpResponse<String> getUntil(String path, Predicate<HttpResponse<String>> wanted)
            throws IOException, InterruptedException, TimeoutException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (System.nanoTime() < end) {
            HttpResponse<String> response = get(path);
            if (wanted.test(response)) {
                return response;
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
        throw new TimeoutException(path + " was not answered as wanted within " + DEADLINE);
    }

    /** Sends a request and is gone before the answer. */
    void askAndLeave(String path) throws IOException {
        try (Socket socket = new Socket(kismet.getHost(), kismet.getPort())) {
            socket.setSoLinger(true, 0);
            OutputStream out = socket.getOutputStream();
            out.write(("GET /" + path + " HTTP/1.1\r\nHost: kismet\r\n\r\n").getBytes(US_ASCII));
            out.flush();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(kismet.resolve(path)).timeout(DEADLINE);
    }
}
