package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.route.Role;
import io.github.kismetexternal.testkit.internal.route.Route;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Each answer was recorded from Kismet 2025-09-R1 or 2023-07-R2. */
class WebServerTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final RunningServer server = new RunningServer(SimulatedRelease.R2025_09);

    @AfterEach
    void close() {
        server.close();
    }

    private void addOpen(String uri, String text) {
        server.routes.add(Route.exact(uri, Set.of("GET", "POST"), Role.ANYBODY,
                (call, reply) -> reply.body().write(text.getBytes(UTF_8))));
    }

    private void addEcho() {
        server.routes.add(Route.exact("/echo", Set.of("GET", "POST", "PUT"), Role.ANYBODY,
                (call, reply) -> reply.body().write(
                        (new TreeMap<>(call.variables()) + " " + call.json()).getBytes(UTF_8))));
    }

    @Test
    void an_unknown_page_is_answered_with_its_escaped_path() throws Exception {
        assertThat(server.rawBytes("GET /n<&\">?a=1 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404 Not Found\r\n")
                .contains("\r\nServer: Kismet\r\n", "\r\nContent-Type: text/html\r\n", "\r\nContent-Length: 155\r\n")
                .doesNotContain("Last-Modified", "Cache-Control")
                .endsWith("\r\n\r\n<html><head><title>404 not found</title></head><body><h1>404 Not Found</h1><br>"
                        + "<p>Could not find <code>&#x2F;n&lt;&amp;&quot;&gt;</code></p></body></html>\n");
    }

    @Test
    void a_request_without_login_is_answered_without_a_challenge() throws Exception {
        assertThat(server.raw("GET /session/check_login HTTP/1.1"))
                .startsWith("HTTP/1.1 401 Unauthorized\r\n")
                .doesNotContain("WWW-Authenticate")
                .endsWith("\r\n\r\n<html><head><title>401 Permission denied</title></head><body>"
                        + "<h1>401 Permission denied</h1><br><p>This resource requires a login or session token.</p>"
                        + "</body></html>\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Wget/1.21", "eager", "t", "go"})
    void a_browser_whose_name_begins_with_a_letter_of_wget_is_challenged(String agent) throws Exception {
        assertThat(server.get("/session/check_login", "User-Agent", agent).headers().firstValue("WWW-Authenticate"))
                .hasValue("Basic realm=Kismet");
    }

    @Test
    void the_method_is_checked_before_the_login() throws Exception {
        assertThat(server.raw("OPTIONS /session/check_login HTTP/1.1"))
                .startsWith("HTTP/1.1 405 Method Not Allowed\r\n")
                .endsWith("\r\n\r\n<html><head><title>405 Incorrect method</title></head><body>"
                        + "<h1>405 Incorrect method</h1><br><p>This method is not valid for this resource.</p>"
                        + "</body></html>\n");
    }

    @Test
    void a_route_answers_in_chunks_with_the_default_headers() throws Exception {
        addOpen("/a/page.html", "hello");

        assertThat(server.raw("GET /a/page.html HTTP/1.1"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains(
                        "\r\nServer: Kismet\r\n",
                        "\r\nContent-Type: text/html\r\n",
                        "\r\nCache-Control: no-cache\r\n",
                        "\r\nPragma: no-cache\r\n",
                        "\r\nExpires: Sat, 01 Jan 2000 00:00:00 GMT\r\n",
                        "\r\nTransfer-Encoding: chunked\r\n")
                .containsPattern("\r\nLast-Modified: \\w{3}, \\d\\d \\w{3} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT\r\n")
                .doesNotContain("Set-Cookie", "Content-Length", "Date:")
                .endsWith("\r\n\r\n5\r\nhello\r\n0\r\n\r\n");
    }

    @Test
    void an_empty_answer_is_chunked_too() throws Exception {
        addOpen("/empty", "");

        assertThat(server.raw("GET /empty HTTP/1.1"))
                .contains("\r\nTransfer-Encoding: chunked\r\n")
                .endsWith("\r\n\r\n0\r\n\r\n");
    }

    @Test
    void each_flush_makes_a_chunk() throws Exception {
        server.routes.add(Route.exact("/two", Set.of("GET"), Role.ANYBODY, (call, reply) -> {
            reply.body().write('a');
            reply.body().write('b');
            reply.body().flush();
            reply.body().flush();
            reply.body().write('c');
        }));

        assertThat(server.raw("GET /two HTTP/1.1")).endsWith("\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n");
    }

    @Test
    void headers_of_an_endpoint_replace_those_of_the_same_name() throws Exception {
        server.routes.add(Route.exact("/own.html", Set.of("GET"), Role.ANYBODY, (call, reply) ->
                reply.head(202, Map.of("content-type", "text/x", "SERVER", "mine"))));

        HttpResponse<String> answer = server.get("/own.html");

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.headers().allValues("Content-Type")).containsExactly("text/x");
        assertThat(answer.headers().allValues("Server")).containsExactly("mine");
    }

    @Test
    void a_line_end_in_a_header_injects_a_header() throws Exception {
        server.routes.add(Route.exact("/inject", Set.of("GET"), Role.ANYBODY, (call, reply) ->
                reply.head(200, Map.of("X-A", "1\r\nX-Injected: 2"))));

        assertThat(server.get("/inject").headers().firstValue("X-Injected")).hasValue("2");
    }

    @Test
    void an_endpoint_that_fails_is_an_error_of_plain_words() throws Exception {
        server.routes.add(Route.exact("/fail", Set.of("GET"), Role.ANYBODY, (call, reply) -> {
            throw new IllegalArgumentException("no luck");
        }));

        HttpResponse<String> answer = server.get("/fail");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("ERROR: no luck\n");
    }

    @ParameterizedTest
    @CsvSource({"R2020_12, 404", "R2021_08, 404", "R2022_08, 200", "R2023_07, 200", "R2025_09, 200"})
    void runs_of_slashes_are_one_slash_since_2022(SimulatedRelease release, int status) throws Exception {
        try (RunningServer other = new RunningServer(release)) {
            assertThat(other.raw("GET //session///check_setup_ok HTTP/1.1")).startsWith("HTTP/1.1 " + status + " ");
        }
    }

    @Test
    void a_path_is_not_percent_decoded() throws Exception {
        addOpen("/a%20b", "encoded");

        assertThat(server.get("/a%20b").body()).isEqualTo("encoded");
    }

    @Test
    void form_variables_overwrite_those_of_the_query_and_json_is_parsed() throws Exception {
        addEcho();

        assertThat(server.post("/echo?a=1&b=x+y", FORM, "a=2+3&json={\"k\":1} rest").body())
                .isEqualTo("{a=2 3, b=x+y, json={\"k\":1} rest} {\"k\":1}");
    }

    @Test
    void a_json_body_makes_no_variables_and_must_be_one_value() throws Exception {
        addEcho();

        assertThat(server.post("/echo", "application/json; charset=UTF-8", "{\"k\":[1]}").body())
                .isEqualTo("{} {\"k\":[1]}");
        assertThat(server.post("/echo", "application/json", "{\"k\":1} rest").body()).isEqualTo("{} null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/x-www-form-urlencoded;charset=UTF-8", "text/plain", "multipart/form-data"})
    void a_body_of_another_type_is_not_looked_at(String type) throws Exception {
        addEcho();

        assertThat(server.post("/echo", type, "a=1").body()).isEqualTo("{} null");
    }

    @Test
    void only_the_body_of_a_post_is_looked_at() throws Exception {
        addEcho();

        assertThat(server.send(server.request("/echo", "Content-Type", FORM)
                        .PUT(HttpRequest.BodyPublishers.ofString("a=1")))
                .body()).isEqualTo("{} null");
    }

    @ParameterizedTest
    @CsvSource({"100000, 404", "100001, ''"})
    void a_body_that_is_too_large_is_not_answered(int length, String status) throws Exception {
        String answer = answerOrNothing("POST /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + length
                + "\r\n\r\n" + "a".repeat(length));

        assertThat(answer.replaceAll("(?s)HTTP/1.1 (\\d+).*", "$1")).isEqualTo(status);
    }

    @Test
    void a_chunked_body_that_is_too_large_is_not_answered() throws Exception {
        assertThat(answerOrNothing("POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                + ("4000\r\n" + "a".repeat(0x4000) + "\r\n").repeat(7) + "0\r\n\r\n")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "hello\r\n\r\n",
        "GET /x HTTP/1.1\nHost: x\n\n",
        "GET /x HTTP/1.1\r\nHost: x\r\nA : b\r\n\r\n",
        "POST /x HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"
    })
    void what_is_no_request_is_not_answered(String bytes) throws Exception {
        assertThat(answerOrNothing(bytes)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"8000, false", "8200, true"})
    void a_head_of_more_than_8_kib_is_not_answered(int length, boolean unanswered) throws Exception {
        assertThat(answerOrNothing("GET /x HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX: " + "a".repeat(length)
                + "\r\n\r\n").isEmpty()).isEqualTo(unanswered);
    }

    /** Closing a connection with data unread resets it. */
    private String answerOrNothing(String bytes) throws IOException {
        try {
            return server.rawBytes(bytes);
        } catch (SocketException e) {
            return "";
        }
    }

    @Test
    void many_requests_wait_at_once() throws Exception {
        CountDownLatch all = new CountDownLatch(100);
        server.routes.add(Route.exact("/wait", Set.of("GET"), Role.ANYBODY, (call, reply) -> {
            all.countDown();
            all.await();
        }));

        CompletableFuture<?>[] answers = new CompletableFuture<?>[100];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = server.client.sendAsync(
                    server.request("/wait").build(), HttpResponse.BodyHandlers.ofString());
        }

        assertThat(CompletableFuture.allOf(answers)).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void closing_ends_a_request_that_waits_and_leaves_no_thread() throws Exception {
        BlockingQueue<Thread> waiting = new LinkedBlockingQueue<>();
        server.routes.add(Route.exact("/forever", Set.of("GET"), Role.ANYBODY, (call, reply) -> {
            waiting.add(Thread.currentThread());
            new CountDownLatch(1).await();
        }));
        int port = server.web.url().getPort();
        try (Socket socket = server.connect()) {
            socket.getOutputStream().write("GET /forever HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(ISO_8859_1));
            Thread thread = waiting.poll(20, TimeUnit.SECONDS);

            server.web.close();

            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
            assertThat(thread).isNotNull();
            thread.join(20_000);
            assertThat(thread.isAlive()).isFalse();
        }
        assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(IOException.class);
    }

    @Test
    void a_browser_that_does_not_read_holds_up_nobody_else() throws Exception {
        byte[] much = new byte[32 << 20];
        server.routes.add(Route.exact("/much", Set.of("GET"), Role.ANYBODY,
                (call, reply) -> reply.body().write(much)));
        addOpen("/other", "here");
        try (Socket lazy = server.connect()) {
            lazy.getOutputStream().write("GET /much HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(ISO_8859_1));
            assertThat(lazy.getInputStream().read()).isEqualTo('H');

            assertThat(server.get("/other").body()).isEqualTo("here");
        }
    }
}
