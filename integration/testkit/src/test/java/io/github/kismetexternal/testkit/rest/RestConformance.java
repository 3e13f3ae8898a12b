package io.github.kismetexternal.testkit.rest;

import io.github.kismetexternal.event.Location;
import io.github.kismetexternal.rest.AlertNews;
import io.github.kismetexternal.rest.ApiKey;
import io.github.kismetexternal.rest.Datasource;
import io.github.kismetexternal.rest.DeviceQuery;
import io.github.kismetexternal.rest.Drone;
import io.github.kismetexternal.rest.GpsReceiver;
import io.github.kismetexternal.rest.KismetRest;
import io.github.kismetexternal.rest.KismetRestException;
import io.github.kismetexternal.rest.LogFile;
import io.github.kismetexternal.rest.LogFilters;
import io.github.kismetexternal.rest.MacAlerts;
import io.github.kismetexternal.rest.NewAlert;
import io.github.kismetexternal.rest.NewAlertKind;
import io.github.kismetexternal.rest.PacketFilter;
import io.github.kismetexternal.rest.PacketSeries;
import io.github.kismetexternal.rest.PacketStream;
import io.github.kismetexternal.rest.Page;
import io.github.kismetexternal.rest.PageRequest;
import io.github.kismetexternal.rest.Sessions;
import io.github.kismetexternal.rest.TrackedAlert;
import io.github.kismetexternal.rest.TrackedDevice;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * All calls that need no radio, against a Kismet that is installed on this machine, which no build has: so it runs only
 * when it is named. CONTRIBUTING.md says how.
 */
@Timeout(300)
class RestConformance {
    private static final String NO_SUCH_UUID = "4E1D07C3-0000-0000-0000-000000000000";
    private static final byte[] PCAPNG = {0x0a, 0x0d, 0x0d, 0x0a};
    private static final byte[] PCAP = {(byte) 0xd4, (byte) 0xc3, (byte) 0xb2, (byte) 0xa1};

    @TempDir
    private static Path scratch;

    private static RealKismet kismet;
    private static KismetRest rest;

    @BeforeAll
    static void start() throws Exception {
        String home = System.getProperty("kismet.home", "");
        assertThat(home).describedAs("-Dkismet.home, where Kismet is installed").isNotEmpty();
        kismet = RealKismet.start(Path.of(home), scratch);
        rest = kismet.rest();
    }

    @AfterAll
    static void stop() {
        if (kismet != null) {
            kismet.close();
        }
    }

    private static TrackedDevice accessPoint() {
        return rest.devices().byMac(SyntheticCapture.ACCESS_POINT).get(0);
    }

    private static Datasource source() {
        return rest.datasources().list().get(0);
    }

    private static void assertRefused(int status, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(
                KismetRestException.class, e -> assertThat(e.status()).isEqualTo(status));
    }

    @Test
    void system() {
        assertThat(rest.system().status().version()).matches("\\d{4}[.-].*");
        assertThat(rest.system().status().started()).isPresent();
        assertThat(rest.system().time()).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
        assertThat(rest.system().phys()).anySatisfy(phy -> assertThat(phy.name()).isEqualTo("IEEE802.11"));
        assertThat(rest.system().plugins()).isEmpty();
        assertThat(rest.system().packets().packets().minute()).hasSize(60);
        assertThat(rest.system().channels()).anySatisfy(channel ->
                assertThat(channel.frequencyKhz()).hasValue(2_437_000));
        rest.system().pointOfInterest("conformance & more");
    }

