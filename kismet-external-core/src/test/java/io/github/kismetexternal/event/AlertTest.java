package io.github.kismetexternal.event;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** No recording has an alert: the record is one of the REST API of Kismet 2025-09, which serves the same object. */
class AlertTest {
    @Test
    void a_derived_alert_of_the_system_has_name_severity_text_and_time() {
        Alert alert = Alert.of(SampleEvents.derived("ALERT-system"));

        assertThat(alert.name()).isEqualTo("ROOTUSER");
        assertThat(alert.alertClass()).isEqualTo("SYSTEM");
        assertThat(alert.severity()).contains(AlertSeverity.HIGH);
        assertThat(alert.text()).startsWith("Kismet is running as root; ");
        assertThat(alert.time()).contains(Instant.parse("2026-11-22T19:59:50.101549Z"));
        assertThat(alert.hash()).hasValue(1_404_311_296);
        assertThat(alert.deviceKey()).isEqualTo("00_0");
        assertThat(alert.transmitterMac()).isEqualTo("00:00:00:00:00:00");
        assertThat(alert.channel()).isEmpty();
        assertThat(alert.location().hasPosition()).isFalse();
    }

    @Test
    void a_derived_alert_about_a_device_has_its_addresses_and_place() {
        Alert alert = Alert.of(SampleEvents.derived("ALERT-wifi"));

        assertThat(alert.severity()).contains(AlertSeverity.MEDIUM);
        assertThat(alert.deviceKey()).isEqualTo("4202770D00000000_10000504B02");
        assertThat(alert.transmitterMac()).isEqualTo("02:4B:50:00:00:01");
        assertThat(alert.sourceMac()).isEqualTo("02:4B:50:00:00:02");
        assertThat(alert.destinationMac()).isEqualTo("FF:FF:FF:FF:FF:FF");
        assertThat(alert.otherMac()).isEqualTo("02:4B:50:00:00:03");
        assertThat(alert.channel()).isEqualTo("6");
        assertThat(alert.time()).contains(Instant.parse("2026-11-22T20:00:01.500Z"));
        assertThat(alert.location().latitude()).hasValue(52.520008);
        assertThat(alert.location().longitude()).hasValue(13.404954);
        assertThat(alert.location().time()).contains(Instant.parse("2026-11-22T20:00:01.250Z"));
    }

    @ParameterizedTest
    @EnumSource(AlertSeverity.class)
    void every_severity_is_found_by_its_level(AlertSeverity severity) {
        assertThat(AlertSeverity.ofLevel(severity.level())).contains(severity);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "-5", "25", "\"high\"", "15.5", "4294967311"})
    void a_level_that_kismet_does_not_define_is_no_severity(String level) {
        Event event = SampleEvents.withBody("ALERT", "{\"kismet.alert.severity\": " + level + "}");

        assertThat(Alert.of(event).severity()).isEmpty();
    }
}
