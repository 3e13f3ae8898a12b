package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.testkit.SimulatedRelease;
import java.time.Instant;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static io.github.kismetexternal.testkit.SimulatedRelease.R2021_08;
import static io.github.kismetexternal.testkit.SimulatedRelease.R2023_07;
import static io.github.kismetexternal.testkit.SimulatedRelease.R2025_09;
import static org.assertj.core.api.Assertions.assertThat;

class SamplesTest {
    private static final Instant START = Instant.parse("2031-05-06T07:08:09Z");

    @ParameterizedTest
    @EnumSource
    void the_youngest_device_was_last_seen_at_the_start(SimulatedRelease release) {
        JsonNode devices = Samples.recorded().of(release, START).path("devices");

        assertThat(StreamSupport.stream(devices.spliterator(), false)
                .mapToLong(device -> device.path("kismet.device.base.last_time").asLong())
                .max()).hasValue(START.getEpochSecond());
    }

    @Test
    void all_times_move_by_the_same() {
        JsonNode device = Samples.recorded().of(R2025_09, START).path("devices").path(0);

        assertThat(device.path("kismet.device.base.first_time").asLong()).isEqualTo(START.getEpochSecond() - 30);
        assertThat(device.at("/dot11.device/dot11.device.last_beacon_timestamp").asLong())
                .isEqualTo(START.getEpochSecond() - 1);
        assertThat(device.at("/dot11.device/dot11.device.bss_timestamp").asLong()).isEqualTo(30_617_600);
    }

    @ParameterizedTest
    @CsvSource({"minute_vec, 59, 8", "hour_vec, 0, 8", "day_vec, 0, 7"})
    void the_rings_of_series_turn_with_the_time(String name, int recordedPlace, int place) {
        JsonNode recorded = ring(Instant.parse("2026-11-23T00:00:00Z"), name).get(recordedPlace);

        assertThat(recorded.asInt()).isNotZero();
        assertThat(ring(START, name).get(place)).isEqualTo(recorded);
    }

    private static JsonNode ring(Instant start, String name) {
        return Samples.recorded()
                .of(R2025_09, start)
                .at("/status/kismet.system.memory.rrd/kismet.common.rrd." + name);
    }

    @ParameterizedTest
    @EnumSource
    void nothing_tells_of_the_recording_machine(SimulatedRelease release) {
        assertThat(Samples.recorded().of(release, START).toString())
                .contains("/home/kismet/captures/demo.pcap")
                .doesNotContain("/opt/", "/root", "/work/", "/tmp/");
    }

    @ParameterizedTest
    @CsvSource({
        "R2020_12, 2020-12-R3", "R2021_08, 2021-08-R1", "R2022_08, 2022-08-R1", "R2023_07, 2023-07-R2",
        "R2025_09, 2025.09.0-b5d5a2d04", "R2025_09_PROTOBUF, 2025.09.0-b5d5a2d04"
    })
    void each_release_tells_its_version(SimulatedRelease release, String version) {
        assertThat(Samples.recorded().of(release, START).at("/status/kismet.system.version").asText())
                .isEqualTo(version);
    }

    @Test
    void views_tell_of_an_index_since_2025() {
        assertThat(Samples.recorded().of(R2025_09, START).at("/views/0").has("kismet.devices.view.indexed")).isTrue();
        assertThat(Samples.recorded().of(R2023_07, START).at("/views/0").has("kismet.devices.view.indexed")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"R2021_08, 7", "R2023_07, 1", "R2025_09, 1"})
    void a_location_without_gps_has_all_members_before_2022(SimulatedRelease release, int members) {
        assertThat(Samples.empty().of(release, START).path("location")).hasSize(members);
    }

    @Test
    void packets_are_counted_under_other_names_before_2022() {
        JsonNode older = Samples.recorded().of(R2021_08, START).path("devices").path(0);
        JsonNode newer = Samples.recorded().of(R2023_07, START).path("devices").path(0);

        assertThat(older.path("kismet.device.base.packets.tx"))
                .isEqualTo(newer.path("kismet.device.base.packets.tx_total"));
        assertThat(older.has("kismet.device.base.packets.tx_total")).isFalse();
    }
}
