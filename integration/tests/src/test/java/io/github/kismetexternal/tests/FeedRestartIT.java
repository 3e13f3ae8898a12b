package io.github.kismetexternal.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kismetexternal.testkit.KismetSimulator;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/** A page stays open while Kismet, and the plugin with it, is started again. */
@Timeout(60)
class FeedRestartIT {
    @Test
    void a_page_learns_of_the_restart_and_gets_what_the_new_run_has() throws Exception {
        JsonNode before;
        try (KismetSimulator kismet = started()) {
            send(kismet, "one");
            send(kismet, "two");
            before = ask(kismet, "feeds/small");
        }
        try (KismetSimulator kismet = started()) {
            send(kismet, "other");
            send(kismet, "another");
            JsonNode after = ask(
                    kismet,
                    "feeds/small?wait=25&epoch=" + before.path("epoch").textValue() + "&since="
                            + before.path("next").longValue());

            assertThat(after.path("epoch")).isNotEqualTo(before.path("epoch"));
            assertThat(after.path("gap").booleanValue()).isTrue();
            assertThat(after.path("items").findValuesAsText("data")).containsExactly("other", "another");
        }
    }

    private static KismetSimulator started() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        KismetSimulator kismet = KismetSimulator.builder()
                .command(
                        "feeds",
                        List.of(java, "-cp", System.getProperty("java.class.path"), FeedPlugin.class.getName()))
                .start();
        kismet.client().getUntil("feeds/large", response -> response.statusCode() == 200);
        return kismet;
    }

    private static void send(KismetSimulator kismet, String text) throws Exception {
        kismet.client().post("feeds/send/small", Map.of("text", text, "times", "1"));
    }

    private static JsonNode ask(KismetSimulator kismet, String path) throws Exception {
        return new JsonMapper().readTree(kismet.client().get(path).body());
    }
}
