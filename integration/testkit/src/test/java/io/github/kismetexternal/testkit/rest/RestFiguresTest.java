package io.github.kismetexternal.testkit.rest;

import io.github.kismetexternal.rest.AlertNews;
import io.github.kismetexternal.rest.DeviceQuery;
import io.github.kismetexternal.rest.Drone;
import io.github.kismetexternal.rest.KismetRest;
import io.github.kismetexternal.rest.KismetRestException;
import io.github.kismetexternal.rest.PacketSeries;
import io.github.kismetexternal.rest.Page;
import io.github.kismetexternal.rest.PageRequest;
import io.github.kismetexternal.rest.TrackedAlert;
import io.github.kismetexternal.rest.TrackedDevice;
import io.github.kismetexternal.testkit.SimulatedRelease;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What Kismet counts and measures, under every release. */
@Timeout(60)
class RestFiguresTest {
    private static final String AP_KEY = "4202770D00000000_10000504B02";

    private static final SimulatedServer SERVER = new SimulatedServer();

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @ParameterizedTest
    @EnumSource
    void each_series_of_packets_can_be_asked_for_alone(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        for (PacketSeries series : PacketSeries.values()) {
            assertThat(rest.system().packets(series).minute()).as("%s", series).hasSize(60);
        }
        assertThat(rest.system().packets(PacketSeries.PACKETS).day())
                .isEqualTo(rest.system().packets().packets().day());
        assertThat(rest.system().packets(PacketSeries.PEAK).day()).isEqualTo(rest.system().packets().peak().day());
        assertThat(rest.system().packets(PacketSeries.PROCESSED).day())
                .isEqualTo(rest.system().packets().processed().day());
    }

    @ParameterizedTest
    @EnumSource
    void the_server_tells_its_user_its_antennas_and_what_sources_do_by_default(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        assertThat(rest.system().user()).isNotEmpty();
        assertThat(rest.system().antennas()).isEmpty();
        assertThat(rest.datasources().defaults().hop()).isTrue();
        assertThat(rest.datasources().defaults().hopRate()).hasValue(5);
        assertThat(rest.datasources().defaults().retry()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void geiger_counters_are_there_since_2025_09(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        if (release.since(SimulatedRelease.R2025_09)) {
            assertThat(rest.system().radiation().detectors()).isEmpty();
        } else {
            assertThatThrownBy(() -> rest.system().radiation())
                    .isInstanceOf(KismetRestException.class)
                    .hasMessageContaining("this release of Kismet does not have it");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aircraft_are_there_since_2022_08(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        if (release.since(SimulatedRelease.R2022_08)) {
            assertThat(rest.airTraffic().aircraft().aircraft()).isEmpty();
            assertThat(rest.airTraffic().aircraft().north()).isEmpty();
        } else {
            assertThatThrownBy(() -> rest.airTraffic().aircraft()).isInstanceOf(KismetRestException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_device_that_a_rule_fits_is_a_drone(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        assertThat(rest.airTraffic().droneKinds()).singleElement().satisfies(kind -> {
            assertThat(kind.name()).isEqualTo("made_up");
            assertThat(kind.manufacturer()).isEqualTo("Made Up");
            assertThat(kind.mac()).isEqualTo("02:4B:50:00:00:01");
            assertThat(kind.either()).isFalse();
        });
        List<TrackedDevice> devices = rest.devices().list(DeviceQuery.all().withFields(Drone.FIELD));
        assertThat(devices).filteredOn(device -> Drone.of(device).isPresent()).singleElement().satisfies(device -> {
            assertThat(device.device().key()).isEqualTo(AP_KEY);
            Drone drone = Drone.of(device).orElseThrow();
            assertThat(drone.model()).isEqualTo("Drone 1");
            assertThat(drone.knownBy()).isEqualTo("UAV Fingerprint");
            assertThat(drone.location().hasPosition()).isFalse();
            assertThat(drone.home().hasPosition()).isFalse();
        });
        assertThat(rest.devices().list(DeviceQuery.all())).allSatisfy(device -> assertThat(Drone.of(device)).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void devices_come_by_their_keys_as_a_map(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);
        List<String> keys = rest.devices().list(DeviceQuery.all()).stream()
                .map(device -> device.device().key())
                .toList();

        Map<String, TrackedDevice> some = rest.devices()
                .mapByKeys(List.of(AP_KEY, keys.get(5), "4202770D00000000_FFFF00504B02"), DeviceQuery.all());

        assertThat(some).containsOnlyKeys(AP_KEY, keys.get(5));
        assertThat(some).allSatisfy((key, device) -> assertThat(device.device().key()).isEqualTo(key));
        assertThat(rest.devices().mapByKeys(keys, DeviceQuery.all()).keySet())
                .containsExactlyInAnyOrderElementsOf(keys);
        assertThat(rest.devices().mapByKeys(List.of(), DeviceQuery.all())).isEmpty();
        assertThatThrownBy(() -> rest.devices().mapByKeys(List.of("a/b"), DeviceQuery.all()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void news_of_alerts_tell_when_to_ask_from(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        AlertNews all = rest.alerts().newsSince(Instant.EPOCH);
        Instant next = all.time().orElseThrow();

        assertThat(all.alerts()).isEqualTo(rest.alerts().all());
        assertThat(next).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(rest.alerts().newsSince(next).alerts()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void pages_of_alerts_are_sorted_and_end(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);
        String time = "kismet.alert.timestamp";

        if (!release.since(SimulatedRelease.R2021_08)) {
            assertThatThrownBy(() -> rest.alerts().page(PageRequest.of(0, 1))).isInstanceOf(KismetRestException.class);
            return;
        }
        Page<TrackedAlert> newest = rest.alerts().page(PageRequest.of(0, 2).largestFirst(time));
        Page<TrackedAlert> oldest = rest.alerts().page(PageRequest.of(0, 2).smallestFirst(time));

        assertThat(newest.total()).isEqualTo(3);
        assertThat(newest.rows()).hasSize(2);
        assertThat(newest.rows().get(0).alert().time().orElseThrow())
                .isAfter(oldest.rows().get(0).alert().time().orElseThrow());
        assertThat(rest.alerts().page(PageRequest.of(1, 2)).rows()).hasSize(1);
        assertThat(rest.alerts().page(PageRequest.of(2, 2)).rows()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void regular_expressions_filter_where_kismet_was_built_with_them(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);
        DeviceQuery query = DeviceQuery.all().matching("kismet.device.base.macaddr", "^06:.*E[89]$");

        assertThat(rest.devices().list(query))
                .extracting(device -> device.device().macAddress())
                .containsExactlyInAnyOrder("06:4B:50:00:03:E8", "06:4B:50:00:03:E9");
        DeviceQuery either = query.matching("kismet.device.base.macaddr", "^02:4B:50:00:00:01$");
        assertThat(rest.devices().list(either)).hasSize(3);
        assertThat(rest.devices().page(either, PageRequest.of(0, 2)).matching()).isEqualTo(3);
        assertThatThrownBy(() -> rest.devices().list(DeviceQuery.all().matching("kismet.device.base.name", "(")))
                .isInstanceOfSatisfying(KismetRestException.class, e -> assertThat(e.status()).isEqualTo(400));
    }
}
