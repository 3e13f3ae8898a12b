package io.github.kismetexternal.site.samples;

import io.github.kismetexternal.testkit.KismetClient;
import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.junit.KismetPluginTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@KismetPluginTest(main = EventsSample.class, ready = "events/heard.json",
        release = {SimulatedRelease.R2021_08, SimulatedRelease.R2023_07, SimulatedRelease.R2025_09})
class EventsSampleTest {
    @Test
    void hears_time_alerts_and_battery(KismetSimulator kismet, KismetClient client) throws Exception {
        // Again and again: Kismet does not keep what nobody listens to yet.
        assertThat(client.getUntil("events/heard.json", answer -> {
            kismet.raise("TIMESTAMP", "{\"TIMESTAMP\": {\"kismet.system.timestamp.sec\": 1700000000}}");
            kismet.raise("BATTERY", "{\"BATTERY\": {\"kismet.system.battery.percentage\": 71}}");
            kismet.alert("ROOTUSER", "root");
            return answer.body().contains("2023-11-14T22:13:20Z") && answer.body().contains("Battery: 71")
                    && answer.body().contains("ROOTUSER: root");
        }).statusCode()).isEqualTo(200);
    }

    @Test
    void a_published_event_comes_back(KismetSimulator kismet, KismetClient client) throws Exception {
        assertThat(client.post("events/signal", Map.of()).statusCode()).isEqualTo(204);

        assertThat(client.getUntil("events/heard.json", answer -> answer.body().contains("Signal: ")).statusCode())
                .isEqualTo(200);
        assertThat(kismet.messages()).anySatisfy(message -> assertThat(message.text()).contains("A signal was sent"));
    }
}
