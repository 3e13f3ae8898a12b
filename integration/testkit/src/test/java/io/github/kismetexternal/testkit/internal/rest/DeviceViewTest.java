package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.testkit.SimulatedRelease;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.kismetexternal.testkit.SimulatedRelease.R2023_07;
import static io.github.kismetexternal.testkit.SimulatedRelease.R2025_09;
import static org.assertj.core.api.Assertions.assertThat;

/** What real servers of 2023-07-R2 and 2025-09-R1 answered to the same requests about the same 65 devices. */
class DeviceViewTest {
    private static final String VIEW = "/devices/views/all/devices.json";
    private static final String MAC = "kismet.device.base.macaddr";
    private static final String PACKETS = "kismet.device.base.packets.total";
    private static final String NAME = "kismet.device.base.name";
    private static final String FIELDS = "\"fields\": [\"" + MAC + "\", \"" + PACKETS + "\", \"" + NAME + "\"]";
    private static final String ONLY_FIELDS = "{" + FIELDS + "}";
    private static final String DATATABLE = "{" + FIELDS + """
            , "datatable": true, "colmap": {"1": ["kismet.device.base.packets.total"],
            "2": [["kismet.device.base.name", "n"]]}}""";

    private final Kismet kismet = Kismet.of(R2025_09);
    private final Kismet older = Kismet.of(R2023_07);

    @Test
    void a_view_without_a_page_is_an_array_of_all() {
        assertThat(kismet.post(VIEW, ONLY_FIELDS).json()).hasSize(65);
        assertThat(kismet.post(VIEW + "?length=3", ONLY_FIELDS).json()).hasSize(65);
    }

    @ParameterizedTest
    @CsvSource({
        "page=0&length=3,   22, 3, 02:4B:50:00:00:01",
        "page=1&length=3,   22, 3, 02:4B:50:00:00:02",
        "page=1&size=3,     22, 3, 02:4B:50:00:00:02",
        "page=99&length=3,  22, 3, 02:4B:50:00:00:01",
        "page=-1&length=3,  22, 3, 02:4B:50:00:00:01",
        "page=0,             0, 65, 02:4B:50:00:00:01",
        "page=0&length=600,  1, 65, 02:4B:50:00:00:01"
    })
    void pages_are_cut_and_one_behind_the_end_is_the_first(String page, int last, int rows, String first) {
        JsonNode answer = kismet.post(VIEW + "?" + page, ONLY_FIELDS).json();

        assertThat(answer.path("last_page").asInt()).isEqualTo(last);
        assertThat(answer.path("last_row").asInt()).isEqualTo(65);
        assertThat(answer.path("total_row").asInt()).isEqualTo(65);
        assertThat(answer.path("data")).hasSize(rows);
        assertThat(answer.path("data").path(0).path(MAC).asText()).isEqualTo(first);
    }

    @Test
    void releases_before_2025_know_no_pages() {
        JsonNode answer = older.post(VIEW + "?page=x&length=3&sort=" + PACKETS + "&search=lab-01", ONLY_FIELDS).json();

        assertThat(answer.isArray()).isTrue();
        assertThat(answer).hasSize(65);
    }

    @ParameterizedTest
    @CsvSource({"page=x&length=3", "page=0&length=x", "page=&length=1"})
    void a_page_that_is_no_number_is_refused(String page) {
        Kismet.Answer answer = kismet.post(VIEW + "?" + page, ONLY_FIELDS);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEqualTo("Invalid request: unable to parse string value\n");
    }

    @ParameterizedTest
    @CsvSource({
        "page=0&length=3&sort=kismet.device.base.packets.total&sort_dir=asc,  360, 06:4B:50:00:03:E8",
        "page=0&length=3&sort=kismet.device.base.packets.total&sort_dir=desc,  60, 06:4B:50:00:03:EE",
        "page=0&length=3&sort=kismet.device.base.packets.total,                60, 06:4B:50:00:03:EE",
        "page=0&length=3&sort=kismet.device.base.macaddr&sort_dir=asc,         60, 06:4B:50:00:03:FB",
        "page=0&length=3&sort=kismet.device.base.macaddr,                     300, 02:4B:50:00:00:01",
        "page=0&length=3&sort=nosuch&sort_dir=asc,                            300, 02:4B:50:00:00:01"
    })
    void ascending_is_largest_first(String query, int packets, String mac) {
        JsonNode first = kismet.post(VIEW + "?" + query, ONLY_FIELDS).json().path("data").path(0);

        assertThat(first.path(PACKETS).asInt()).isEqualTo(packets);
        assertThat(first.path(MAC).asText()).isEqualTo(mac);
    }

