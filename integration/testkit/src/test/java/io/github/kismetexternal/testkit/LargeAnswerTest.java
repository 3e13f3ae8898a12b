package io.github.kismetexternal.testkit;

import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A plugin's large answers go through files that Kismet serves. */
@Timeout(60)
class LargeAnswerTest {
    private static final int MEBIBYTE = 1 << 20;

    @TempDir
    private Path plugins;

    @ParameterizedTest
    @MethodSource("profiles")
    void arrive_whole_also_below_a_prefix_and_leave_nothing_behind(SimulatedRelease release, Generation generation)
            throws Exception {
        Path plugin = LargePlugin.install(plugins);
        try (KismetSimulator kismet = start(plugin, release, generation)) {
            KismetClient browser = kismet.client();
            for (String prefix : new String[] {"", "kismet/"}) {
                for (int size : new int[] {100_000, MEBIBYTE}) {
                    HttpResponse<String> got = browser.get(prefix + "large/get/" + size);
                    HttpResponse<String> posted =
                            browser.post(prefix + "large/post", Map.of("size", String.valueOf(size)));

                    assertThat(got.statusCode()).isEqualTo(200);
                    assertThat(got.uri().getPath())
                            .matches("/" + prefix + "plugin/large/spool/[0-9a-f]{32}\\.txt");
                    assertThat(got.body().equals(LargePlugin.text("GET", size))).isTrue();
                    assertThat(posted.uri().getPath()).startsWith("/" + prefix + "plugin/large/spool/");
                    assertThat(posted.body().equals(LargePlugin.text("POST", size))).isTrue();
                }
            }
            assertThat(plugin.resolve("httpd/spool")).isNotEmptyDirectory();
            assertThat(kismet.fatalities()).isEmpty();
        }
        ProbePlugin.await(() -> !plugin.resolve("httpd/spool").toFile().exists(), "the files to be removed");
    }

    @ParameterizedTest
    @CsvSource({"R2021_08, V0", "R2023_07, V2", "R2025_09, V3"})
    void survive_browsers_that_leave(SimulatedRelease release, Generation generation) throws Exception {
        try (KismetSimulator kismet = start(LargePlugin.install(plugins), release, generation)) {
            KismetClient browser = kismet.client();
            for (int i = 0; i < 20; i++) {
                browser.askAndLeave("large/get/" + MEBIBYTE);
            }
            String file = browser.withoutRedirects().get("large/get/" + MEBIBYTE)
                    .headers().firstValue("Location").orElseThrow();
            for (int i = 0; i < 20; i++) {
                browser.leaveAfter("large/get/" + file, 5000);
            }

            assertThat(browser.get("large/get/" + MEBIBYTE).body()).hasSize(MEBIBYTE);
            assertThat(kismet.plugin().process().isAlive()).isTrue();
            assertThat(kismet.fatalities()).isEmpty();
        }
    }

    @Test
    void are_served_without_login_to_whoever_knows_the_name() throws Exception {
        try (KismetSimulator kismet = start(
                LargePlugin.install(plugins), SimulatedRelease.R2025_09, Generation.V3)) {
            URI file = kismet.client().get("large/get/100000").uri();
            HttpClient nobody = HttpClient.newHttpClient();
            HttpRequest.Builder request = HttpRequest.newBuilder(file);

            HttpResponse<String> answer = nobody.send(request.build(), HttpResponse.BodyHandlers.ofString());
            HttpResponse<Void> head = nobody.send(
                    request.method("HEAD", HttpRequest.BodyPublishers.noBody()).build(),
                    HttpResponse.BodyHandlers.discarding());

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain");
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("Content-Length")).hasValue("100000");
        }
    }

    @Test
    void a_prefix_must_be_one_that_kismet_finds_something_below() {
        assertThat(KismetSimulator.builder().uriPrefix("/a")).isNotNull();
        assertThatThrownBy(() -> KismetSimulator.builder().uriPrefix("a"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("/kismet");
        assertThatThrownBy(() -> KismetSimulator.builder().uriPrefix("/a/"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("/kismet");
    }

    private static Stream<Arguments> profiles() {
        return Arrays.stream(SimulatedRelease.values())
                .flatMap(release -> release.generations().stream()
                        .map(generation -> Arguments.of(release, generation)));
    }

    private static KismetSimulator start(Path plugin, SimulatedRelease release, Generation generation)
            throws Exception {
        KismetSimulator kismet = KismetSimulator.of(plugin)
                .release(release)
                .generation(generation)
                .events(EventSchedule.silent())
                .uriPrefix("/kismet")
                .strict()
                .start();
        try {
            kismet.client().getUntil("large/get/1", response -> response.statusCode() == 200);
            return kismet;
        } catch (IOException | InterruptedException | RuntimeException e) {
            kismet.close();
            throw e;
        }
    }
}
