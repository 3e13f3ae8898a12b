package io.github.kismetexternal.event;

import java.time.Instant;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** No recording had a Geiger counter: what one measures follows the source of Kismet 2025-09. */
class RadiationTest {
    @Test
    void a_recorded_kismet_without_a_counter_has_no_detectors() {
        assertThat(Radiation.of(SampleEvents.recorded("RADIATION-2025-09")).detectors()).isEmpty();
    }

    @Test
    void a_derived_radview_counts_and_has_a_spectrum() {
        Radiation.Detector radview = Radiation.of(SampleEvents.derived("RADIATION"))
                .detectors()
                .get("5E600813-0000-0000-0000-000000000001");

        assertThat(radview.type()).isEqualTo("Radview");
        assertThat(radview.countsPerSecond().lastValue()).hasValue(12.5);
        assertThat(radview.spectrum()).containsExactly(3.0, 0.0, 7.5);
        assertThat(radview.spectrumStart()).contains(Instant.ofEpochSecond(1_795_381_900));
        assertThat(radview.spectrumEnd()).contains(Instant.ofEpochSecond(1_795_381_997));
    }

    @Test
    void a_derived_radiacode_counts_and_has_a_dose() {
        Radiation.Detector radiacode = Radiation.of(SampleEvents.derived("RADIATION"))
                .detectors()
                .get("5E600813-0000-0000-0000-000000000002");

        assertThat(radiacode.type()).isEqualTo("Radiacode");
        assertThat(radiacode.countsPerSecond().lastValue()).hasValue(4);
        assertThat(radiacode.microsieverts().lastValue()).hasValue(0.12);
        assertThat(radiacode.spectrum()).isEmpty();
        assertThat(radiacode.spectrumStart()).isEmpty();
    }

    @Test
    void the_detectors_cannot_be_changed() {
        Radiation radiation = Radiation.of(SampleEvents.derived("RADIATION"));

        assertThatThrownBy(() -> radiation.detectors().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}