    @Test
    void devices() {
        String key = accessPoint().device().key();

        assertThat(rest.devices().list(DeviceQuery.all())).extracting(device -> device.device().macAddress())
                .contains(SyntheticCapture.ACCESS_POINT, SyntheticCapture.CLIENT);
        assertThat(rest.devices().list(DeviceQuery.accessPoints())).singleElement().satisfies(device -> {
            assertThat(device.device().key()).isEqualTo(key);
            assertThat(device.device().signalDbm()).hasValue(-50);
        });
        assertThat(rest.devices().list(DeviceQuery.seenBy(source().uuid()).withFields(TrackedDevice.SEEN_BY)))
                .isNotEmpty()
                .allSatisfy(device -> assertThat(device.device().seenBy()).containsExactly(source().uuid()));
        assertThat(rest.devices().list(DeviceQuery.all().withFields("no.such.field"))).allSatisfy(device ->
                assertThat(device.raw().path("no.such.field").asInt(-1)).isZero());
        assertThat(rest.devices().list(DeviceQuery.all().seenSince(Instant.now().plusSeconds(3600)))).isEmpty();
        try (Stream<TrackedDevice> all = rest.devices().stream(DeviceQuery.all().everything())) {
            assertThat(all.map(device -> device.device().key())).contains(key);
        }
        assertThat(rest.devices().byKey(key)).isPresent();
        assertThat(rest.devices().byKey("4202770D00000000_FFFF00504B02")).isEmpty();
        assertThat(rest.devices().byMacs(List.of(SyntheticCapture.CLIENT), DeviceQuery.all())).hasSize(1);
        assertThat(rest.devices().views()).anySatisfy(view -> assertThat(view.id()).isEqualTo("all"));
    }

    @Test
    void pages_of_devices_and_names() {
        String mac = "kismet.device.base.macaddr";

        Page<TrackedDevice> smallest =
                rest.devices().page(DeviceQuery.all(), PageRequest.of(0, 1).smallestFirst(mac));
        Page<TrackedDevice> largest = rest.devices().page(DeviceQuery.all(), PageRequest.of(0, 1).largestFirst(mac));

        assertThat(smallest.rows().get(0).device().macAddress())
                .isLessThan(largest.rows().get(0).device().macAddress());
        assertThat(smallest.total()).isGreaterThanOrEqualTo(2);
        assertThat(rest.devices().page(DeviceQuery.all(), PageRequest.of(99, 500)).rows()).isEmpty();
        assertThat(rest.devices().page(DeviceQuery.all(), PageRequest.of(0, 9).holding(SyntheticCapture.CLIENT)).rows())
                .hasSize(1);
        assertThat(rest.ssids().page(PageRequest.of(0, 5).smallestFirst("dot11.ssidgroup.ssid")).rows()).isNotEmpty();
    }

    @Test
    void an_access_point_its_clients_its_name_and_its_ssid() {
        String key = accessPoint().device().key();

        assertThat(rest.devices().clientsOf(key, DeviceQuery.all())).extracting(device -> device.device().macAddress())
                .containsExactly(SyntheticCapture.CLIENT);
        assertThat(rest.devices().relatedTo(key, DeviceQuery.all())).isNotEmpty();
        assertThat(rest.ssids().list()).anySatisfy(ssid -> {
            assertThat(ssid.name()).isEqualTo(SyntheticCapture.SSID);
            assertThat(ssid.advertisingKeys()).contains(key);
            assertThat(rest.ssids().byHash(ssid.hash().orElseThrow()).name()).isEqualTo(ssid.name());
        });
        try (Stream<?> ssids = rest.ssids().stream()) {
            assertThat(ssids).isNotEmpty();
        }
        rest.devices().name(key, "a&b=c");
        rest.devices().tag(key, "floor", "2&3");
        assertThat(accessPoint().device().name()).isEqualTo("a&b=c");
        assertThat(accessPoint().raw().path("kismet.device.base.tags").path("floor").asText()).isEqualTo("2&3");
        rest.devices().name(key, "");
        assertRefused(500, () -> rest.devices().name("4202770D00000000_FFFF00504B02", "x"));
    }

