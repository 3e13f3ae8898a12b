package _package_;

import io.github.kismetexternal.testkit.KismetClient;
import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.junit.KismetPluginTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** The plugin under the test kit's stand-in for Kismet and its recorded devices. */
@KismetPluginTest(
        main = WatchPlugin.class,
        release = {SimulatedRelease.R2023_07, SimulatedRelease.R2025_09},
        ready = "_dirname_/watch",
        environment = "JDK_JAVA_OPTIONS=-Duser.home=target/home")
@Timeout(60)
class WatchPluginTest {
    @BeforeAll
    static void forget() throws IOException {
        Files.deleteIfExists(Path.of("target/home/.kismet/plugin-data/_dirname_/watchlist.txt"));
    }

    @AfterEach
    void remove(KismetClient client) throws Exception {
        change(client, "REMOVE", "Kitchen*");
        change(client, "REMOVE", "<img*");
    }

    private static int change(KismetClient client, String action, String pattern) throws Exception {
        return client.postJson("_dirname_/change", Map.of("action", action, "pattern", pattern)).statusCode();
    }

    /** A message comes after the answer that has the sighting. */
    private static void awaitMessage(KismetSimulator kismet, String text) throws InterruptedException {
        while (kismet.messages().stream().noneMatch(message -> message.text().contains(text))) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    @Test
    void tells_of_a_network_that_was_added_to_the_list(KismetSimulator kismet, KismetClient client) throws Exception {
        assertThat(change(client, "ADD", "Kitchen*")).isEqualTo(200);

        String feed = "_dirname_/sightings?wait=10";
        assertThat(client.getUntil(feed, answer -> answer.body().contains("KitchenNet")).body())
                .contains("\"mac\":\"02:4B:50:00:00:01\"", "\"pattern\":\"Kitchen*\"");
        assertThat(client.get("_dirname_/watch").body())
                .contains("{\"pattern\":\"Kitchen*\",\"kind\":\"Network name\"}", "KitchenNet");
        awaitMessage(kismet, "_pluginName_: saw \"KitchenNet\" (02:4B:50:00:00:01), which matches Kitchen*");
    }

    @Test
    void a_network_name_stays_text(KismetSimulator kismet, KismetClient client) throws Exception {
        change(client, "ADD", "<img*");

        client.getUntil("_dirname_/watch", answer -> answer.body().contains("<img src=x onerror=alert(1)>"));
        awaitMessage(kismet, "\"<img src=x onerror=alert(1)>\" (02:4B:50:00:00:03)");
    }

    @Test
    void forgets_what_is_removed(KismetClient client) throws Exception {
        change(client, "ADD", "Kitchen*");
        client.getUntil("_dirname_/watch", answer -> answer.body().contains("KitchenNet"));

        assertThat(change(client, "REMOVE", "Kitchen*")).isEqualTo(200);

        assertThat(client.get("_dirname_/watch").body())
                .isEqualTo("{\"patterns\":[],\"sightings\":[],\"more\":false}");
    }

    @Test
    void refuses_what_is_no_pattern_with_the_reason(KismetClient client) throws Exception {
        assertThat(change(client, "ADD", " ")).isEqualTo(400);
        assertThat(change(client, "CHANGE", "x")).isEqualTo(400);
        assertThat(client.postJson("_dirname_/change", Map.of("action", "ADD", "pattern", "x".repeat(41))).body())
                .contains("1 to 40 bytes");
        assertThat(client.get("_dirname_/watch?page=-1").statusCode()).isEqualTo(400);
    }
}
