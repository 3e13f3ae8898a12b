package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.route.Role;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.kismetexternal.testkit.SimulatedRelease.R2023_07;
import static io.github.kismetexternal.testkit.SimulatedRelease.R2025_09;
import static org.assertj.core.api.Assertions.assertThat;

/** What real servers of 2023-07-R2 and 2025-09-R1 answered to the same requests. */
class RestApiTest {
    private static final String DEVICE = "/devices/by-key/" + Kismet.KEY + "/device.json";
    private static final String KEY_ONLY = ", \"fields\": [\"kismet.device.base.key\"]}";

    private final Kismet kismet = Kismet.of(R2025_09);

    @Test
    void the_time_is_the_clocks() {
        kismet.pass(Duration.ofSeconds(2));

        assertThat(kismet.get("/system/timestamp.json").text())
                .isEqualTo("{\"kismet.system.timestamp.sec\": 1798859047,\"kismet.system.timestamp.usec\": 678901}");
    }

    @Test
    void the_status_tells_release_devices_start_and_time() {
        kismet.pass(Duration.ofSeconds(2));

        JsonNode status = kismet.get("/system/status.json").json();

        assertThat(status.path("kismet.system.version").asText()).isEqualTo("2025.09.0-b5d5a2d04");
        assertThat(status.path("kismet.system.devices.count").asInt()).isEqualTo(65);
        assertThat(status.path("kismet.system.timestamp.start_sec").asLong()).isEqualTo(1798859045);
        assertThat(status.path("kismet.system.timestamp.sec").asLong()).isEqualTo(1798859047);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            json   | {"kismet.system.user": "kismet"}
            cmd    | {"kismet.system.user": "kismet"}
            jcmd   | {"kismet.system.user": "kismet"}
            itjson | {"kismet.system.user": "kismet"}~
            ekjson | {"kismet_system_user": "kismet"}~
            tjson  | {"kismet_system_user": "kismet"}
            html   | ''
            nosuch | ''
            """)
    void the_extension_decides_how_an_object_is_written(String extension, String text) {
        Kismet.Answer answer = kismet.get("/system/user_status." + extension);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(text.replace('~', '\n'));
    }

    @Test
    void there_was_no_tjson_before_2022() {
        assertThat(Kismet.of(SimulatedRelease.R2021_08).get("/system/user_status.tjson").text()).isEmpty();
    }

    @Test
    void pretty_json_reads_back_the_same() {
        Kismet.Answer pretty = kismet.get("/phy/all_phys.prettyjson");

        assertThat(pretty.text()).contains("\r\n");
        assertThat(pretty.json()).isEqualTo(kismet.get("/phy/all_phys.json").json());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ekjson", "itjson"})
    void all_devices_come_one_a_line(String extension) {
        String fields = "{\"fields\": [[\"kismet.device.base.key\", \"k.y\"]]}";

        List<String> lines = kismet.post("/devices/all_devices." + extension, fields).text().lines().toList();

        assertThat(lines).hasSize(65);
        assertThat(Kismet.json(lines.get(0)).path(extension.equals("ekjson") ? "k_y" : "k.y").asText())
                .isEqualTo(Kismet.KEY);
        assertThat(kismet.get("/devices/all_devices.json").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /devices/by-key/x/device.json                                                | unable to parse string value
            /devices/by-key/4202770D00000000_10000504BFF/device.json                     | nonexistent device key
            /devices/by-mac/xyz/devices.json                                             | unable to parse string value
            /devices/last-time/abc/devices.json                                          | unable to parse string value
            /phy/phy80211/clients-of/x/clients.json                                      | unable to parse string value
            /alerts/by-id/x/alert.json                                                   | unable to parse string value
            /messagebus/last-time/x/messages.json                                        | unable to parse string value
            /datasource/by-uuid/x/source.json                                            | unable to parse string value
            /datasource/by-uuid/00000000-0000-0000-0000-000000000001/source.json         | no such datasource
            /gps/by-uuid/00000000-0000-0000-0000-000000000001/location.json              | unknown GPS
            /phy/phy80211/ssids/by-hash/1/ssid.json                                      | unknown ssid
            """)
    void what_does_not_parse_or_exist_is_an_error(String path, String text) {
        Kismet.Answer answer = kismet.get(path);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).isEqualTo("ERROR: " + text + "\n");
        assertThat(answer.headers()).containsEntry("Content-Type", "application/json");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"fields": [1]} | ERROR: Invalid field mapping, expected field or [field,rename]
            [1] | ERROR: [json.exception.type_error.305] cannot use operator[] with a string argument with array
            "x" | ERROR: [json.exception.type_error.305] cannot use operator[] with a string argument with string
            """)
    void malformed_fields_are_an_error(String json, String text) {
        Kismet.Answer answer = kismet.post(DEVICE, json);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).isEqualTo(text + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            multimac           | ["02:4B:50:00:00:01", "02:4B:50:00:00:02", "02:4B:50:00:00:FF"]     | 2
            multimac           | ["02:4B:50:00:00:00/FF:FF:FF:FF:FF:F0"]                             | 15
            multimac           | "02:4B:50:00:00:01"                                                 | 1
            multikey           | ["4202770D00000000_20000504B02", "4202770D00000000_10000504BFF"]    | 1
            multikey/as-object | ["4202770D00000000_20000504B02", "4202770D00000000_10000504B02"]    | 2
            """)
    void several_devices_are_found_at_once(String by, String devices, int found) {
        JsonNode answer = kismet.post(
                "/devices/" + by + "/devices.json", "{\"devices\": " + devices + KEY_ONLY).json();

        assertThat(answer).hasSize(found);
        assertThat(answer.findValues("kismet.device.base.key")).hasSize(found);
    }

    @Test
    void an_object_of_devices_has_their_keys() {
        assertThat(kismet.post(
                        "/devices/multikey/as-object/devices.json", "{\"devices\": [\"" + Kismet.KEY + "\"]" + KEY_ONLY)
                .text()).isEqualTo("{\"%1$s\": {\"kismet.device.base.key\": \"%1$s\"}}".formatted(Kismet.KEY));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            multimac | {"devices": ["xx"]} | Invalid MAC address 'xx' in 'devices' list
            multimac | {"devices": [1]}    | [json.exception.type_error.302] type must be string, but is number
            multimac | {}                  | Missing 'devices' key in command dictionary
            multikey | {"devices": ["xx"]} | Invalid device key 'xx' in 'devices' list
            multikey | {}                  | Missing 'devices' key in command dictionary
            """)
    void malformed_lists_of_devices_are_an_error(String by, String json, String text) {
        assertThat(kismet.post("/devices/" + by + "/devices.json", json).text()).isEqualTo("ERROR: " + text + "\n");
        assertThat(kismet.get("/devices/" + by + "/devices.json").status()).isEqualTo(405);
    }

    @ParameterizedTest
    @CsvSource({
        "02:4B:50:00:00:01, 1", "02:4b:50:00:00:01, 1", "024B50000001, 1", "02:4B:50:00:00:FF, 0", "02:4B:50, 0"
    })
    void a_mac_has_its_devices(String mac, int found) {
        assertThat(kismet.get("/devices/by-mac/" + mac + "/devices.json").json()).hasSize(found);
    }

    @Test
    void a_name_stays() {
        Kismet.Answer answer =
                kismet.post("/devices/by-key/" + Kismet.KEY + "/set_name.cmd", "{\"username\": \"Fred\"}");

        assertThat(answer.text()).isEqualTo("Device name set\n");
        JsonNode device = kismet.get(DEVICE).json();
        assertThat(device.path("kismet.device.base.username").asText()).isEqualTo("Fred");
        assertThat(device.path("kismet.device.base.commonname").asText()).isEqualTo("Fred");
        assertThat(device.path("kismet.device.base.name").asText()).isEqualTo("KitchenNet");
    }

    @Test
    void tags_stay() {
        String path = "/devices/by-key/" + Kismet.KEY + "/set_tag.cmd";

        assertThat(kismet.post(path, "{\"tagname\": \"a\", \"tagvalue\": \"1\"}").text()).isEqualTo("Device tag set\n");
        kismet.post(path, "{\"tagname\": \"b\", \"tagvalue\": \"\"}");

        assertThat(kismet.get(DEVICE).json().path("kismet.device.base.tags"))
                .isEqualTo(Kismet.json("{\"a\": \"1\", \"b\": \"\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            x                            | set_name | {"username": "x"} | unable to parse string value
            4202770D00000000_10000504BFF | set_name | {"username": "x"} | no such device
            1_1                          | set_name | []                | no such device
            """)
    void a_device_is_not_changed_by_nonsense(String key, String command, String json, String text) {
        assertThat(kismet.post("/devices/by-key/" + key + "/" + command + ".cmd", json).text())
                .isEqualTo("ERROR: " + text + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"set_name | {}", "set_tag | {\"tagname\": \"a\"}"})
    void a_device_is_not_changed_without_a_value(String command, String json) {
        assertThat(kismet.post("/devices/by-key/" + Kismet.KEY + "/" + command + ".cmd", json).text())
                .isEqualTo("ERROR: [json.exception.type_error.302] type must be string, but is null\n");
    }

    @Test
    void an_access_point_has_clients_and_is_related_to_them_and_itself() {
        String fields = "{\"fields\": [\"kismet.device.base.macaddr\"]}";

        assertThat(kismet.post("/phy/phy80211/clients-of/" + Kismet.KEY + "/clients.json", fields)
                .texts("kismet.device.base.macaddr")).containsExactly("06:4B:50:00:03:E8");
        assertThat(kismet.post("/phy/phy80211/related-to/" + Kismet.KEY + "/devices.json", fields)
                .texts("kismet.device.base.macaddr")).containsExactly("02:4B:50:00:00:01", "06:4B:50:00:03:E8");
        assertThat(kismet.get("/phy/phy80211/related-to/4202770D00000000_10000504BFF/devices.json").text())
                .isEqualTo("[]");
    }

    @ParameterizedTest
    @CsvSource({
        "R2025_09, page=0&length=2, 2, last_row",
        "R2025_09, start=1&length=2&draw=3, 44, ''",
        "R2023_07, start=1&length=2&draw=3, 2, recordsFiltered"
    })
    void ssids_are_paged_as_the_release_does(SimulatedRelease release, String query, int rows, String count) {
        JsonNode answer = Kismet.of(release)
                .post("/phy/phy80211/ssids/views/ssids.json?" + query, "{\"datatable\": true}")
                .json();

        assertThat(answer.has("data") ? answer.path("data") : answer).hasSize(rows);
        assertThat(count.isEmpty() ? 44 : answer.path(count).asInt()).isEqualTo(44);
    }

    @Test
    void an_ssid_is_found_by_its_hash() {
        assertThat(kismet.get("/phy/phy80211/ssids/by-hash/3622534566/ssid.json")
                .json().path("dot11.ssidgroup.ssid").asText()).isEqualTo("KitchenNet");
    }

    @Test
    void a_source_is_found_by_its_uuid() {
        JsonNode source = kismet.get("/datasource/all_sources.json").json().path(0);

        assertThat(kismet.get("/datasource/by-uuid/" + source.path("kismet.datasource.uuid").asText() + "/source.json")
                .json()).isEqualTo(source);
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "/datasource/types", "/datasource/defaults", "/gps/drivers", "/gps/location", "/channels/channels",
        "/packetchain/packet_stats", "/packetchain/packet_peak", "/packetchain/packet_processed", "/logging/drivers",
        "/phy/ADSB/map_data", "/phy/all_phys", "/alerts/definitions", "/alerts/all_alerts", "/devices/views/all_views"
    })
    void recorded_answers_are_not_empty(String path) {
        assertThat(kismet.get(path + ".json").json()).isNotEmpty();
        assertThat(Kismet.of(R2023_07).get(path + ".json").json()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/gps/all_locations, {}", "/gps/all_gps, []", "/antennas/antennas, {}", "/streams/all_streams, {}",
        "/logging/active, []", "/datasource/list_interfaces, []", "/radiation/sensors/all_sensors, {}"
    })
    void what_the_recorded_server_had_none_of_is_empty(String path, String text) {
        assertThat(kismet.post(path + ".json", "{\"fields\": [\"x\"]}").text()).isEqualTo(text);
    }

    @Test
    void there_were_no_radiation_sensors_before_2025() {
        assertThat(Kismet.of(R2023_07).get("/radiation/sensors/all_sensors.json").status()).isEqualTo(404);
    }

    @Test
    void messages_are_the_last_50() {
        for (int i = 0; i < 51; i++) {
            kismet.api.addMessage(2, "message " + i, Kismet.START);
        }

        List<String> texts = kismet.get("/messagebus/all_messages.json").texts("kismet.messagebus.message_string");

        assertThat(texts).hasSize(50).startsWith("message 1").endsWith("message 50");
    }

    @Test
    void messages_are_asked_for_by_the_time_they_are_younger_than() {
        kismet.api.addMessage(4, "new", Kismet.START.plusSeconds(1));

        assertThat(kismet.get("/messagebus/last-time/" + Kismet.START.getEpochSecond() + ".5/messages.json").text())
                .isEqualTo("""
                        {"kismet.messagebus.list": [{"kismet.messagebus.message_string": "new",\
                        "kismet.messagebus.message_flags": 4,"kismet.messagebus.message_time": 1798859046}],\
                        "kismet.messagebus.timestamp": 1798859045}""");
    }

    @Test
    void fields_are_taken_from_the_wrapper_of_messages() {
        assertThat(kismet.post("/messagebus/last-time/0/messages.json", """
                {"fields": ["kismet.messagebus.message_flags"]}""").text())
                .isEqualTo("{\"kismet.messagebus.message_flags\": 0}");
    }

    @ParameterizedTest
    @CsvSource({
        "/system/user_status.json, ANYBODY",
        "/system/status.json, READONLY",
        "/devices/views/all/devices.json, READONLY",
        "/devices/by-key/1_1/set_name.cmd, ADMIN",
        "/devices/by-key/1_1/set_tag.cmd, ADMIN",
        "/alerts/raise_alerts.cmd, ADMIN",
        "/alerts/definitions/define_alert.cmd, ADMIN",
        "/alerts/definitions.json, READONLY",
        "/datasource/list_interfaces.json, ADMIN"
    })
    void what_changes_something_is_for_administrators(String path, Role role) {
        assertThat(kismet.route(path).role()).isEqualTo(role);
    }

    @Test
    void a_kismet_without_devices_has_empty_lists() {
        Kismet empty = new Kismet(R2025_09, Samples.empty());

        assertThat(empty.get("/devices/views/all/devices.json").text()).isEqualTo("[]");
        assertThat(empty.get("/phy/phy80211/ssids/views/ssids.json").text()).isEqualTo("[]");
        assertThat(empty.get("/datasource/all_sources.json").text()).isEqualTo("[]");
        assertThat(empty.get("/channels/channels.json").text())
                .isEqualTo("{\"kismet.channeltracker.channel_map\": {},\"kismet.channeltracker.frequency_map\": {}}");
        assertThat(empty.get("/system/status.json").json().path("kismet.system.devices.count").asInt()).isZero();
        assertThat(empty.get("/devices/views/all_views.json").text())
                .contains("phy-IEEE802.11")
                .doesNotContain("seenby-");
        assertThat(empty.get("/phy/all_phys.json").texts("kismet.phy.packet_count")).containsOnly("0");
        assertThat(empty.get("/phy/all_phys.json").texts("kismet.phy.device_count")).containsOnly("0");
    }
}
