package io.github.kismetexternal.testkit.rest;

import io.github.kismetexternal.rest.GpsReceiver;
import io.github.kismetexternal.rest.KismetRest;
import io.github.kismetexternal.rest.KismetRestException;
import io.github.kismetexternal.rest.LogFile;
import io.github.kismetexternal.rest.MacAlerts;
import io.github.kismetexternal.rest.PacketFilter;
import io.github.kismetexternal.testkit.SimulatedRelease;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What is told to sources, receivers and logs, and the packets of these, under every release. */
@Timeout(60)
class RestSteeringTest {
    private static final String NO_SUCH_UUID = "4E1D07C3-0000-0000-0000-000000000000";
    private static final byte[] PCAPNG = {0x0a, 0x0d, 0x0d, 0x0a};

    private static final SimulatedServer SERVER = new SimulatedServer();

    @AfterAll
    static void close() {
        SERVER.close();
    }

    private static void assertRefused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(KismetRestException.class, e -> assertThat(e.status()).isEqualTo(500));
    }

    @ParameterizedTest
    @EnumSource
    void a_source_pauses_stops_and_goes_on(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);
        String uuid = rest.datasources().list().get(0).uuid();

        assertThat(rest.datasources().pause(uuid).paused()).isTrue();
        assertThatThrownBy(() -> rest.datasources().pause(uuid)).hasMessageContaining("Source already paused");
        assertThat(rest.datasources().resume(uuid).paused()).isFalse();
        assertThat(rest.datasources().close(uuid).running()).isFalse();
        assertThat(rest.datasources().byUuid(uuid).running()).isFalse();
        assertThat(rest.datasources().open(uuid).running()).isTrue();
        assertRefused(() -> rest.datasources().open(uuid));
        assertRefused(() -> rest.datasources().pause(NO_SUCH_UUID));
    }

    @ParameterizedTest
    @EnumSource
    void a_capture_file_can_be_added_but_not_tuned(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);
        String uuid = rest.datasources().list().get(0).uuid();
        String definition = rest.datasources().list().get(0).definition();

        assertThat(rest.datasources().add(definition).uuid()).isEqualTo(uuid);
        assertRefused(() -> rest.datasources().add("/no/such/file.pcap"));
        assertRefused(() -> rest.datasources().channel(uuid, "6"));
        assertRefused(() -> rest.datasources().hop(uuid, List.of("1", "6"), 5, true));
        assertRefused(() -> rest.datasources().hop(uuid));
        assertThatThrownBy(() -> rest.datasources().hop(uuid, List.of(), 0, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("hop rate (0.0)");
    }

    @ParameterizedTest
    @EnumSource
    void a_receiver_comes_tells_where_it_is_and_goes(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        GpsReceiver receiver = rest.gps().add("virtual:lat=1.5,lon=2.5,alt=3,name=fixed");

        assertThat(receiver.name()).isEqualTo("fixed");
        assertThat(receiver.connected()).isTrue();
        assertThat(rest.gps().list()).extracting(GpsReceiver::uuid).containsExactly(receiver.uuid());
        assertThat(rest.gps().location().latitude()).hasValue(1.5);
        assertThat(rest.gps().location(receiver.uuid()).longitude()).hasValue(2.5);
        assertThat(rest.gps().locations()).containsOnlyKeys(receiver.uuid());
        rest.gps().tell(-10.5, 20.5, 30, 4);
        assertThat(rest.gps().location().latitude()).hasValue(-10.5);
        rest.gps().remove(receiver.uuid());
        assertThat(rest.gps().list()).isEmpty();
        assertRefused(() -> rest.gps().remove(receiver.uuid()));
        assertRefused(() -> rest.gps().location(NO_SUCH_UUID));
        assertThatThrownBy(() -> rest.gps().tell(90.5, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void a_log_begins_and_ends(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);

        LogFile log = rest.logs().start("pcapng");

        assertThat(log.logClass()).isEqualTo("pcapng");
        assertThat(log.path()).isNotEmpty();
        assertThat(rest.logs().list()).contains(log);
        rest.logs().stop(log.uuid());
        assertThat(rest.logs().list()).anySatisfy(stopped -> {
            assertThat(stopped.uuid()).isEqualTo(log.uuid());
            assertThat(stopped.open()).isFalse();
        });
        assertRefused(() -> rest.logs().start("nosuch"));
        assertRefused(() -> rest.logs().stop(NO_SUCH_UUID));
        rest.logs().dropPacketsBefore(Instant.ofEpochSecond(10));
        rest.system().pointOfInterest("here & there");
    }

    @ParameterizedTest
    @EnumSource
    void packets_come_as_pcapng(SimulatedRelease release) throws Exception {
        KismetRest rest = SERVER.rest(release);

        assertCapture(rest.captures().live());
        assertCapture(rest.captures().liveOfDatasource(rest.datasources().list().get(0).uuid()));
        assertCapture(rest.captures().liveOfDevice("4202770D00000000_10000504B02"));
        assertCapture(rest.captures().logged(PacketFilter.all()
                .between(Instant.EPOCH, Instant.now())
                .frequencies(2_400_000, 2_500_000)
                .sizes(1, 4000)
                .toMac("FF:FF:FF:FF:FF:FF")
                .atMost(3)));
        assertRefused(() -> rest.captures().closeStream(4_000_000));
        assertThatThrownBy(() -> PacketFilter.all().atMost(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertCapture(InputStream packets) throws IOException {
        try (packets) {
            assertThat(packets.readNBytes(PCAPNG.length)).isEqualTo(PCAPNG);
        }
    }

    @ParameterizedTest
    @EnumSource
    void addresses_are_watched_until_they_are_taken_away(SimulatedRelease release) {
        KismetRest rest = SERVER.rest(release);
        List<String> macs = List.of("02:4B:50:00:00:01", "02:4B:50:00:00:02");

        rest.macAlerts().add(MacAlerts.On.BOTH, macs);
        rest.macAlerts().remove(MacAlerts.On.LOST, macs.subList(0, 1));

        assertThat(rest.macAlerts().list(MacAlerts.On.FOUND)).isEqualTo(macs);
        assertThat(rest.macAlerts().list(MacAlerts.On.LOST)).containsExactly(macs.get(1));
        assertThatThrownBy(() -> rest.macAlerts().add(MacAlerts.On.FOUND, List.of("zz")))
                .isInstanceOf(IllegalArgumentException.class);
        rest.macAlerts().remove(MacAlerts.On.BOTH, macs);
        assertThat(rest.macAlerts().list(MacAlerts.On.FOUND)).isEmpty();
    }
}
