package io.github.kismetexternal.event;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class Dot11SsidTest {
    private static final Optional<Instant> SEEN = Optional.of(Instant.ofEpochSecond(1_760_000_000));

    @Test
    void a_recorded_advertised_ssid_counts_bytes_not_characters() {
        Dot11Ssid ssid = Dot11Ssid.of(SampleEvents.recorded("DOT11_ADVERTISED_SSID-2025-09"));

        assertThat(ssid)
                .isEqualTo(new Dot11Ssid(
                        Dot11Ssid.Kind.ADVERTISED,
                        "café-☕",
                        OptionalInt.of(9),
                        false,
                        "Open",
                        "",
                        OptionalDouble.of(11),
                        false,
                        false,
                        SEEN,
                        SEEN,
                        ssid.device()));
        assertThat(ssid.device().macAddress()).isEqualTo("02:4B:50:00:00:04");
        assertThat(ssid.device().channel()).isEqualTo("6");
        assertThat(ssid.device().frequencyKhz()).hasValue(2_462_000);
    }

    @Test
    void a_recorded_hidden_network_is_cloaked_and_kismet_2023_07_does_not_word_its_encryption() {
        Dot11Ssid ssid = Dot11Ssid.of(SampleEvents.recorded("DOT11_ADVERTISED_SSID-2023-07"));

        assertThat(ssid)
                .isEqualTo(new Dot11Ssid(
                        Dot11Ssid.Kind.ADVERTISED,
                        "",
                        OptionalInt.of(0),
                        true,
                        "",
                        "",
                        OptionalDouble.of(11),
                        false,
                        false,
                        SEEN,
                        SEEN,
                        ssid.device()));
        assertThat(ssid.device().macAddress()).isEqualTo("02:4B:50:00:00:05");
        assertThat(ssid.device().encryption()).isEqualTo("WPA2-PSK");
    }

    @Test
    void a_recorded_probed_ssid_belongs_to_a_client() {
        Dot11Ssid ssid = Dot11Ssid.of(SampleEvents.recorded("DOT11_PROBED_SSID-2025-09"));

        assertThat(ssid)
                .isEqualTo(new Dot11Ssid(
                        Dot11Ssid.Kind.PROBED,
                        "café-☕",
                        OptionalInt.of(9),
                        false,
                        "Open",
                        "",
                        OptionalDouble.empty(),
                        false,
                        false,
                        SEEN,
                        SEEN,
                        ssid.device()));
        assertThat(ssid.device().macAddress()).isEqualTo("06:4B:50:00:03:EB");
        assertThat(ssid.device().type()).isEqualTo("Wi-Fi Client");
        assertThat(ssid.device().signalDbm()).hasValue(-58);
    }

    @Test
    void a_recorded_ssid_that_is_html_stays_what_it_is() {
        Dot11Ssid ssid = Dot11Ssid.of(SampleEvents.recorded("DOT11_PROBED_SSID-2023-07"));

        assertThat(ssid.ssid()).isEqualTo("<img src=x onerror=alert(1)>");
        assertThat(ssid.length()).hasValue(28);
        assertThat(ssid.device().dataBytes()).hasValue(113);
    }

    /** No recording has a response: it has the fields of an advertised SSID by the source of Kismet 2025-09. */
    @Test
    void a_derived_response_has_the_fields_of_an_advertised_ssid() {
        Dot11Ssid ssid = Dot11Ssid.of(SampleEvents.derived("DOT11_RESPONSE_SSID"));

        assertThat(ssid)
                .isEqualTo(new Dot11Ssid(
                        Dot11Ssid.Kind.RESPONSE,
                        "office",
                        OptionalInt.of(6),
                        false,
                        "WPA3 WPA3-SAE AES-CCMP",
                        "36",
                        OptionalDouble.of(433.3),
                        true,
                        true,
                        SEEN,
                        SEEN,
                        ssid.device()));
    }

    @Test
    void without_the_device_the_ssid_is_still_read() {
        Event event = SampleEvents.withBody("DOT11_PROBED_SSID", "{\"dot11.probedssid.ssid\": \"home\"}");

        assertThat(Dot11Ssid.of(event).ssid()).isEqualTo("home");
        assertThat(Dot11Ssid.of(event).device().key()).isEmpty();
    }
}
