package io.github.kismetexternal.testkit.rest;

import io.github.kismetexternal.event.AlertSeverity;
import io.github.kismetexternal.event.BusMessage;
import io.github.kismetexternal.rest.Datasource;
import io.github.kismetexternal.rest.DeviceQuery;
import io.github.kismetexternal.rest.KismetRest;
import io.github.kismetexternal.rest.KismetRestException;
import io.github.kismetexternal.rest.Page;
import io.github.kismetexternal.rest.PageRequest;
import io.github.kismetexternal.rest.Ssid;
import io.github.kismetexternal.rest.SystemStatus;
import io.github.kismetexternal.rest.TrackedDevice;
import io.github.kismetexternal.testkit.SimulatedRelease;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What only asks, under every release. */
@Timeout(60)
class RestReadingTest {
    private static final String AP_KEY = "4202770D00000000_10000504B02";
    private static final String AP_MAC = "02:4B:50:00:00:01";
    private static final int DEVICES = 65;

    private static final SimulatedServer SERVER = new SimulatedServer();

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @ParameterizedTest
    @EnumSource
    void the_status_tells_release_and_time(SimulatedRelease release) {
        SystemStatus status = SERVER.rest(release).system().status();

        assertThat(status.version()).isEqualTo(release.version());
        assertThat(status.devices()).hasValue(DEVICES);
        assertThat(status.memoryKib()).isPresent();
        assertThat(status.serverUuid()).isNotEmpty();
        assertThat(status.time()).hasValueSatisfying(time ->
                assertThat(status.started()).hasValueSatisfying(start -> assertThat(time).isAfterOrEqualTo(start)));
        assertThat(status.raw().has("kismet.system.build_time")).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void the_server_tells_its_time_its_phys_and_its_figures(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        assertThat(rest.system().time()).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(rest.system().phys()).anySatisfy(phy -> {
            assertThat(phy.name()).isEqualTo("IEEE802.11");
            assertThat(phy.devices()).hasValue(DEVICES);
        });
        assertThat(rest.system().plugins()).isEmpty();
        assertThat(rest.system().packets().packets().minute()).hasSize(60);
        assertThat(rest.system().channels()).anySatisfy(channel -> {
            assertThat(channel.frequencyKhz()).hasValue(2_437_000);
            assertThat(channel.packets().minute()).hasSize(60);
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_list_holds_summaries_that_read_like_whole_devices(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        List<TrackedDevice> summaries = rest.devices().list(DeviceQuery.all());
        List<TrackedDevice> whole = rest.devices().list(DeviceQuery.all().everything());

        assertThat(summaries).hasSize(DEVICES).allSatisfy(summary -> {
            assertThat(summary.device().macAddress()).isNotEmpty();
            assertThat(summary.raw().size()).isLessThan(20);
        });
        assertThat(whole).hasSize(DEVICES).allSatisfy(device -> assertThat(device.device().seenBy()).isNotEmpty());
        assertThat(summaries).zipSatisfy(whole, (summary, device) -> {
            assertThat(summary.device().name()).isEqualTo(device.device().name());
            assertThat(summary.device().signalDbm()).isEqualTo(device.device().signalDbm());
            assertThat(summary.device().location().latitude()).isEqualTo(device.device().location().latitude());
            assertThat(summary.device().lastSeen()).isEqualTo(device.device().lastSeen());
            assertThat(summary.device().packets()).isEqualTo(device.device().packets());
        });
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_gives_the_devices_of_a_list(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        try (Stream<TrackedDevice> devices = rest.devices().stream(DeviceQuery.all())) {
            assertThat(devices.toList()).isEqualTo(rest.devices().list(DeviceQuery.all()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void more_fields_come_where_they_are_asked_for(SimulatedRelease release) {
        DeviceQuery query = DeviceQuery.accessPoints()
                .withFields(TrackedDevice.SEEN_BY, "dot11.device/dot11.device.num_advertised_ssids", "no.such.field");

        assertThat(SERVER.rest(release).devices().list(query)).hasSize(45).allSatisfy(device -> {
            assertThat(device.device().seenBy()).hasSize(1);
            assertThat(device.raw().path("dot11.device").has("dot11.device.num_advertised_ssids")).isTrue();
            assertThat(device.raw().path("no.such.field").asInt(-1)).isZero();
        });
    }

    @ParameterizedTest
    @EnumSource
    void the_recent_the_views_and_the_pages_of_devices(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);
        List<TrackedDevice> all = rest.devices().list(DeviceQuery.all());
        Instant last = all.stream().map(device -> device.device().lastSeen().orElseThrow())
                .max(Instant::compareTo).orElseThrow();

        assertThat(rest.devices().list(DeviceQuery.all().seenSince(last)))
                .isNotEmpty()
                .hasSizeLessThan(DEVICES)
                .allSatisfy(device -> assertThat(device.device().lastSeen()).hasValue(last));
        assertThat(rest.devices().list(DeviceQuery.all().seenSince(last.plusSeconds(1)))).isEmpty();
        assertThat(rest.devices().list(DeviceQuery.ofPhy("IEEE802.11"))).hasSize(DEVICES);
        assertThat(rest.devices().list(DeviceQuery.seenBy(source(rest).uuid()))).hasSize(DEVICES);
        assertThat(rest.devices().views()).anySatisfy(view -> {
            assertThat(view.id()).isEqualTo("phydot11_accesspoints");
            assertThat(view.size()).hasValue(45);
        });
    }

    private static Datasource source(KismetRest rest) {
        return rest.datasources().list().get(0);
    }

    @ParameterizedTest
    @EnumSource
    void pages_are_sorted_searched_and_end(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);
        String mac = "kismet.device.base.macaddr";

        Page<TrackedDevice> first = rest.devices().page(DeviceQuery.all(), PageRequest.of(0, 2).smallestFirst(mac));
        Page<TrackedDevice> second = rest.devices().page(DeviceQuery.all(), PageRequest.of(1, 2).smallestFirst(mac));
        Page<TrackedDevice> largest = rest.devices().page(DeviceQuery.all(), PageRequest.of(0, 1).largestFirst(mac));
        Page<TrackedDevice> found =
                rest.devices().page(DeviceQuery.all(), PageRequest.of(0, 500).holding("02:4b:50:00:00:0"));

        assertThat(first.rows()).extracting(row -> row.device().macAddress())
                .containsExactly(AP_MAC, "02:4B:50:00:00:02");
        assertThat(second.rows()).extracting(row -> row.device().macAddress()).first()
                .isEqualTo("02:4B:50:00:00:03");
        assertThat(first.total()).isEqualTo(DEVICES);
        assertThat(first.matching()).isEqualTo(DEVICES);
        assertThat(largest.rows().get(0).device().macAddress()).startsWith("06:");
        assertThat(found.rows()).hasSize((int) found.matching()).hasSizeBetween(1, DEVICES - 1);
        assertThat(rest.devices().page(DeviceQuery.all(), PageRequest.of(32, 2)).rows()).hasSize(1);
        assertThat(rest.devices().page(DeviceQuery.all(), PageRequest.of(33, 2)).rows()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void devices_by_key_and_by_address(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        assertThat(rest.devices().byKey(AP_KEY)).hasValueSatisfying(device -> {
            assertThat(device.device().macAddress()).isEqualTo(AP_MAC);
            assertThat(device.raw().has("dot11.device")).isTrue();
        });
        assertThat(rest.devices().byKey("4202770D00000000_FFFF00504B02")).isEmpty();
        assertThat(rest.devices().byMac(AP_MAC)).singleElement()
                .satisfies(device -> assertThat(device.device().key()).isEqualTo(AP_KEY));
        assertThat(rest.devices().byMacs(List.of(AP_MAC, "02:4B:50:00:00:99"), DeviceQuery.all())).hasSize(1);
        assertThat(rest.devices().byKeys(List.of(), DeviceQuery.all())).isEmpty();
        assertThatThrownBy(() -> rest.devices().byMac("02:4B:50")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> rest.devices().byKey("../x")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void clients_and_relations_of_an_access_point(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        List<TrackedDevice> clients = rest.devices().clientsOf(AP_KEY, DeviceQuery.all());
        List<TrackedDevice> related = rest.devices().relatedTo(AP_KEY, DeviceQuery.all());

        assertThat(clients).isNotEmpty().allSatisfy(client ->
                assertThat(client.device().type()).startsWith("Wi-Fi").isNotEqualTo("Wi-Fi AP"));
        assertThat(related).extracting(device -> device.device().key())
                .containsAll(clients.stream().map(client -> client.device().key()).toList());
        assertThat(rest.devices().clientsOf("4202770D00000000_FFFF00504B02", DeviceQuery.all())).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void network_names_and_who_uses_them(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        List<Ssid> all = rest.ssids().list();
        Ssid one = all.stream().filter(ssid -> ssid.name().equals("KitchenNet")).findFirst().orElseThrow();

        assertThat(all).hasSize(44);
        assertThat(one.advertisingKeys()).contains(AP_KEY);
        assertThat(one.lastSeen()).isPresent();
        assertThat(rest.ssids().byHash(one.hash().orElseThrow())).isEqualTo(one);
        try (Stream<Ssid> ssids = rest.ssids().stream()) {
            assertThat(ssids.toList()).isEqualTo(all);
        }
        Page<Ssid> page = rest.ssids().page(PageRequest.of(1, 3).smallestFirst("dot11.ssidgroup.ssid"));
        assertThat(page.rows()).hasSize(3).extracting(Ssid::name).isSorted();
        assertThat(page.total()).isEqualTo(44);
        assertThatThrownBy(() -> rest.ssids().byHash(1))
                .isInstanceOfSatisfying(KismetRestException.class, e -> assertThat(e.status()).isEqualTo(500));
    }

    @ParameterizedTest
    @EnumSource
    void kinds_of_alerts_and_messages(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        assertThat(rest.alerts().definitions()).anySatisfy(definition -> {
            assertThat(definition.name()).isEqualTo("APSPOOF");
            assertThat(definition.severity()).isNotEmpty();
        });
        assertThat(rest.alerts().all()).isNotEmpty().allSatisfy(alert ->
                assertThat(alert.alert().severity()).map(AlertSeverity::level).isPresent());
        List<BusMessage> messages = rest.messages().all();
        Instant last = messages.get(messages.size() - 1).time().orElseThrow();
        assertThat(messages).hasSize(50);
        assertThat(rest.messages().since(last)).isEmpty();
        assertThat(rest.messages().since(last.minusSeconds(1))).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void sources_and_their_kinds(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        Datasource source = source(rest);

        assertThat(source.type()).isEqualTo("pcapfile");
        assertThat(source.packets()).isPresent();
        assertThat(source.hopping()).isFalse();
        assertThat(rest.datasources().byUuid(source.uuid()).definition()).isEqualTo(source.definition());
        assertThat(rest.datasources().types()).anySatisfy(type -> {
            assertThat(type.name()).isEqualTo("linuxwifi");
            assertThat(type.listsInterfaces()).isTrue();
            assertThat(type.hops()).isTrue();
        });
        assertThat(rest.datasources().interfaces()).isEmpty();
        assertThatThrownBy(() -> rest.datasources().byUuid("4E1D07C3-0000-0000-0000-000000000000"))
                .isInstanceOfSatisfying(KismetRestException.class, e -> {
                    assertThat(e.status()).isEqualTo(500);
                    assertThat(e.serverText()).isNotEmpty();
                });
    }

    @ParameterizedTest
    @EnumSource
    void receivers_and_logs(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        assertThat(rest.gps().location().hasPosition()).isFalse();
        assertThat(rest.gps().types()).anySatisfy(type ->
                assertThat(type.path("kismet.gps.type.class").asText()).isEqualTo("gpsd"));
        assertThat(rest.logs().types()).anySatisfy(type -> assertThat(type.logClass()).isEqualTo("kismet"));
        assertThat(rest.captures().streams()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void anything_else_is_there_as_a_tree(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        assertThat(rest.get("/antennas/antennas.json").isObject()).isTrue();
        assertThatThrownBy(() -> rest.get("/no/such.json"))
                .isInstanceOfSatisfying(KismetRestException.class, e -> {
                    assertThat(e.status()).isEqualTo(404);
                    assertThat(e.endpoint()).isEqualTo("GET /no/such.json");
                })
                .hasMessageContaining("this release of Kismet does not have it");
        assertThatThrownBy(() -> rest.get("no/slash")).isInstanceOf(IllegalArgumentException.class);
    }
}
