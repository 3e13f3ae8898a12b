package io.github.kismetexternal.event;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LocationTest {
    private static final Location NOWHERE = new Location(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            "");

    @ParameterizedTest
    @ValueSource(strings = {"GPS_LOCATION-2023-07", "GPS_LOCATION-2025-09"})
    void a_recorded_kismet_without_a_gps_is_nowhere(String recording) {
        Location location = Location.of(SampleEvents.recorded(recording));

        assertThat(location).isEqualTo(NOWHERE);
        assertThat(location.hasPosition()).isFalse();
    }

    @Test
    void a_recorded_kismet_2021_08_without_a_gps_has_zeros_but_no_position() {
        Location location = Location.of(SampleEvents.recorded("GPS_LOCATION-2021-08"));

        assertThat(location.hasPosition()).isFalse();
        assertThat(location.altitudeMeters()).hasValue(0);
        assertThat(location.fix()).hasValue(0);
        assertThat(location.time()).isEmpty();
    }

    /** No recording had a GPS: the shape follows the source of Kismet 2025-09. */
    @Test
    void a_derived_fix_has_longitude_first_on_the_wire() {
        assertThat(Location.of(SampleEvents.derived("GPS_LOCATION")))
                .isEqualTo(new Location(
                        OptionalDouble.of(-52.520008),
                        OptionalDouble.of(13.404954),
                        OptionalDouble.of(34.5),
                        OptionalDouble.of(12.25),
                        OptionalDouble.of(270),
                        OptionalInt.of(3),
                        Optional.of(Instant.parse("2026-11-22T21:13:17.902435Z")),
                        "ABCDEF01-0000-0000-0000-000000000001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[13.4]", "[13.4, 52.5, 1]", "[181, 52.5]", "[13.4, -91]", "[\"13.4\", \"52.5\"]",
        "[null, 52.5]", "[13.4, 1e999]", "[]", "{}", "13.4", "[[13.4, 52.5]]"})
    void a_point_that_is_no_place_on_earth_is_no_position(String point) {
        Event event =
                SampleEvents.withBody("GPS_LOCATION", "{\"kismet.common.location.geopoint\": " + point + "}");

        assertThat(Location.of(event)).isEqualTo(NOWHERE);
    }

    @ParameterizedTest
    @CsvSource({"180, 90, true", "-180, -90, true", "180.000001, 0, false", "0, -90.000001, false"})
    void a_position_is_at_most_180_degrees_east_or_west_and_90_north_or_south(String east, String north, boolean is) {
        assertThat(locationAt("[" + east + ", " + north + "]").hasPosition()).isEqualTo(is);
    }

    @ParameterizedTest
    @CsvSource({"2147483647, true", "2147483648, false", "-2147483648, true", "-2147483649, false", "3.0, false"})
    void a_fix_is_a_whole_number_that_fits_an_int(String fix, boolean is) {
        Event event = SampleEvents.withBody("GPS_LOCATION", "{\"kismet.common.location.fix\": " + fix + "}");

        assertThat(Location.of(event).fix().isPresent()).isEqualTo(is);
    }

    @Test
    void a_place_on_the_equator_or_the_prime_meridian_is_a_position() {
        assertThat(locationAt("[0, 51.48]").hasPosition()).isTrue();
        assertThat(locationAt("[-78.46, 0]").hasPosition()).isTrue();
    }

    private static Location locationAt(String point) {
        return Location.of(
                SampleEvents.withBody("GPS_LOCATION", "{\"kismet.common.location.geopoint\": " + point + "}"));
    }
}
