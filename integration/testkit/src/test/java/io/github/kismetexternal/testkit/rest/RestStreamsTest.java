package io.github.kismetexternal.testkit.rest;

import io.github.kismetexternal.rest.KismetRest;
import io.github.kismetexternal.rest.KismetRestException;
import io.github.kismetexternal.rest.PacketStream;
import io.github.kismetexternal.testkit.SimulatedRelease;
import java.io.InputStream;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Streams of packets and the handshakes among them, under every release. */
@Timeout(60)
class RestStreamsTest {
    private static final String AP_KEY = "4202770D00000000_10000504B02";
    private static final String AP_MAC = "02:4B:50:00:00:01";
    private static final byte[] PCAPNG = {0x0a, 0x0d, 0x0d, 0x0a};
    private static final byte[] PCAP = {(byte) 0xd4, (byte) 0xc3, (byte) 0xb2, (byte) 0xa1};

    private static final SimulatedServer SERVER = new SimulatedServer();

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_stream_is_listed_until_it_is_ended(SimulatedRelease release) throws Exception {
        KismetRest rest = SERVER.rest(release);

        try (InputStream packets = rest.captures().live()) {
            assertThat(packets.readNBytes(PCAPNG.length)).isEqualTo(PCAPNG);
            PacketStream stream = rest.captures().streams().stream()
                    .filter(any -> any.name().equals("kismet-all-packets.pcapng"))
                    .findFirst()
                    .orElseThrow();
            assertThat(stream.type()).isEqualTo("pcapng");
            assertThat(stream.path()).isEqualTo("httpd");
            assertThat(stream.started()).hasValueSatisfying(time ->
                    assertThat(time).isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60)));
            assertThat(stream.bytes()).isPresent();
            assertThat(stream.paused()).isFalse();
            long id = stream.id().orElseThrow();
            assertThat(rest.captures().stream(id)).isEqualTo(stream);

            rest.captures().closeStream(id);

            packets.readAllBytes();
            assertThatThrownBy(() -> rest.captures().stream(id))
                    .isInstanceOfSatisfying(KismetRestException.class, e -> assertThat(e.status()).isEqualTo(500));
        }
    }

    @ParameterizedTest
    @EnumSource
    void packets_of_a_network_come_as_pcapng_and_its_handshakes_as_pcap(SimulatedRelease release) throws Exception {
        KismetRest rest = SERVER.rest(release);

        try (InputStream packets = rest.captures().liveOfBssid(AP_MAC)) {
            assertThat(packets.readNBytes(PCAPNG.length)).isEqualTo(PCAPNG);
        }
        try (InputStream packets = rest.captures().pmkid(AP_KEY)) {
            assertThat(packets.readAllBytes()).startsWith(PCAP);
        }
        assertThatThrownBy(() -> rest.captures().pmkid("4202770D00000000_FFFF00504B02"))
                .isInstanceOfSatisfying(KismetRestException.class, e -> assertThat(e.status()).isEqualTo(500));
        assertThatThrownBy(() -> rest.captures().liveOfBssid("02:4B")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource
    void handshakes_of_one_client_come_since_2022_08(SimulatedRelease release) throws Exception {
        KismetRest rest = SERVER.rest(release);

        if (release.since(SimulatedRelease.R2022_08)) {
            try (InputStream packets = rest.captures().handshake(AP_KEY, "06:4B:50:00:00:00")) {
                assertThat(packets.readAllBytes()).startsWith(PCAP);
            }
        } else {
            assertThatThrownBy(() -> rest.captures().handshake(AP_KEY, "06:4B:50:00:00:00"))
                    .isInstanceOfSatisfying(KismetRestException.class, e -> assertThat(e.status()).isEqualTo(404));
        }
        assertThatThrownBy(() -> rest.captures().handshake(AP_KEY, "x")).isInstanceOf(IllegalArgumentException.class);
    }
}