    @Test
    void texts_are_sorted_with_digits_first_and_the_numbers_in_them_by_size() {
        List<String> names = kismet.post(VIEW + "?sort=" + NAME, ONLY_FIELDS).texts(NAME);

        assertThat(names.subList(19, 26)).containsExactly(
                "", "02:4B:50:00:00:05", "<img src=x onerror=alert(1)>", "KitchenNet", "café-☕", "lab-000", "lab-001");
        assertThat(names).endsWith("lab-038", "lab-039", "office-guest");
    }

    @ParameterizedTest
    @CsvSource({
        "LAB-01, 10", "37, 1", "02:4b, 45", "4B:50, 65", "024b, 45", "B:5, 1", "06:4B:5, 20", "06:4b:50:00:03:E8, 1"
    })
    void a_search_finds_parts_of_texts_and_whole_bytes_of_macs(String term, int found) {
        assertThat(kismet.post(VIEW + "?page=0&length=1&search=" + term, ONLY_FIELDS).json().path("last_row").asInt())
                .isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({"4202770D, 0", "FE19E296, 0", "300, 0", "IEEE, 65"})
    void a_search_passes_over_keys_uuids_and_numbers(String term, int found) {
        String fields = """
                {"fields": ["kismet.device.base.key", "kismet.server.uuid", "kismet.device.base.packets.total",
                "kismet.device.base.phyname"]}""";

        assertThat(kismet.post(VIEW + "?page=0&length=1&search=" + term, fields).json().path("last_row").asInt())
                .isEqualTo(found);
    }

    @Test
    void a_search_without_fields_finds_all() {
        assertThat(kismet.get(VIEW + "?search=LAB-01").json()).hasSize(65);
    }

    @ParameterizedTest
    @CsvSource({
        "R2025_09, start=2&length=3&draw=7, 3, 65, 7",
        "R2025_09, start=60&length=1000&draw=7, 5, 65, 7",
        "R2025_09, start=1000&length=3&draw=7&search[value]=lab-01, 3, 10, 7",
        "R2023_07, start=2&length=3&draw=7, 3, 65, 7",
        "R2023_07, start=1000&length=3&draw=7&search[value]=lab-01, 3, 10, 7",
        "R2021_08, draw=1, 65, 65, 1"
    })
    void datatables_are_answered_in_all_releases(
            SimulatedRelease release, String query, int rows, int filtered, int draw) {
        JsonNode answer = Kismet.of(release).post(VIEW + "?" + query, DATATABLE).json();

        assertThat(answer.path("data")).hasSize(rows);
        assertThat(answer.path("recordsTotal").asInt()).isEqualTo(65);
        assertThat(answer.path("recordsFiltered").asInt()).isEqualTo(filtered);
        assertThat(answer.path("draw").asInt()).isEqualTo(draw);
    }

    @ParameterizedTest
    @CsvSource({"1, asc, 360", "1, desc, 60", "2, desc, 360", "9, desc, 300"})
    void datatables_are_sorted_by_the_first_path_of_a_column(String column, String direction, int packets) {
        String order = "?start=0&length=3&order[0][column]=" + column + "&order[0][dir]=" + direction;

        JsonNode first = kismet.post(VIEW + order, DATATABLE).json().path("data").path(0);

        assertThat(first.path(PACKETS).asInt()).isEqualTo(packets);
    }

    @ParameterizedTest
    @CsvSource({"499, 499", "500, 500", "501, 500"})
    void datatables_get_500_rows_at_most(String asked, int rows) {
        ViewWindow window = ViewWindow.ofDatatable(
                Map.of("length", asked), null, ViewWindow.everything());

        assertThat(window.length()).isEqualTo(rows);
    }

    @Test
    void the_last_time_of_a_view_is_met_by_devices_of_that_second() {
        long youngest = Kismet.START.getEpochSecond();

        assertThat(kismet.post(VIEW, "{\"last_time\": " + youngest + "}").json()).hasSize(13);
        assertThat(kismet.post(VIEW, "{\"last_time\": " + (youngest + 1) + "}").json()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"R2021_08, 0", "R2023_07, 65", "R2025_09, 65"})
    void a_negative_last_time_counts_from_now_before_2023(SimulatedRelease release, int found) {
        Kismet some = Kismet.of(release);
        some.pass(Duration.ofMinutes(5));

        assertThat(some.post(VIEW, "{\"last_time\": -5}").json()).hasSize(found);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"last_time": "x"} | 500 | ERROR: [json.exception.type_error.302] type must be number, but is string
            {"fields": 5}      | 500 | ERROR: [json.exception.type_error.302] type must be array, but is number
            {"fields": null}   | 500 | ERROR: [json.exception.type_error.302] type must be array, but is null
            {"datatable":1} |400| Invalid request: [json.exception.type_error.302] type must be boolean, but is number
            {"regex": "x"}     | 400 | Invalid regex: expected array of [field, regex] pairs for regex filter
            {"regex": [["a"]]} | 400 | Invalid regex: expected array of [field, regex] pairs for regex filter
            """)
    void malformed_json_is_refused(String json, int status, String text) {
        Kismet.Answer answer = kismet.post(VIEW, json);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).isEqualTo(text + "\n");
    }

    @Test
    void a_malformed_field_is_answered_with_the_error_and_with_the_rows() {
        Kismet.Answer answer = kismet.post(VIEW, "{\"fields\": [\"kismet.device.base.key\", 1]}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).startsWith("Invalid request: Invalid field map, exected field or [field, rename]\n"
                + "[{\"kismet.device.base.key\": \"4202770D00000000_10000504B02\"},{");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [["kismet.device.base.name", "^lab-00"]]                                                    | 10
            [["kismet.device.base.name", "^lab-00"], ["kismet.device.base.macaddr", "E8$"]]             | 11
            [["dot11.device/dot11.device.advertised_ssid_map/dot11.advertisedssid.ssid", "^office"]]    | 1
            [["kismet.device.base.packets.total", "3"]]                                                 | 0
            [["no.such.field", "."]]                                                                    | 0
            [["kismet.device.base.name", "^$"]]                                                         | 20
            []                                                                                          | 0
            """)
    void a_device_is_found_by_any_of_the_regular_expressions(String regex, int found) {
        assertThat(kismet.post(VIEW, "{\"regex\": " + regex + "}").json()).hasSize(found);
    }

