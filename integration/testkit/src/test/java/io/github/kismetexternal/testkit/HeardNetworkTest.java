package io.github.kismetexternal.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HeardNetworkTest {
    private static final String MAC = "02:4B:50:00:00:02";
    private static final String NAME = "<b>\u202E\u0000é";

    @ParameterizedTest
    @EnumSource
    void is_told_with_its_name_and_time(SimulatedRelease release) throws Exception {
        try (KismetSimulator kismet = KismetSimulator.builder().release(release).start()) {
            Instant before = Instant.now();

            kismet.hear(MAC.toLowerCase(Locale.ROOT), NAME);

            JsonNode device = device(kismet);
            assertThat(device.path("kismet.device.base.commonname").asText()).isEqualTo(NAME);
            assertThat(device.findValuesAsText("dot11.advertisedssid.ssid")).isNotEmpty().containsOnly(NAME);
            assertThat(device.path("kismet.device.base.last_time").asLong())
                    .isBetween(before.getEpochSecond(), Instant.now().getEpochSecond());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"06:4B:50:00:03:E8", "02:4B:50:00:FF:FF", "KitchenNet"})
    void needs_an_access_point(String mac) throws Exception {
        try (KismetSimulator kismet = KismetSimulator.builder().start()) {
            assertThatThrownBy(() -> kismet.hear(mac, "x"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("mac (" + mac + ")");
        }
    }

    @Test
    void is_not_there_in_a_kismet_that_has_seen_nothing() throws Exception {
        try (KismetSimulator kismet = KismetSimulator.builder().sampleData(SampleData.EMPTY).start()) {
            assertThatThrownBy(() -> kismet.hear(MAC, "x")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static JsonNode device(KismetSimulator kismet) throws IOException, InterruptedException {
        String answer = kismet.client().get("devices/by-mac/" + MAC + "/devices.json").body();
        return new ObjectMapper().readTree(answer).path(0);
    }
}