    @Test
    void alerts_and_messages() {
        Instant before = rest.system().time();

        assertThat(rest.alerts().definitions()).anySatisfy(kind -> assertThat(kind.name()).isEqualTo("APSPOOF"));
        assertThat(rest.alerts().define(NewAlertKind.named("conformance", "x").throttled("1/day", "1/day"))).isTrue();
        assertThat(rest.alerts().define(NewAlertKind.named("conformance", "x"))).isFalse();
        rest.alerts().raise(NewAlert.of("conformance", "first & last").onChannel("6"));
        assertThatThrownBy(() -> rest.alerts().raise(NewAlert.of("conformance", "more")))
                .hasMessageContaining("more often than its definition allows");

        assertThat(rest.alerts().since(before)).anySatisfy(alert -> {
            assertThat(alert.alert().text()).isEqualTo("first & last");
            assertThat(rest.alerts().byHash(alert.alert().hash().orElseThrow())).isPresent();
        });
        assertThat(rest.alerts().all()).isNotEmpty();
        assertThat(rest.alerts().byHash(1)).isEmpty();
        assertThat(rest.messages().all()).isNotEmpty();
        assertThat(rest.messages().since(Instant.now().plusSeconds(60))).isEmpty();
    }

    @Test
    void datasources() throws Exception {
        String uuid = source().uuid();

        assertThat(rest.datasources().byUuid(uuid).type()).isEqualTo("pcapfile");
        assertThat(rest.datasources().types()).isNotEmpty();
        assertThat(rest.datasources().interfaces()).isNotNull();
        assertThat(rest.datasources().pause(uuid).paused()).isTrue();
        assertRefused(500, () -> rest.datasources().pause(uuid));
        assertThat(rest.datasources().resume(uuid).paused()).isFalse();
        rest.datasources().close(uuid);
        awaitStopped(uuid);
        assertThat(rest.datasources().open(uuid).running()).isTrue();
        assertRefused(500, () -> rest.datasources().open(uuid));
        rest.datasources().disable(uuid);
        awaitStopped(uuid);
        assertThat(rest.datasources().open(uuid).running()).isTrue();
        assertRefused(500, () -> rest.datasources().channel(uuid, "6"));
        assertRefused(500, () -> rest.datasources().hop(uuid, List.of("1", "6"), 5, true));
        assertRefused(500, () -> rest.datasources().hop(uuid));
        assertRefused(500, () -> rest.datasources().add("/no/such/file.pcap"));
        assertRefused(500, () -> rest.datasources().byUuid(NO_SUCH_UUID));
    }

    /** Kismet 2023-07 may answer before the capture has ended. */
    private static void awaitStopped(String uuid) throws InterruptedException {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (rest.datasources().byUuid(uuid).running()) {
            assertThat(System.nanoTime()).as("the capture goes on").isLessThan(deadline);
            Thread.sleep(20);
        }
    }

    @Test
    void positions() {
        GpsReceiver receiver = rest.gps().add("virtual:lat=1.5,lon=2.5,alt=3,name=fixed");

        assertThat(receiver.name()).isEqualTo("fixed");
        assertThat(rest.gps().list()).extracting(GpsReceiver::uuid).contains(receiver.uuid());
        Location location = rest.gps().location();
        assertThat(location.latitude()).hasValue(1.5);
        assertThat(location.longitude()).hasValue(2.5);
        assertThat(rest.gps().location(receiver.uuid()).altitudeMeters()).hasValue(3);
        assertThat(rest.gps().locations()).containsKey(receiver.uuid());
        assertThat(rest.gps().types()).isNotEmpty();
        rest.gps().remove(receiver.uuid());
        assertThat(rest.gps().list()).extracting(GpsReceiver::uuid).doesNotContain(receiver.uuid());
        assertRefused(500, () -> rest.gps().location(NO_SUCH_UUID));

        String browser = rest.gps().add("web:name=browser").uuid();
        rest.gps().tell(-10.5, 20.5, 30, 4);
        assertThat(rest.gps().location(browser).latitude()).hasValue(-10.5);
    }

