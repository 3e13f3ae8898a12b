package io.github.kismetexternal.site.samples;

import io.github.kismetexternal.testkit.KismetClient;
import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.junit.KismetPluginTest;
import java.util.Map;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

@KismetPluginTest(main = RestSample.class, ready = "restsample/loudest.json",
        release = {SimulatedRelease.R2023_07, SimulatedRelease.R2025_09})
class RestSampleTest {
    @Test
    void lists_the_loudest_access_points(KismetClient client) throws Exception {
        assertThat(client.get("restsample/loudest.json").body()).startsWith("[{\"").contains("\"dBm\":-");
    }

    @Test
    void raises_an_alert_of_its_own(KismetSimulator kismet, KismetClient client) throws Exception {
        assertThat(client.post("restsample/alarm", Map.of()).statusCode()).isEqualTo(204);

        assertThat(client.get("alerts/all_alerts.json").body()).contains("The button was pressed");
    }
}
