package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.route.Role;
import io.github.kismetexternal.testkit.internal.route.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Measured on Kismet 2025-09-R1, and on 2023-07-R2 where both were asked. */
class StaticFilesTest {
    @TempDir
    Path plugin;

    private final RunningServer server = new RunningServer(SimulatedRelease.R2025_09);
    private Path root;

    @BeforeEach
    void serve() throws IOException {
        root = Files.createDirectories(plugin.resolve("httpd"));
        Files.createDirectories(root.resolve("js"));
        Files.writeString(root.resolve("index.html"), "the index");
        Files.writeString(root.resolve("js/a.js"), "let a;");
        server.web.serve(new StaticFiles("/plugin/x/", root));
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void a_file_is_served_to_everybody_with_its_length() throws Exception {
        HttpResponse<String> answer = server.get("/plugin/x/js/a.js?v=1", "Cookie", "KISMET=nonsense");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("let a;");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/javascript");
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("6");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(answer.headers().firstValue("Set-Cookie")).hasValue("KISMET=nonsense; Path=/");
    }

    @ParameterizedTest
    @CsvSource({
        "/plugin/x/, 200",
        "/plugin/x, 404",
        "/plugin/x/js/, 404",
        "/plugin/x/%69ndex.html, 404",
        "/plugin/x/none.html, 404",
        "/plugin/y/, 404",
        "/plugin/x/js/../index.html, 200",
        "/plugin/x/none/../index.html, 404"
    })
    void a_path_is_looked_up_as_it_is(String path, int status) throws Exception {
        assertThat(server.raw("GET " + path + " HTTP/1.1")).startsWith("HTTP/1.1 " + status + " ");
    }

    @Test
    void a_head_request_tells_the_length_only() throws Exception {
        assertThat(server.raw("HEAD /plugin/x/ HTTP/1.1"))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("\r\nContent-Length: 9\r\n")
                .endsWith("\r\n\r\n");
    }

    @Test
    void a_post_finds_no_file() throws Exception {
        assertThat(server.post("/plugin/x/", "text/plain", "").statusCode()).isEqualTo(404);
    }

    @Test
    void a_sibling_whose_name_begins_alike_is_served_and_another_is_not() throws Exception {
        Files.writeString(Files.createDirectories(plugin.resolve("httpd-data")).resolve("s.txt"), "a secret");
        Files.writeString(Files.createDirectories(plugin.resolve("data")).resolve("s.txt"), "a secret");

        assertThat(server.raw("GET /plugin/x/../httpd-data/s.txt HTTP/1.1")).endsWith("\r\n\r\na secret");
        assertThat(server.raw("GET /plugin/x/../data/s.txt HTTP/1.1")).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void a_link_that_leaves_the_directory_is_refused_and_one_within_is_not() throws Exception {
        Path outside = Files.writeString(plugin.resolve("outside.txt"), "a secret");
        Files.createSymbolicLink(root.resolve("out.txt"), outside);
        Files.createSymbolicLink(root.resolve("in.txt"), root.resolve("index.html"));

        assertThat(server.get("/plugin/x/out.txt").statusCode()).isEqualTo(404);
        assertThat(server.get("/plugin/x/in.txt").body()).isEqualTo("the index");
    }

    @Test
    void a_directory_without_a_slash_is_never_answered() throws Exception {
        try (Socket socket = server.connect()) {
            socket.setSoTimeout(300);
            socket.getOutputStream().write("GET /plugin/x/js HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(ISO_8859_1));

            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(server.raw("GET /plugin/x/js HTTP/1.1")).isEmpty();
    }

    @Test
    void a_route_goes_before_a_file() throws Exception {
        server.routes.add(Route.exact("/plugin/x/index.html", Set.of("GET"), Role.ANYBODY,
                (call, reply) -> reply.body().write('r')));

        assertThat(server.get("/plugin/x/index.html").body()).isEqualTo("r");
    }

    @Test
    void the_directory_that_was_added_first_wins() throws Exception {
        Path other = Files.createDirectories(plugin.resolve("other"));
        Files.writeString(other.resolve("index.html"), "another index");
        Files.writeString(other.resolve("more.html"), "more");
        server.web.serve(new StaticFiles("/plugin/x/", other));

        assertThat(server.get("/plugin/x/").body()).isEqualTo("the index");
        assertThat(server.get("/plugin/x/more.html").body()).isEqualTo("more");
    }

    @Test
    void a_file_that_is_deleted_while_it_is_read_arrives_whole() throws Exception {
        byte[] content = new byte[24 << 20];
        Path spooled = Files.write(root.resolve("large.txt"), content);

        HttpResponse<InputStream> answer = server.client.send(
                server.request("/plugin/x/large.txt").build(), HttpResponse.BodyHandlers.ofInputStream());
        Files.delete(spooled);

        assertThat(answer.body().readAllBytes()).hasSize(content.length);
    }

    @ParameterizedTest
    @CsvSource({
        "R2025_09, a.html, text/html",
        "R2025_09, a.prettyjson, application/json",
        "R2025_09, a.ico, image/vnd.microsoft.icon",
        "R2025_09, a.svgz, image/svg+xml",
        "R2025_09, a.pcapng, application/vnd.tcpdump.pcap",
        "R2025_09, a.eot, application/vnd.ms-fontobject",
        "R2025_09, a.woff2, font/woff2",
        "R2021_08, a.woff2, font/woff2",
        "R2020_12, a.woff2, text/plain",
        "R2020_12, a.css, text/css",
        "R2025_09, a.mjs, text/plain",
        "R2025_09, a.HTML, text/plain",
        "R2025_09, a.html/b, text/plain"
    })
    void a_type_is_that_of_the_extension(SimulatedRelease release, String name, String type) {
        assertThat(ContentTypes.ofPath(release, "/" + name)).isEqualTo(type);
    }

    @Test
    void what_is_put_is_no_file() throws Exception {
        assertThat(server.send(server.request("/plugin/x/").PUT(HttpRequest.BodyPublishers.noBody())).statusCode())
                .isEqualTo(404);
    }
}
