package io.github.kismetexternal.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a browser does to Kismet: one that is signed in and behaves, and one that leaves in the middle or reads slowly.
 * Works on a real Kismet as well. Immutable and safe for use by several threads.
 *
 * <p>A browser that behaves follows redirections, unless it is one {@link #withoutRedirects}; one that leaves or reads
 * slowly never does. All wait for 20 s, unless told another {@linkplain #withDeadline deadline}.
 */
public final class KismetClient {
    private static final Duration DEFAULT_DEADLINE = Duration.ofSeconds(20);
    private static final Duration LONGEST_DEADLINE = Duration.ofDays(1);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(20);
    private static final int PIECE = 8192;
    private static final int MILLI_DIGITS = 3;
    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";
    private static final HttpClient FOLLOWING = http(HttpClient.Redirect.NORMAL);

    private final HttpClient http;
    private final URI kismet;
    private final String authorization;
    private final Duration deadline;

    private static final class NotFollowing {
        static final HttpClient HTTP = http(HttpClient.Redirect.NEVER);
    }

    /**
     * Makes a client.
     *
     * @param kismet the web server's URL, which ends in a slash; plain HTTP
     * @param user the administrator's name
     * @param password the administrator's password
     */
    public KismetClient(URI kismet, String user, String password) {
        this(
                FOLLOWING,
                kismet,
                "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8)),
                DEFAULT_DEADLINE);
    }

    private KismetClient(HttpClient http, URI kismet, String authorization, Duration deadline) {
        this.http = http;
        this.kismet = kismet;
        this.authorization = authorization;
        this.deadline = deadline;
    }

    private static HttpClient http(HttpClient.Redirect redirect) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(DEFAULT_DEADLINE)
                .followRedirects(redirect)
                .build();
    }

    /**
     * {@return a client that waits for another time}
     *
     * @param newDeadline 1 ms to 1 day; a day is what suits a debugger
     * @throws IllegalArgumentException if the time is out of its range
     */
    public KismetClient withDeadline(Duration newDeadline) {
        if (newDeadline.toMillis() < 1 || newDeadline.compareTo(LONGEST_DEADLINE) > 0) {
            throw new IllegalArgumentException("deadline (" + newDeadline + ") must be from 1 ms to 1 day");
        }
        return new KismetClient(http, kismet, authorization, newDeadline);
    }

    /** {@return a client that shows a redirection rather than following it} */
    public KismetClient withoutRedirects() {
        return new KismetClient(NotFollowing.HTTP, kismet, authorization, deadline);
    }

    /** {@return how long this client waits} */
    public Duration deadline() {
        return deadline;
    }

    /**
     * Asks for a page.
     *
     * @param path relative to the web server's root, without a slash at its beginning; what is no part of a URI must
     *     be encoded, a space as {@code %20}
     * @return the answer, of any status
     * @throws IllegalArgumentException if the path is no URI
     * @throws HttpTimeoutException if there is no answer within the deadline
     * @throws IOException if there is no connection, or the answer breaks off
     * @throws InterruptedException if the thread is interrupted
     */
    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    /**
     * Asks for a page without waiting for the answer, which fails as {@link #get} does.
     *
     * @param path as for {@link #get}
     * @return the answer to come, of any status
     * @throws IllegalArgumentException if the path is no URI
     */
    public CompletableFuture<HttpResponse<String>> getLater(String path) {
        return http.sendAsync(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    /**
     * Sends a form, encoded the way that Kismet recognises.
     *
     * @param path as for {@link #get}
     * @param fields by name, not encoded
     * @return the answer, of any status
     * @throws IllegalArgumentException if the path is no URI
     * @throws IOException as {@link #get} does
     * @throws InterruptedException if the thread is interrupted
     */
    public HttpResponse<String> post(String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return postForm(path, fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&")));
    }

    /**
     * Sends a form whose body is encoded already.
     *
     * @param path as for {@link #get}
     * @param body names and values, percent-encoded, with {@code &} between
     * @return the answer, of any status
     * @throws IllegalArgumentException if the path is no URI
     * @throws IOException as {@link #get} does
     * @throws InterruptedException if the thread is interrupted
     */
    public HttpResponse<String> postForm(String path, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", FORM).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /**
     * Sends JSON as the plugin's own pages do, for {@code request.json}: with {@code _csrf}, and in parts if it is more
     * than 9000 bytes. Asks for the {@linkplain #csrf session} anew each time.
     *
     * @param path as with {@link #get}; its first segment is the plugin's directory
     * @param value what Jackson can write as JSON
     * @return the answer to the last part, or to the first that was refused
     * @throws IllegalArgumentException if the path is no URI, or Jackson cannot write the value
     * @throws IOException as {@link #csrf} does
     * @throws InterruptedException if the thread is interrupted
     */
    public HttpResponse<String> postJson(String path, Object value) throws IOException, InterruptedException {
        int slash = path.indexOf('/');
        HttpResponse<String> response = null;
        for (Map<String, String> form : JsonForms.of(value, csrf(slash < 0 ? path : path.substring(0, slash)))) {
            response = post(path, form);
            if (response.statusCode() >= BAD_REQUEST) {
                return response;
            }
        }
        return response;
    }

    /**
     * Asks for what a page sends as {@code _csrf}, with JSON or to a guarded route.
     *
     * @param dirname the plugin's directory
     * @return the value
     * @throws IllegalArgumentException if that is no part of a URI
     * @throws IOException as {@link #get} does, or if the plugin does not answer it: it has no route for another method
     *     than GET, or another name
     * @throws InterruptedException if the thread is interrupted
     */
    public String csrf(String dirname) throws IOException, InterruptedException {
        String path = dirname + "/_session";
        HttpResponse<String> session = get(path);
        if (session.statusCode() != OK) {
            throw new IOException(path + " was answered " + session.statusCode() + "; a plugin of that name answers it"
                    + " once it has a route for another method than GET");
        }
        return JsonForms.csrf(session.body());
    }

    /**
     * Sends a request of any method without a body.
     *
     * @param method such as {@code DELETE}
     * @param path as for {@link #get}
     * @return the answer, of any status
     * @throws IllegalArgumentException if the path is no URI, or the method no token
     * @throws IOException as {@link #get} does
     * @throws InterruptedException if the thread is interrupted
     */
    public HttpResponse<String> send(String method, String path) throws IOException, InterruptedException {
        return send(request(path).method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(kismet.resolve(path)).timeout(deadline).header("Authorization", authorization);
    }

    /**
     * Asks again and again until the answer is as wanted, for the deadline: a plugin needs a moment to start.
     *
     * @param path as for {@link #get}
     * @param wanted says of each answer whether it is the one
     * @return the first such answer
     * @throws IllegalArgumentException if the path is no URI
     * @throws TimeoutException if it never was
     * @throws IOException as {@link #get} does
     * @throws InterruptedException if the thread is interrupted
     */
    public HttpResponse<String> getUntil(String path, Predicate<HttpResponse<String>> wanted)
            throws IOException, InterruptedException, TimeoutException {
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            HttpResponse<String> response = get(path);
            if (wanted.test(response)) {
                return response;
            }
            if (System.nanoTime() - end > 0) {
                throw new TimeoutException(path + " was not answered as wanted within " + seconds()
                        + " s; the last answer had status " + response.statusCode());
            }
            Thread.sleep(BETWEEN_TRIES.toMillis());
        }
    }

    /**
     * Sends a request and is gone before the answer.
     *
     * @param path as for {@link #get}
     * @throws IllegalArgumentException if the path is no URI
     * @throws IOException if there is no connection
     */
    public void askAndLeave(String path) throws IOException {
        leaveAfter(path, 0);
    }

    /**
     * Reads some bytes of an answer, head included, and is gone: a tab that is closed, a page that is left.
     *
     * <p>Kismet holds back up to 4096 bytes of an answer until more come or it ends: who is to leave a stream in its
     * middle must ask for fewer bytes than the plugin has sent by more than that.
     *
     * @param path as for {@link #get}
     * @param bytes how many to read, 0 or more
     * @return how many bytes came, which is less only if the answer ended
     * @throws IllegalArgumentException if the path is no URI, or the bytes are fewer than none
     * @throws HttpTimeoutException if not all of the bytes come within the deadline, nor the end
     * @throws IOException if there is no connection, or it breaks
     */
    public int leaveAfter(String path, int bytes) throws IOException {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes (" + bytes + ") must not be negative");
        }
        try (Socket socket = ask(path)) {
            socket.setSoLinger(true, 0);
            return read(socket, bytes, 0, OutputStream.nullOutputStream());
        }
    }

    /**
     * Reads an answer slowly.
     *
     * @param path as for {@link #get}
     * @param bytesAtOnce how much is read at once, at least 1
     * @param pause the time between two reads
     * @return the whole answer, head included, to its end
     * @throws IllegalArgumentException if the path is no URI, or nothing is to be read at once
     * @throws HttpTimeoutException if one read takes longer than the deadline
     * @throws IOException if there is no connection, or it breaks
     * @throws InterruptedException if the thread is interrupted
     */
    public byte[] readSlowly(String path, int bytesAtOnce, Duration pause) throws IOException, InterruptedException {
        if (bytesAtOnce < 1) {
            throw new IllegalArgumentException("bytesAtOnce (" + bytesAtOnce + ") must be at least 1");
        }
        try (Socket socket = ask(path)) {
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            while (read(socket, bytesAtOnce, answer.size(), answer) > 0) {
                Thread.sleep(pause.toMillis());
            }
            return answer.toByteArray();
        }
    }

    private Socket ask(String path) throws IOException {
        URI target = kismet.resolve(path);
        String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        Socket socket = new Socket();
        try {
            socket.connect(
                    new InetSocketAddress(kismet.getHost(), kismet.getPort()), (int) DEFAULT_DEADLINE.toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(("GET " + target.getRawPath() + query + " HTTP/1.1\r\nHost: kismet\r\nAuthorization: "
                    + authorization + "\r\nConnection: close\r\n\r\n").getBytes(US_ASCII));
            return socket;
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Reads so many bytes, or all until the end; {@code before} is how many were read of the answer earlier. */
    private int read(Socket socket, int bytes, long before, OutputStream sink) throws IOException {
        long end = System.nanoTime() + deadline.toNanos();
        InputStream in = socket.getInputStream();
        byte[] piece = new byte[Math.min(bytes, PIECE)];
        int read = 0;
        while (read < bytes) {
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            socket.setSoTimeout((int) Math.max(1, left));
            try {
                int count = in.read(piece, 0, Math.min(piece.length, bytes - read));
                if (count < 0) {
                    return read;
                }
                sink.write(piece, 0, count);
                read += count;
            } catch (SocketTimeoutException e) {
                throw new HttpTimeoutException("only " + (before + read) + " of " + (before + bytes)
                        + " bytes came within " + seconds()
                        + " s; Kismet holds back up to 4096 B until more or the end comes");
            }
        }
        return read;
    }

    private String seconds() {
        return BigDecimal.valueOf(deadline.toMillis(), MILLI_DIGITS).stripTrailingZeros().toPlainString();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }
}
