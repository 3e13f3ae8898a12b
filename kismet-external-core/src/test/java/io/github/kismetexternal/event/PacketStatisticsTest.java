package io.github.kismetexternal.event;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PacketStatisticsTest {
    private static final Rrd EMPTY =
            new Rrd(Optional.empty(), OptionalDouble.empty(), List.of(), List.of(), List.of());

    @Test
    void has_the_seven_figures_that_kismet_2025_09_wrote() {
        PacketStatistics statistics = PacketStatistics.of(SampleEvents.recorded("PACKETCHAIN_STATS-2025-09"));

        assertThat(statistics.packets().lastTime()).contains(Instant.parse("2026-11-22T21:13:24Z"));
        assertThat(statistics.packets().lastValue()).hasValue(43);
        assertThat(statistics.packets().minute().subList(16, 26))
                .containsExactly(0.0, 362.0, 181.0, 165.0, 344.0, 41.0, 185.0, 322.0, 43.0, 0.0);
        assertThat(statistics.packets().hour().get(13)).isEqualTo(27.383333);
        assertThat(statistics.packets().day().get(21)).isEqualTo(0.456389);
        assertThat(statistics.peak().hour().get(13)).isEqualTo(362);
        assertThat(statistics.peak().day().get(21)).isEqualTo(362);
        assertThat(statistics.errors().lastValue()).hasValue(0);
        assertThat(statistics.duplicates().lastValue()).hasValue(0);
        assertThat(statistics.queued().hour().get(13)).isEqualTo(88);
        assertThat(statistics.dropped().lastValue()).hasValue(0);
        assertThat(statistics.processed().lastValue()).hasValue(43);
    }

    @ParameterizedTest
    @CsvSource({
        "PACKETCHAIN_STATS-2021-08, 2026-11-22T21:14:03Z, 0, 0, 227, 8",
        "PACKETCHAIN_STATS-2023-07, 2026-11-22T21:13:49Z, 15, 4, 417, 0"
    })
    void takes_the_last_value_from_the_minute_where_an_older_release_does_not_write_it(
            String recording, Instant time, double packets, double queued, double peak, double queuedOfLastMinute) {
        PacketStatistics statistics = PacketStatistics.of(SampleEvents.recorded(recording));

        assertThat(statistics.packets().lastTime()).contains(time);
        assertThat(statistics.packets().lastValue()).hasValue(packets);
        assertThat(statistics.queued().lastValue()).hasValue(queued);
        assertThat(statistics.queued().hour().get(14)).isEqualTo(queuedOfLastMinute);
        assertThat(statistics.peak().day().get(21)).isEqualTo(peak);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PACKETCHAIN_STATS-2021-08", "PACKETCHAIN_STATS-2023-07", "PACKETCHAIN_STATS-2025-09"})
    void a_recorded_ring_has_an_entry_per_second_minute_and_hour(String recording) {
        Rrd packets = PacketStatistics.of(SampleEvents.recorded(recording)).packets();

        assertThat(packets.minute()).hasSize(60);
        assertThat(packets.hour()).hasSize(60);
        assertThat(packets.day()).hasSize(24);
    }

    @Test
    void a_figure_that_is_not_there_is_an_empty_rrd() {
        assertThat(PacketStatistics.of(SampleEvents.ofType("PACKETCHAIN_STATS")))
                .isEqualTo(new PacketStatistics(EMPTY, EMPTY, EMPTY, EMPTY, EMPTY, EMPTY, EMPTY));
    }

    @Test
    void a_ring_with_anything_but_numbers_is_empty_since_the_places_would_be_wrong() {
        Event event = SampleEvents.withBody("PACKETCHAIN_STATS", """
                {"kismet.packetchain.packets_rrd": {"kismet.common.rrd.last_time": 1795382004,
                 "kismet.common.rrd.minute_vec": [1, "2", 3], "kismet.common.rrd.hour_vec": [1, 1e999]}}""");

        Rrd packets = PacketStatistics.of(event).packets();

        assertThat(packets.minute()).isEmpty();
        assertThat(packets.hour()).isEmpty();
        assertThat(packets.lastValue()).isEmpty();
    }

    @Test
    void a_ring_of_another_size_gives_no_last_value() {
        Event event = SampleEvents.withBody("PACKETCHAIN_STATS", """
                {"kismet.packetchain.packets_rrd": {"kismet.common.rrd.last_time": 1795382004,
                 "kismet.common.rrd.minute_vec": [1, 2, 3]}}""");

        assertThat(PacketStatistics.of(event).packets().minute()).containsExactly(1.0, 2.0, 3.0);
        assertThat(PacketStatistics.of(event).packets().lastValue()).isEmpty();
    }
}
