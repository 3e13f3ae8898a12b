package io.github.kismetexternal;

import io.github.kismetexternal.http.Handler;
import io.github.kismetexternal.http.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(20)
class SessionLargeAnswerTest {
    private static final String DIRECTORY = "kismet.plugin.dir";
    private static final String LARGE = "0123456789".repeat(10_000);

    private Path plugin;

    @BeforeEach
    void install(@TempDir Path plugins) throws IOException {
        plugin = Files.createDirectory(plugins.resolve("demo"));
        Files.createDirectory(plugin.resolve("httpd"));
        System.setProperty(DIRECTORY, plugin.toString());
    }

    @AfterEach
    void uninstall() {
        System.clearProperty(DIRECTORY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST"})
    void is_one_frame_that_leads_to_a_file(String method) throws Exception {
        try (FakeKismet kismet = running(method, "/demo/large", request -> Response.text(LARGE))) {
            FakeKismet.Answer answer = kismet.answer(kismet.request(method, "/demo/large", Map.of()));

            assertThat(answer.frames()).hasSize(1);
            assertThat(answer.status()).isEqualTo(303);
            assertThat(answer.text()).isEmpty();
            assertThat(answer.headers()).containsEntry("Cache-Control", "no-store");
            String location = answer.headers().get("Location");
            assertThat(location).matches("\\.\\./plugin/demo/spool/[0-9a-f]{32}\\.txt");
            assertThat(plugin.resolve("httpd/spool").resolve(location.substring(location.lastIndexOf('/') + 1)))
                    .hasContent(LARGE);
        }
        assertThat(plugin.resolve("httpd")).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({
        "/demo,            plugin/demo/spool/",
        "/demo/,           ../plugin/demo/spool/",
        "/demo/a,          ../plugin/demo/spool/",
        "/demo/a/,         ../../plugin/demo/spool/",
        "/demo/a/b.html,   ../../plugin/demo/spool/",
        "/demo/a?b=/c/d/e, ../plugin/demo/spool/",
    })
    void leads_to_the_file_from_any_depth(String uri, String start) throws Exception {
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        try (FakeKismet kismet = running("GET", path, request -> Response.text(LARGE))) {
            assertThat(kismet.get(uri).headers().get("Location")).startsWith(start);
        }
    }

    @Test
    void is_what_does_not_fit_a_frame() throws Exception {
        try (FakeKismet kismet = running("GET", "/demo/size/:size",
                request -> Response.text("x".repeat(Integer.parseInt(request.path("size")))))) {
            int size = 16_000;
            while (kismet.get("/demo/size/" + size).status() == 200) {
                size++;
            }

            assertThat(size).isBetween(16_100, 16_383);
            assertThat(spooled()).isEqualTo(1);
            assertThat(kismet.get("/demo/size/" + (size - 1)).frames()).hasSize(1);
        }
    }

    @Test
    void goes_out_in_frames_where_a_file_would_not_do() throws Exception {
        assertInFrames(Response.text(LARGE).confidential());
        assertInFrames(Response.text(LARGE).spooled().confidential());
        assertInFrames(Response.text(LARGE).withStatus(404));
        assertInFrames(Response.text(LARGE).withHeader("X-Own", "1"));
        assertInFrames(Response.text(LARGE).withContentType("text/csv"));
        assertInFrames(Response.text(LARGE + "é"));
    }

    @Test
    void goes_out_in_frames_to_methods_that_a_redirection_would_change() throws Exception {
        try (FakeKismet kismet = running("PUT", "/demo/large", request -> Response.text(LARGE))) {
            FakeKismet.Answer answer = kismet.answer(kismet.request("PUT", "/demo/large", Map.of()));

            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.text()).isEqualTo(LARGE);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "file"})
    void goes_out_in_frames_where_files_cannot_be_written_and_the_log_says_so_once(String kind) throws Exception {
        if (kind.equals("file")) {
            Files.delete(plugin.resolve("httpd"));
            Files.writeString(plugin.resolve("httpd"), "a file");
        } else {
            System.clearProperty(DIRECTORY);
        }
        try (LogCapture log = LogCapture.ofLibrary();
                FakeKismet kismet = running("GET", "/demo/large", request -> Response.text(LARGE))) {
            for (int i = 0; i < 2; i++) {
                FakeKismet.Answer answer = kismet.get("/demo/large");

                assertThat(answer.status()).isEqualTo(200);
                assertThat(answer.text()).isEqualTo(LARGE);
                assertThat(answer.frames()).hasSizeGreaterThan(1);
            }
            assertThat(log.lines(Level.WARNING)).singleElement().asString().contains("several frames");
        }
    }

    @Test
    void goes_into_a_file_where_the_author_vouches_for_it() throws Exception {
        assertSpooled(Response.text(LARGE + "é").spooled());
        assertSpooled(Response.text(LARGE).confidential().spooled());
    }

    @Test
    void cannot_be_made_to_go_into_a_file_that_kismet_would_serve_as_something_else() {
        assertThatThrownBy(() -> Response.text("x").withContentType("text/csv").spooled())
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("a type that Kismet has");
        assertThatThrownBy(() -> Response.stream("text/plain", out -> {}).spooled())
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("a whole body");
        Response spooled = Response.text("x").spooled();
        assertThatThrownBy(() -> spooled.withStatus(404))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("is 404");
        assertThatThrownBy(() -> spooled.withHeader("X-Own", "1"))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("X-Own");
        assertThat(spooled.withContentType("text/html").status()).isEqualTo(200);
    }

    @Test
    void of_an_earlier_run_is_deleted_soon_after_the_start() throws Exception {
        Path left = Files.createDirectory(plugin.resolve("httpd/spool")).resolve("0".repeat(32) + ".json");
        Files.writeString(left, "x");
        try (FakeKismet kismet = running("GET", "/demo/large", request -> Response.text(LARGE))) {
            long end = System.nanoTime() + 10_000_000_000L;
            while (Files.exists(left)) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.sleep(20);
            }
            assertThat(kismet.get("/demo/large").status()).isEqualTo(303);
        }
    }

    private void assertInFrames(Response response) throws Exception {
        try (FakeKismet kismet = running("GET", "/demo/large", request -> response)) {
            FakeKismet.Answer answer = kismet.get("/demo/large");

            assertThat(answer.status()).isEqualTo(response.status());
            assertThat(answer.frames()).hasSizeGreaterThan(1);
            assertThat(plugin.resolve("httpd")).isEmptyDirectory();
        }
    }

    private void assertSpooled(Response response) throws Exception {
        try (FakeKismet kismet = running("GET", "/demo/large", request -> response)) {
            assertThat(kismet.get("/demo/large").status()).isEqualTo(303);
        }
    }

    private static FakeKismet running(String method, String path, Handler handler) throws Exception {
        return FakeKismet.running(KismetPlugin.named("demo").route(method, path, handler));
    }

    private long spooled() throws IOException {
        try (Stream<Path> files = Files.list(plugin.resolve("httpd/spool"))) {
            return files.count();
        }
    }
}