    @Test
    void a_regular_expression_that_takes_for_ever_finds_nothing() {
        assertThat(BoundedText.finds(Pattern.compile("^(a|aa|aaa)+$"), "a".repeat(60) + "b")).isFalse();
        assertThat(BoundedText.finds(Pattern.compile("^(a|aa|aaa)+$"), "a".repeat(60))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"phydot11_accesspoints, 45", "phy-IEEE802.11, 65", "phy-UAV, 0", "phy-802.15.4, 0"})
    void views_hold_the_devices_they_are_for(String view, int devices) {
        assertThat(older.get("/devices/views/" + view + "/devices.json").json()).hasSize(devices);
    }

    @Test
    void there_is_no_unknown_view() {
        assertThat(kismet.get("/devices/views/nosuch/devices.json").status()).isEqualTo(404);
        assertThat(kismet.get("/devices/views/phy-802X15X4/devices.json").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/devices/views/all/last-time/%d/devices.json, 0, 13",
        "/devices/last-time/%d/devices.json, 0, 0",
        "/devices/last-time/%d/devices.json, -1, 13"
    })
    void recent_devices_are_from_that_second_on_in_a_view_and_after_it_otherwise(String path, long offset, int found) {
        long time = Kismet.START.getEpochSecond() + offset;

        assertThat(kismet.get(path.formatted(time)).json()).hasSize(found);
    }

    @ParameterizedTest
    @CsvSource({
        "/devices/views/all/last-time/-10/devices.json, 0",
        "/devices/views/all/last-time/-9999/devices.json, 65",
        "/devices/views/all/last-time/xyz/devices.json, 65",
        "/devices/last-time/-10/devices.json, 0",
        "/devices/last-time/-9999/devices.json, 65"
    })
    void negative_times_count_from_now_and_views_take_nonsense_for_0(String path, int found) {
        kismet.pass(Duration.ofMinutes(5));

        assertThat(kismet.get(path).json()).hasSize(found);
    }

    @Test
    void only_2025_filters_recent_devices_by_regular_expressions() {
        String path = "/devices/last-time/1/devices.json";
        String regex = "{\"regex\": [[\"kismet.device.base.name\", \"^lab\"]]}";

        assertThat(kismet.post(path, regex).json()).hasSize(40);
        assertThat(older.post(path, regex).json()).hasSize(65);
    }
}
