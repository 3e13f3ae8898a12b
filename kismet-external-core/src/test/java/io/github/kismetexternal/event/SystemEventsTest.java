package io.github.kismetexternal.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What Kismet says about itself every second. */
class SystemEventsTest {
    @ParameterizedTest
    @CsvSource({
        "TIMESTAMP-2021-08, 2026-11-22T21:13:56.276400Z",
        "TIMESTAMP-2023-07, 2026-11-22T21:13:43.287661Z",
        "TIMESTAMP-2025-09, 2026-11-22T21:13:17.902435Z"
    })
    void a_recorded_timestamp_is_an_instant_to_the_microsecond(String recording, Instant time) {
        assertThat(Timestamp.of(SampleEvents.recorded(recording)).time()).contains(time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "9223372036854775807", "253402300800", "1e300", "\"1795382036\"", "true"})
    void a_time_that_cannot_be_one_is_none(String seconds) {
        Event event = SampleEvents.withBody("TIMESTAMP", "{\"kismet.system.timestamp.sec\": " + seconds + "}");

        assertThat(Timestamp.of(event).time()).isEmpty();
    }

    @Test
    void the_last_microsecond_of_the_year_9999_is_a_time() {
        Event event = SampleEvents.withBody(
                "TIMESTAMP",
                "{\"kismet.system.timestamp.sec\": 253402300799, \"kismet.system.timestamp.usec\": 999999}");

        assertThat(Timestamp.of(event).time()).contains(Instant.parse("9999-12-31T23:59:59.999999Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000000", "9223372036854775807", "0.5", "null"})
    void microseconds_that_are_none_leave_the_second(String micros) {
        Event event = SampleEvents.withBody(
                "TIMESTAMP",
                "{\"kismet.system.timestamp.sec\": 1795382036, \"kismet.system.timestamp.usec\": " + micros + "}");

        assertThat(Timestamp.of(event).time()).contains(Instant.ofEpochSecond(1_795_382_036));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BATTERY-2021-08", "BATTERY-2023-07", "BATTERY-2025-09"})
    void a_recorded_machine_without_a_battery_is_on_mains_and_charged(String recording) {
        assertThat(Battery.of(SampleEvents.recorded(recording)))
                .isEqualTo(new Battery(true, "charged", OptionalInt.of(0), Optional.of(Duration.ZERO)));
    }

    @Test
    void a_battery_that_runs_down_says_how_long_it_lasts() {
        Event event = SampleEvents.withBody("BATTERY", """
                {"kismet.system.battery.ac": 0, "kismet.system.battery.charging": "discharging",
                 "kismet.system.battery.percentage": 81, "kismet.system.battery.remaining": 9300}""");

        assertThat(Battery.of(event))
                .isEqualTo(new Battery(
                        false, "discharging", OptionalInt.of(81), Optional.of(Duration.ofMinutes(155))));
    }

    @Test
    void a_battery_that_says_nothing_is_not_taken_for_an_empty_one() {
        assertThat(Battery.of(SampleEvents.ofType("BATTERY")))
                .isEqualTo(new Battery(false, "", OptionalInt.empty(), Optional.empty()));
    }

    @ParameterizedTest
    @CsvSource({
        "STATISTICS-2021-08, 23936, 11086, 839",
        "STATISTICS-2023-07, 31388, 13292, 1203",
        "STATISTICS-2025-09, 28652, 14598, 1226"
    })
    void recorded_statistics_have_their_figures(String recording, long memoryKib, long fields, long components) {
        assertThat(Statistics.of(SampleEvents.recorded(recording)))
                .isEqualTo(new Statistics(
                        OptionalLong.of(65),
                        OptionalLong.of(memoryKib),
                        OptionalLong.of(fields),
                        OptionalLong.of(components),
                        OptionalLong.of(0)));
    }

    @Test
    void a_figure_that_fits_no_long_is_none() {
        Event event =
                SampleEvents.withBody("STATISTICS", "{\"kismet.system.devices.count\": 9223372036854775808}");

        assertThat(Statistics.of(event).devices()).isEmpty();
    }
}
