package io.github.kismetexternal.event;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No recording has these events: the record of a source is one of the REST API of Kismet 2025-09, the shape of the
 * changes follows its source.
 */
class DatasourceEventsTest {
    @Test
    void a_derived_capture_file_is_a_source_that_cannot_be_tuned() {
        assertThat(NewDatasource.of(SampleEvents.derived("NEW_DATASOURCE-pcapfile")))
                .isEqualTo(new NewDatasource(
                        "4E1D07C3-0000-0000-0000-00004CC8076D",
                        "/captures/demo.pcap",
                        "pcapfile",
                        "/captures/demo.pcap:realtime=true",
                        "/captures/demo.pcap",
                        "",
                        "",
                        "",
                        List.of(),
                        false,
                        OptionalDouble.of(0),
                        true,
                        false));
    }

    @Test
    void a_derived_remote_radio_hops_over_its_channels() {
        assertThat(NewDatasource.of(SampleEvents.derived("NEW_DATASOURCE-linuxwifi")))
                .isEqualTo(new NewDatasource(
                        "5FE308BD-0000-0000-0000-024B50000A01",
                        "roof",
                        "linuxwifi",
                        "wlan0:name=roof",
                        "wlan0",
                        "wlan0mon",
                        "ath9k_htc",
                        "",
                        List.of("1", "6HT40", "11"),
                        true,
                        OptionalDouble.of(5),
                        true,
                        true));
    }

    @Test
    void a_derived_error_names_its_source() {
        assertThat(DatasourceChange.of(SampleEvents.derived("DATASOURCE_ERROR")))
                .isEqualTo(new DatasourceChange(
                        DatasourceChange.Kind.ERROR, "4E1D07C3-0000-0000-0000-000047A5073C"));
    }

    @ParameterizedTest
    @CsvSource({
        "DATASOURCE_OPENED, OPENED",
        "DATASOURCE_CLOSED, CLOSED",
        "DATASOURCE_ERROR, ERROR",
        "DATASOURCE_PAUSED, PAUSED",
        "DATASOURCE_RESUMED, RESUMED"
    })
    void each_of_the_five_types_is_a_kind_of_change(String type, DatasourceChange.Kind kind) {
        assertThat(DatasourceChange.of(SampleEvents.withBody(type, "\"U\"")))
                .isEqualTo(new DatasourceChange(kind, "U"));
        assertThat(kind.eventType()).isEqualTo(type);
    }
}