    @Test
    void logs_and_packets() throws Exception {
        assertThat(rest.logs().types()).anySatisfy(type -> assertThat(type.logClass()).isEqualTo("kismet"));
        assertThat(rest.logs().list()).anySatisfy(log -> {
            assertThat(log.logClass()).isEqualTo("kismet");
            assertThat(log.path()).endsWith(".kismet");
            assertThat(log.open()).isTrue();
        });
        LogFile started = rest.logs().start("pcapng");
        assertThat(started.open()).isTrue();
        rest.logs().stop(started.uuid());
        assertRefused(500, () -> rest.logs().start("nosuch"));
        rest.logs().dropPacketsBefore(Instant.ofEpochSecond(10));

        assertLiveCapture(rest.captures().live());
        assertLiveCapture(rest.captures().liveOfDatasource(source().uuid()));
        assertLiveCapture(rest.captures().liveOfDevice(accessPoint().device().key()));
        PacketFilter filter = PacketFilter.all()
                .ofDatasource(source().uuid())
                .fromMac(SyntheticCapture.ACCESS_POINT)
                .signals(-60, -40)
                .atMost(3);
        try (InputStream packets = rest.captures().logged(filter)) {
            assertThat(packets.readAllBytes()).startsWith(PCAPNG);
        }
        assertThat(rest.captures().streams()).isNotNull();
        assertRefused(500, () -> rest.captures().closeStream(4_000_000));
    }

    /** Ends the stream before it leaves, over which Kismet might end. */
    private static void assertLiveCapture(InputStream packets) throws Exception {
        try (packets) {
            assertThat(packets.readNBytes(PCAPNG.length)).isEqualTo(PCAPNG);
            PacketStream stream = rest.captures().streams().stream()
                    .filter(any -> any.path().equals("httpd"))
                    .findFirst()
                    .orElseThrow();
            assertThat(rest.captures().stream(stream.id().orElseThrow()).started()).isEqualTo(stream.started());
            rest.captures().closeStream(stream.id().orElseThrow());
            packets.readAllBytes();
        }
    }

    @Test
    void api_keys_and_addresses_to_watch() {
        ApiKey key = rest.apiKeys().create("conformance", "readonly");
        KismetRest reader = KismetRest.withApiKey(kismet.url(), key.token().orElseThrow());

        assertThat(reader.system().status().version()).isNotEmpty();
        assertRefused(401, () -> reader.system().pointOfInterest("x"));
        assertThat(rest.apiKeys().list()).extracting(ApiKey::name).contains("conformance");
        assertRefused(500, () -> rest.apiKeys().create("conformance", "readonly"));
        rest.apiKeys().revoke("conformance");
        assertRefused(401, () -> reader.system().status());

        rest.macAlerts().add(MacAlerts.On.BOTH, List.of(SyntheticCapture.CLIENT));
        assertThat(rest.macAlerts().list(MacAlerts.On.LOST)).contains(SyntheticCapture.CLIENT);
        rest.macAlerts().remove(MacAlerts.On.BOTH, List.of(SyntheticCapture.CLIENT));
        assertThat(rest.macAlerts().list(MacAlerts.On.FOUND)).doesNotContain(SyntheticCapture.CLIENT);
    }

    @Test
    void figures() {
        for (PacketSeries series : PacketSeries.values()) {
            assertThat(rest.system().packets(series).minute()).as("%s", series).hasSize(60);
        }
        assertThat(rest.system().user()).isNotEmpty();
        assertThat(rest.system().antennas()).isEmpty();
        assertThat(rest.datasources().defaults().hopRate()).hasValue(5);
        if (rest.system().phys().stream().anyMatch(phy -> phy.name().equals("RADIATION"))
                && rest.system().status().version().startsWith("2025")) {
            assertThat(rest.system().radiation().detectors()).isEmpty();
        } else {
            assertRefused(404, () -> rest.system().radiation());
        }
    }

    @Test
    void aircraft_and_drones() {
        assertThat(rest.airTraffic().aircraft().aircraft()).isEmpty();
        assertThat(rest.airTraffic().droneKinds()).anySatisfy(kind ->
                assertThat(kind.mac()).isEqualTo(SyntheticCapture.ACCESS_POINT));
        DeviceQuery query = DeviceQuery.all().withFields(Drone.FIELD);
        assertThat(rest.devices().list(query)).filteredOn(device -> Drone.of(device).isPresent())
                .singleElement()
                .satisfies(device -> assertThat(Drone.of(device).orElseThrow().model()).isEqualTo("Drone 1"));
    }

