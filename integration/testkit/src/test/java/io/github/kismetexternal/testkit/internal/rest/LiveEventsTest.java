package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.testkit.SimulatedRelease;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.kismetexternal.testkit.SimulatedRelease.R2025_09;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LiveEventsTest {
    private final Kismet kismet = Kismet.of(R2025_09);
    private final LiveEvents events = kismet.api.liveEvents();

    @Test
    void the_time_is_told_every_second() {
        LiveEvents.Periodic timestamp = events.periodic().get(0);
        kismet.pass(Duration.ofSeconds(1));

        assertThat(timestamp.type()).isEqualTo("TIMESTAMP");
        assertThat(timestamp.period()).isEqualTo(Duration.ofSeconds(1));
        assertThat(timestamp.contentJson().get()).isEqualTo("""
                {"TIMESTAMP": {"kismet.system.timestamp.sec": 1798859046,"kismet.system.timestamp.usec": 678901}}""");
    }

    @ParameterizedTest
    @CsvSource({"R2021_08, 5", "R2023_07, 5", "R2025_09, 6"})
    void each_content_has_a_member_named_for_the_event(SimulatedRelease release, int types) {
        List<LiveEvents.Periodic> periodic = Kismet.of(release).api.liveEvents().periodic();

        assertThat(periodic).hasSize(types).allSatisfy(event -> {
            JsonNode content = Kismet.json(event.contentJson().get());
            assertThat(content.fieldNames()).toIterable().containsExactly(event.type());
            assertThat(content.path(event.type()).isObject()).isTrue();
        });
    }

    @Test
    void radiation_is_told_every_three_seconds_even_if_there_is_none() {
        LiveEvents.Periodic radiation = events.periodic().get(5);

        assertThat(radiation.type()).isEqualTo("RADIATION");
        assertThat(radiation.period()).isEqualTo(Duration.ofSeconds(3));
        assertThat(radiation.contentJson().get()).isEqualTo("{\"RADIATION\": {}}");
    }

    @Test
    void statistics_are_the_statuss() {
        assertThat(events.periodic().get(2).contentJson().get())
                .startsWith("{\"STATISTICS\": {")
                .contains("\"kismet.system.devices.count\": 65");
    }

    @Test
    void each_device_can_be_new() {
        List<LiveEvents.Once> devices = events.newDevices();

        assertThat(devices).hasSize(65).allMatch(event -> event.type().equals("NEW_DEVICE"));
        assertThat(Kismet.json(devices.get(0).contentJson()).at("/NEW_DEVICE/kismet.device.base.key").asText())
                .isEqualTo(Kismet.KEY);
    }

    @Test
    void ssids_are_advertised_by_access_points_and_probed_for_by_clients() {
        List<LiveEvents.Once> ssids = events.newSsids();

        assertThat(ssids).filteredOn(event -> event.type().equals("DOT11_ADVERTISED_SSID")).hasSize(45);
        assertThat(ssids).filteredOn(event -> event.type().equals("DOT11_PROBED_SSID")).hasSize(20);
        JsonNode content = Kismet.json(ssids.get(0).contentJson());
        assertThat(content.at("/DOT11_NEW_SSID_BASEDEV/kismet.device.base.key").asText()).isEqualTo(Kismet.KEY);
        assertThat(content.at("/DOT11_ADVERTISED_SSID/dot11.advertisedssid.ssid").asText()).isEqualTo("KitchenNet");
    }

    @Test
    void there_were_no_events_of_ssids_before_2022() {
        assertThat(Kismet.of(SimulatedRelease.R2021_08).api.liveEvents().newSsids()).isEmpty();
    }

    @Test
    void an_unknown_kind_of_alert_is_refused() {
        assertThatThrownBy(() -> events.alert("apspoof", "text"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("alert (apspoof) must be defined, in capitals");
    }
}
