package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.SimulatedRelease;
import java.net.http.HttpResponse;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

class KismetPageTest {
    private static final Pattern ADDRESS = Pattern.compile("(?:src|href)=\"(simulated/[^\"]+)\"");

    @ParameterizedTest
    @EnumSource(SimulatedRelease.class)
    void is_served_to_everybody_with_all_that_it_loads(SimulatedRelease release) throws Exception {
        try (RunningServer server = new RunningServer(release)) {
            HttpResponse<String> page = server.get("/");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html");
            assertThat(server.get("/index.html").body()).isEqualTo(page.body());
            assertThat(ADDRESS.matcher(page.body()).results().map(MatchResult::group)).hasSize(9);
            for (MatchResult address : ADDRESS.matcher(page.body()).results().toList()) {
                assertThat(server.get("/" + address.group(1)).statusCode()).as(address.group(1)).isEqualTo(200);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "R2020_12, 2020-12, false, false, false",
        "R2021_08, 2021-08, false, false, false",
        "R2022_08, 2022-08, true, false, false",
        "R2023_07, 2023-07, true, false, true",
        "R2025_09, 2025-09, true, true, true"
    })
    void knows_its_release(SimulatedRelease release, String label, boolean modules, boolean tabulator, boolean themes) {
        assertThat(text(release, "/simulated/release.js"))
                .contains("release: '" + label + "'", "modules: " + modules, "tabulator: " + tabulator,
                        "themes: " + themes);
    }

    @Test
    void a_head_request_tells_the_length_only() throws Exception {
        try (RunningServer server = new RunningServer(SimulatedRelease.R2025_09)) {
            int length = text(SimulatedRelease.R2025_09, "/index.html").getBytes(UTF_8).length;

            assertThat(server.raw("HEAD / HTTP/1.1"))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("\r\nContent-Length: " + length + "\r\n")
                    .endsWith("\r\n\r\n");
        }
    }

    @ParameterizedTest
    @CsvSource({"/simulated/none.js", "/simulated/../page/page.js", "/simulated/index.html", "/simulated/", "/page.js"})
    void has_no_other_files(String path) {
        assertThat(new KismetPage(SimulatedRelease.R2025_09).find(path)).isNull();
    }

    private static String text(SimulatedRelease release, String path) {
        byte[] content = new KismetPage(release).find(path);
        assertThat(content).isNotNull();
        return new String(content, UTF_8);
    }
}