    @Test
    void filters_of_the_log() {
        List<String> macs = List.of(SyntheticCapture.ACCESS_POINT, SyntheticCapture.CLIENT);

        rest.logFilters().rejectDevices("IEEE802.11", macs);
        rest.logFilters().acceptDevices("IEEE802.11", macs.subList(0, 1));
        assertThat(rest.logFilters().rejectsOtherDevices()).isFalse();
        rest.logFilters().forgetDevices("IEEE802.11", macs);
        for (LogFilters.Address address : LogFilters.Address.values()) {
            rest.logFilters().rejectPackets("IEEE802.11", address, macs);
            rest.logFilters().acceptPackets("IEEE802.11", address, macs.subList(0, 1));
            assertThat(rest.logFilters().rejectsOtherPackets()).isFalse();
            rest.logFilters().forgetPackets("IEEE802.11", address, macs);
        }
    }

    @Test
    void streams_and_handshakes() throws Exception {
        String key = accessPoint().device().key();

        assertLiveCapture(rest.captures().liveOfBssid(SyntheticCapture.ACCESS_POINT));
        assertRefused(500, () -> rest.captures().stream(4_000_000));
        try (InputStream packets = rest.captures().pmkid(key)) {
            assertThat(packets.readAllBytes()).startsWith(PCAP);
        }
        try (InputStream packets = rest.captures().handshake(key, SyntheticCapture.CLIENT)) {
            assertThat(packets.readAllBytes()).startsWith(PCAP);
        }
        assertRefused(500, () -> rest.captures().pmkid("4202770D00000000_FFFF00504B02"));
    }

    @Test
    void the_login() {
        KismetRest stranger = KismetRest.withApiKey(kismet.url(), "0123456789abcdef0123456789abcdef");

        assertThat(rest.sessions().setup()).isEqualTo(Sessions.Setup.GLOBAL);
        assertThat(rest.sessions().isAdministrator()).isTrue();
        assertThat(rest.sessions().isSignedIn()).isTrue();
        assertThat(stranger.sessions().isAdministrator()).isFalse();
        assertThat(stranger.sessions().isSignedIn()).isFalse();
        assertRefused(403, () -> rest.sessions().setLogin("other", "other"));
    }

    @Test
    void news_and_pages_of_alerts_and_devices_as_a_map() {
        String key = accessPoint().device().key();

        rest.alerts().define(NewAlertKind.named("news", "x").throttled("9/min", "9/min"));
        AlertNews before = rest.alerts().newsSince(Instant.EPOCH);
        rest.alerts().raise(NewAlert.of("news", "some"));
        assertThat(rest.alerts().newsSince(before.time().orElseThrow()).alerts())
                .anySatisfy(alert -> assertThat(alert.alert().text()).isEqualTo("some"));
        Page<TrackedAlert> page =
                rest.alerts().page(PageRequest.of(0, 1).largestFirst("kismet.alert.timestamp"));
        assertThat(page.rows()).hasSize(1);
        assertThat(page.total()).isGreaterThan(1);
        assertThat(rest.devices().mapByKeys(List.of(key), DeviceQuery.all())).containsOnlyKeys(key);
    }

    @Test
    void regular_expressions_work_or_are_refused_for_want_of_pcre() {
        DeviceQuery query = DeviceQuery.all()
                .matching("kismet.device.base.macaddr", "^" + SyntheticCapture.ACCESS_POINT + "$");
        try {
            assertThat(rest.devices().list(query)).hasSize(1);
        } catch (KismetRestException e) {
            assertThat(e.status()).isEqualTo(400);
            assertThat(e).hasMessageContaining("was built without regular expressions");
        }
    }

    @Test
    void anything_else() {
        assertThat(rest.get("/antennas/antennas.json").isObject()).isTrue();
        assertThat(rest.get("/poi/list_poi.json").isArray()).isTrue();
        assertRefused(404, () -> rest.get("/no/such.json"));
    }
}
