package io.github.kismetexternal.site.migrating;

import io.github.kismetexternal.testkit.KismetClient;
import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.junit.KismetPluginTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** What the page about coming from Python shows works. */
@Timeout(60)
@KismetPluginTest(main = FromPython.class, ready = "proxytest/access-points.json")
class FromPythonTest {
    private final KismetClient client;

    FromPythonTest(KismetClient client) {
        this.client = client;
    }

    @Test
    void pages_are_answered() throws Exception {
        assertThat(client.get("proxytest/java.html").body()).isEqualTo("<b>This is from Java!</b>");
        assertThat(client.post("proxytest/java_post.html", Map.of("name", "Ada")).body())
                .isEqualTo("Ada");
    }

    @Test
    void an_event_reaches_the_page_that_waits(KismetSimulator kismet) throws Exception {
        kismet.raise("TIMESTAMP", "{\"TIMESTAMP\": {\"kismet.system.timestamp.sec\": 4711}}");

        assertThat(client.getUntil("proxytest/counter", feed -> feed.body().contains("4711"))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void the_rest_api_is_asked() throws Exception {
        assertThat(client.get("proxytest/access-points.json").body()).startsWith("[\"");
        assertThat(client.post("proxytest/alarm", Map.of()).statusCode()).isEqualTo(204);
        assertThat(client.get("alerts/all_alerts.json").body()).contains("The button was pressed");
    }

    @Test
    void a_program_outside_asks_with_a_login() throws Exception {
        try (KismetSimulator kismet =
                KismetSimulator.builder().login("ada", "a password").start()) {
            assertThat(FromPython.version(kismet.url(), "ada", "a password")).isEqualTo("2025.09.0-b5d5a2d04");
        }
    }
}
