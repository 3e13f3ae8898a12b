package io.github.kismetexternal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** What needs a radio that no recording had, by the names in Kismet's own list of fields. */
class RecordsTest {
    private static JsonNode tree(String json) throws Exception {
        return RestJson.MAPPER.readTree(json.replace('\'', '"'));
    }

    @Test
    void aircraft_tell_who_and_where_they_are() throws Exception {
        AircraftMap map = AircraftMap.of(tree("{'kismet.adsb.map.min_lat': 1.5, 'kismet.adsb.map.min_lon': 2.5,"
                + " 'kismet.adsb.map.max_lat': 3.5, 'kismet.adsb.map.max_lon': 4.5, 'kismet.adsb.map.devices': [{"
                + "'kismet.device.base.macaddr': '4C:00:00:00:00:01',"
                + "'adsb.device': {'adsb.device.icao': 'abc123', 'adsb.device.callsign': 'DEMO1   ',"
                + "'adsb.device.icao_record': {'adsb.icao.model': 'A320', 'adsb.icao.owner': 'Nobody'}}}]}"));

        assertThat(map.south()).hasValue(1.5);
        assertThat(map.west()).hasValue(2.5);
        assertThat(map.north()).hasValue(3.5);
        assertThat(map.east()).hasValue(4.5);
        assertThat(map.aircraft()).singleElement().satisfies(aircraft -> {
            assertThat(aircraft.icao()).isEqualTo("abc123");
            assertThat(aircraft.callsign()).isEqualTo("DEMO1");
            assertThat(aircraft.model()).isEqualTo("A320");
            assertThat(aircraft.owner()).isEqualTo("Nobody");
            assertThat(aircraft.device().device().macAddress()).isEqualTo("4C:00:00:00:00:01");
        });
    }

    @Test
    void drones_tell_where_they_are_and_came_from() throws Exception {
        TrackedDevice device = TrackedDevice.of(tree("{'uav.device': {'uav.manufacturer': 'DJI',"
                + "'uav.serialnumber': 'S1',"
                + "'uav.match_type': 'DroneID', 'uav.last_telemetry': {'uav.telemetry.location':"
                + "{'kismet.common.location.geopoint': [2.5, 1.5]}},"
                + "'uav.telemetry.home_location': {'kismet.common.location.geopoint': [4.5, 3.5]},"
                + "'uav.telemetry.app_location': {'kismet.common.location.geopoint': [0, 0]}}}"));

        assertThat(Drone.of(device)).hasValueSatisfying(drone -> {
            assertThat(drone.manufacturer()).isEqualTo("DJI");
            assertThat(drone.serialNumber()).isEqualTo("S1");
            assertThat(drone.model()).isEmpty();
            assertThat(drone.location().latitude()).hasValue(1.5);
            assertThat(drone.home().longitude()).hasValue(4.5);
            assertThat(drone.operator().hasPosition()).isFalse();
        });
        // So Kismet writes what was asked for and is not there.
        assertThat(Drone.of(TrackedDevice.of(tree("{'uav.device': 0}")))).isEmpty();
    }

    @Test
    void antennas_belong_to_a_source() throws Exception {
        Antenna antenna = Antenna.of(tree("{'kismet.antenna.id': 1, 'kismet.antenna.uuid': 'U',"
                + "'kismet.antenna.source_uuid': 'S', 'kismet.antenna.source_antnum': 0,"
                + "'kismet.antenna.power_adjust': -3}"));

        assertThat(antenna.id()).hasValue(1);
        assertThat(antenna.sourceUuid()).isEqualTo("S");
        assertThat(antenna.number()).hasValue(0);
        assertThat(antenna.powerAdjustmentDb()).hasValue(-3);
    }

    @Test
    void what_is_missing_or_of_another_type_is_empty() throws Exception {
        assertThat(AircraftMap.of(tree("[]")).aircraft()).isEmpty();
        assertThat(AircraftMap.of(tree("{'kismet.adsb.map.devices': [1, {}]}")).aircraft()).singleElement()
                .satisfies(aircraft -> assertThat(aircraft.icao()).isEmpty());
        assertThat(AlertNews.of(tree("{}")).time()).isEmpty();
        assertThat(PacketStream.of(tree("{'kismet.stream.stream_id': 'x'}")).id()).isEmpty();
        assertThat(DroneKind.of(tree("{}")).mac()).isEmpty();
        assertThat(DatasourceDefaults.of(tree("{}")).hopRate()).isEmpty();
        assertThat(Antenna.of(tree("{}")).id()).isEmpty();
    }
}
