package io.github.kismetexternal.site.samples;

import io.github.kismetexternal.testkit.KismetClient;
import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.junit.KismetPluginTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@KismetPluginTest(main = EventsSample.class, everyRelease = true, ready = "events/heard.json")
class EventsSampleTest {
    @Test
    void hears_time_alerts_and_battery(KismetSimulator kismet, KismetClient client) throws Exception {
        kismet.raise("TIMESTAMP", "{\"TIMESTAMP\": {\"kismet.system.timestamp.sec\": 1700000000}}");
        kismet.raise("BATTERY", "{\"BATTERY\": {\"kismet.system.battery.percentage\": 71}}");
        kismet.raise("ALERT", "{\"ALERT\": {\"kismet.alert.header\": \"ROOTUSER\", \"kismet.alert.text\": \"root\"}}");

        assertThat(client.getUntil("events/heard.json", answer -> answer.body().contains("2023-11-14T22:13:20Z")
                && answer.body().contains("Battery: 71") && answer.body().contains("ROOTUSER: root")).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_published_event_comes_back(KismetSimulator kismet, KismetClient client) throws Exception {
        assertThat(client.post("events/signal", Map.of()).statusCode()).isEqualTo(204);

        assertThat(client.getUntil("events/heard.json", answer -> answer.body().contains("Signal: ")).statusCode())
                .isEqualTo(200);
        assertThat(kismet.messages()).anySatisfy(message -> assertThat(message.text()).contains("A signal was sent"));
    }
}
