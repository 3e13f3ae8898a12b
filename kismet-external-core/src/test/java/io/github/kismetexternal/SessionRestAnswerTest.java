package io.github.kismetexternal;

import com.sun.net.httpserver.HttpServer;
import io.github.kismetexternal.http.AsyncHandler;
import io.github.kismetexternal.http.Handler;
import io.github.kismetexternal.http.Response;
import io.github.kismetexternal.rest.KismetRest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Large answers that are made of what Kismet's REST API tells. */
@Timeout(60)
class SessionRestAnswerTest {
    private static final String DIRECTORY = "kismet.plugin.dir";
    private static final String LARGE = "0123456789".repeat(10_000);
    private static final int IN_FRAMES = 200;
    private static final int IN_A_FILE = 303;

    private HttpServer api;
    private KismetRest rest;

    @BeforeEach
    void start(@TempDir Path plugin) throws IOException {
        Files.createDirectory(plugin.resolve("httpd"));
        System.setProperty(DIRECTORY, plugin.toString());
        api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        api.createContext("/", exchange -> {
            byte[] answer = "{\"kismet.system.user\": \"root\"}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        api.start();
        rest = KismetRest.withApiKey(URI.create("http://127.0.0.1:" + api.getAddress().getPort() + "/"), "key");
    }

    @AfterEach
    void stop() {
        System.clearProperty(DIRECTORY);
        api.stop(0);
    }

    @Test
    void stay_out_of_files() throws Exception {
        assertThat(statusOf(request -> {
            rest.system().user();
            return Response.text(LARGE);
        })).isEqualTo(IN_FRAMES);
        assertThat(statusOf(request -> Response.json(Map.of(rest.system().user(), LARGE)))).isEqualTo(IN_FRAMES);
    }

    @Test
    void go_into_a_file_if_their_author_says_so() throws Exception {
        assertThat(statusOf(request -> {
            rest.system().user();
            return Response.text(LARGE).spooled();
        })).isEqualTo(IN_A_FILE);
    }

    @Test
    void leave_the_next_answer_alone() throws Exception {
        Handler handler = request -> {
            if (request.variables().containsKey("ask")) {
                rest.system().user();
            }
            return Response.text(LARGE);
        };
        try (FakeKismet kismet = running(handler)) {
            for (int i = 0; i < 3; i++) {
                assertThat(kismet.answer(kismet.request("GET", "/demo/large", Map.of("ask", "1"))).status())
                        .isEqualTo(IN_FRAMES);
                assertThat(kismet.get("/demo/large").status()).isEqualTo(IN_A_FILE);
            }
        }
    }

    @Test
    void stay_out_of_files_where_they_come_later() throws Exception {
        AsyncHandler handler = request -> {
            rest.system().user();
            return CompletableFuture.supplyAsync(() -> Response.text(LARGE));
        };
        try (FakeKismet kismet = FakeKismet.running(
                KismetPlugin.named("demo").routeAsync("GET", "/demo/large", handler))) {
            assertThat(kismet.get("/demo/large").status()).isEqualTo(IN_FRAMES);
        }
    }

    private static FakeKismet running(Handler handler) throws Exception {
        return FakeKismet.running(KismetPlugin.named("demo").get("/demo/large", handler));
    }

    private static int statusOf(Handler handler) throws Exception {
        try (FakeKismet kismet = running(handler)) {
            return kismet.get("/demo/large").status();
        }
    }
}
