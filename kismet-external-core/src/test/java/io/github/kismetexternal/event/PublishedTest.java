package io.github.kismetexternal.event;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PublishedTest {
    @ParameterizedTest
    @ValueSource(strings = {"PROBE_EVENT-2021-08", "PROBE_EVENT-2023-07"})
    void a_recorded_event_of_a_plugin_has_the_text_that_was_published(String recording) {
        Published published = Published.of(SampleEvents.recorded(recording));

        assertThat(published).isEqualTo(new Published("PROBE_EVENT", "{\"hello\": 1}"));
        assertThat(published.contentLost()).isFalse();
    }

    @Test
    void a_recorded_event_that_kismet_2025_09_passed_on_over_v3_has_lost_its_content() {
        Published published = Published.of(SampleEvents.recorded("PROBE_EVENT-2025-09"));

        assertThat(published).isEqualTo(new Published("PROBE_EVENT", "PROBE_EVENT"));
        assertThat(published.contentLost()).isTrue();
    }

    @Test
    void an_event_of_kismet_itself_has_nothing_published() {
        assertThat(Published.of(SampleEvents.recorded("TIMESTAMP-2025-09"))).isEqualTo(new Published("TIMESTAMP", ""));
    }
}
