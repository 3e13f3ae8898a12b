package io.github.kismetexternal.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NewDeviceTest {
    private static final Instant SEEN = Instant.ofEpochSecond(1_760_000_000);

    @ParameterizedTest
    @CsvSource({
        "NEW_DEVICE-2021-08, WPA2-PSK, 2",
        "NEW_DEVICE-2023-07, WPA2-PSK, 1",
        "NEW_DEVICE-2025-09, WPA2 WPA2-PSK AES-CCMP, 3"
    })
    void a_recorded_device_reads_the_same_from_every_release(String recording, String encryption, long packets) {
        Device device = NewDevice.of(SampleEvents.recorded(recording)).device();

        assertThat(device)
                .isEqualTo(new Device(
                        "4202770D00000000_30000504B02",
                        "02:4B:50:00:00:03",
                        "<img src=x onerror=alert(1)>",
                        "IEEE802.11",
                        "Wi-Fi AP",
                        "Unknown",
                        encryption,
                        "6",
                        OptionalDouble.of(2_437_000),
                        OptionalDouble.of(-42),
                        Optional.of(SEEN),
                        Optional.of(SEEN),
                        OptionalLong.of(packets),
                        OptionalLong.of(0),
                        List.of("4E1D07C3-0000-0000-0000-000047A5073C"),
                        device.location()));
        assertThat(device.location().hasPosition()).isFalse();
    }

    @Test
    void a_frequency_or_signal_of_zero_is_none() {
        Device device = deviceOf("""
                {"kismet.device.base.frequency": 0, "kismet.device.base.signal":
                 {"kismet.common.signal.type": "dbm", "kismet.common.signal.last_signal": 0}}""");

        assertThat(device.frequencyKhz()).isEmpty();
        assertThat(device.signalDbm()).isEmpty();
    }

    @Test
    void a_signal_in_another_unit_is_not_taken_for_dbm() {
        Device device = deviceOf("""
                {"kismet.device.base.signal":
                 {"kismet.common.signal.type": "rssi", "kismet.common.signal.last_signal": 57}}""");

        assertThat(device.signalDbm()).isEmpty();
    }

    @Test
    void sources_without_a_uuid_are_left_out() {
        Device device = deviceOf("""
                {"kismet.device.base.seenby":
                 [{"kismet.common.seenby.uuid": "A"}, {"kismet.common.seenby.uuid": 2}, null, "B", {}]}""");

        assertThat(device.seenBy()).containsExactly("A");
    }

    /** Derived: no recording had a GPS. */
    @Test
    void a_derived_device_knows_where_it_was_received_last() {
        Device device = Dot11Handshake.of(SampleEvents.derived("DOT11_WPA_HANDSHAKE")).accessPoint();

        assertThat(device.location().latitude()).hasValue(52.520008);
        assertThat(device.location().longitude()).hasValue(13.404954);
    }

    private static Device deviceOf(String record) {
        return NewDevice.of(SampleEvents.withBody("NEW_DEVICE", record)).device();
    }
}
