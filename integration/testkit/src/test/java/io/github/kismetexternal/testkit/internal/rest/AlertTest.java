package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.github.kismetexternal.testkit.SimulatedRelease.R2021_08;
import static io.github.kismetexternal.testkit.SimulatedRelease.R2023_07;
import static io.github.kismetexternal.testkit.SimulatedRelease.R2025_09;
import static org.assertj.core.api.Assertions.assertThat;

/** What real servers of 2023-07-R2 and 2025-09-R1 answered to the same requests. */
class AlertTest {
    private static final String DEFINE = "/alerts/definitions/define_alert.cmd";
    private static final String RAISE = "/alerts/raise_alerts.cmd";
    private static final String MINE = """
            {"name": "mine", "description": "d", "throttle": "10/min", "burst": "2/sec", "class": "OTHER",
            "severity": 10}""";

    private final Kismet kismet = Kismet.of(R2025_09);
    private final List<String> events = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();

    AlertTest() {
        kismet.api.sendAlertsTo((contentJson, message) -> {
            events.add(contentJson);
            messages.add(message);
        });
    }

    private static String spelledOut(String text) {
        String[] words = text.split(" ");
        return words[0].equals("302")
                ? "[json.exception.type_error.302] type must be " + words[1] + ", but is " + words[2]
                : text;
    }

    @Test
    void a_kind_of_alert_is_defined_once_with_its_name_in_capitals() {
        Kismet.Answer first = kismet.post(DEFINE, MINE);
        Kismet.Answer second = kismet.post(DEFINE, MINE);

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text()).isEmpty();
        assertThat(second.status()).isEqualTo(503);
        assertThat(second.text()).isEqualTo("Could not define alert\n");
        JsonNode last = kismet.get("/alerts/definitions.json").json();
        assertThat(last.path(last.size() - 1).toString()).contains("\"MINE\"").contains("limit_rate\":10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "severity": 10                              | 302 string null
            "class": "X"                                | 302 number null
            "class": "X", "severity": "high"            | 302 number string
            "class": "X", "severity": 30                | unknown severity level
            "class": "X", "severity": 5, "throttle": "x/min"   | could not parse throttle limits
            "class": "X", "severity": 5, "throttle": "1/", "phyname": 5 | 302 string number
            "class": "X", "severity": 5, "burst": "1/parsec"   | could not parse burst limits
            "class": "X", "severity": 5, "phyname": "nosuch"   | could not find phy
            "class": "X", "severity": 5, "name": null          | 302 string null
            """)
    void a_malformed_definition_is_refused(String members, String text) {
        Kismet.Answer answer = kismet.post(
                DEFINE,
                "{\"name\": \"n\", \"description\": \"d\", \"throttle\": \"9\", \"burst\": \"1\", " + members + "}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEqualTo("Invalid request: " + spelledOut(text) + "\n");
    }

    @Test
    void an_empty_rate_names_the_crash_it_is() {
        assertThat(kismet.post(DEFINE, MINE.replace("10/min", "")).text())
                .isEqualTo("ERROR: throttle must not be empty: a real Kismet crashes over this\n");
    }

    @Test
    void class_and_severity_may_be_left_out_before_2023() {
        String definition = "{\"name\": \"n\", \"description\": \"d\", \"throttle\": \"9\", \"burst\": \"1\"}";

        assertThat(Kismet.of(R2021_08).post(DEFINE, definition).status()).isEqualTo(200);
        assertThat(Kismet.of(R2023_07).post(DEFINE, definition).status()).isEqualTo(400);
    }

    @Test
    void a_raised_alert_is_an_event_and_stands_in_all_lists() {
        kismet.post(DEFINE, MINE);

        Kismet.Answer answer = kismet.post(RAISE, """
                {"name": "MINE", "text": "hello <b>", "source": "02:4b:50:00:00:01", "channel": "6"}""");

        assertThat(answer.text()).isEqualTo("Alert raised\n");
        JsonNode event = Kismet.json(events.get(0)).path("ALERT");
        assertThat(event.path("kismet.alert.header").asText()).isEqualTo("MINE");
        assertThat(event.path("kismet.alert.class").asText()).isEqualTo("OTHER");
        assertThat(event.path("kismet.alert.severity").asInt()).isEqualTo(10);
        assertThat(event.path("kismet.alert.phy_id").asLong()).isEqualTo(4294967295L);
        assertThat(event.path("kismet.alert.source_mac").asText()).isEqualTo("02:4B:50:00:00:01");
        assertThat(event.path("kismet.alert.dest_mac").asText()).isEqualTo("00:00:00:00:00:00");
        assertThat(event.path("kismet.alert.timestamp").asText()).isEqualTo("1.798859045678901E9");
        assertThat(messages).containsExactly("MINE hello <b>");
        JsonNode all = kismet.get("/alerts/all_alerts.json").json();
        assertThat(all.path(all.size() - 1)).isEqualTo(event);
        assertThat(kismet.get("/alerts/by-id/" + event.path("kismet.alert.hash").asText() + "/alert.json").json())
                .isEqualTo(event);
        assertThat(kismet.get("/alerts/last-time/1798859045.6/alerts.json").json()).hasSize(1);
        assertThat(kismet.get("/alerts/last-time/1798859045.7/alerts.json").json()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"name": "mine", "text": "t"}                | " Unknown alert type 'mine'"
            {"name": "MINE"}                             | "302 string null"
            {"name": "MINE", "text": "t", "source": "x"} | "invalid MAC address"
            {"name": "MINE", "text": "t", "source": 1}   | "302 string number"
            """)
    void a_malformed_alert_is_refused(String json, String text) {
        kismet.post(DEFINE, MINE);

        Kismet.Answer answer = kismet.post(RAISE, json);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).isEqualTo("Invalid request: " + spelledOut(text.replace("\"", "")) + "\n");
        assertThat(events).isEmpty();
    }

    @Test
    void a_burst_is_cut_off_until_its_time_has_passed() {
        kismet.post(DEFINE, MINE);
        String alert = "{\"name\": \"MINE\", \"text\": \"again\"}";
        kismet.post(RAISE, alert);
        kismet.post(RAISE, alert);

        assertThat(kismet.post(RAISE, alert).text())
                .isEqualTo("Invalid request: alert throttle reached, alert not raised.\n");
        kismet.pass(Duration.ofSeconds(3));
        assertThat(kismet.post(RAISE, alert).text()).isEqualTo("Alert raised\n");
    }

    @Test
    void the_throttle_ends_a_series_of_bursts_until_its_time_has_passed() {
        kismet.post(DEFINE, MINE.replace("10/min", "2/min"));
        String alert = "{\"name\": \"MINE\", \"text\": \"again\"}";
        kismet.post(RAISE, alert);
        kismet.post(RAISE, alert);
        kismet.pass(Duration.ofSeconds(3));

        assertThat(kismet.post(RAISE, alert).status()).isEqualTo(400);
        kismet.pass(Duration.ofSeconds(62));
        assertThat(kismet.post(RAISE, alert).status()).isEqualTo(200);
    }

    @Test
    void the_list_is_also_given_with_the_time() {
        JsonNode wrapped = kismet.get("/alerts/wrapped/last-time/0/alerts.json").json();

        assertThat(wrapped.path("kismet.alert.list")).isEqualTo(kismet.get("/alerts/all_alerts.json").json());
        assertThat(wrapped.path("kismet.alert.timestamp").decimalValue()).isEqualByComparingTo("1798859045.678901");
    }

    @ParameterizedTest
    @CsvSource({
        "/alerts/by-id/1/alert.json, 404, {}",
        "/alerts/last-time/x/alerts.json, 400, {}",
        "/alerts/wrapped/last-time/x/alerts.json, 400, {}",
        "/alerts/alerts_view.json, 400, "
                + "Invalid request: [json.exception.type_error.306] cannot use value() with null"
    })
    void what_is_not_there_has_its_own_status(String path, int status, String text) {
        Kismet.Answer answer = kismet.get(path);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text().strip()).isEqualTo(text);
    }

    @Test
    void alerts_are_paged_since_2025() {
        String fields = "{\"fields\": [\"kismet.alert.header\"]}";

        assertThat(kismet.post("/alerts/alerts_view.json?page=0&length=2", fields).text()).isEqualTo("""
                {"data": [{"kismet.alert.header": "GLOBALHTTPDUSER"},{"kismet.alert.header": "LOGDISABLED"}],\
                "last_page": 2,"last_row": 3,"total_row": 3}""");
        assertThat(Kismet.of(R2023_07).post("/alerts/alerts_view.json?page=0&length=2", fields).json()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []              | 400 | [json.exception.type_error.306] cannot use value() with array
            {"fields": 5}   | 400 | [json.exception.type_error.302] type must be array, but is number
            {"fields": [1]} | 200 | ''
            """)
    void the_paged_list_passes_over_malformed_fields_only(String json, int status, String text) {
        Kismet.Answer answer = kismet.post("/alerts/alerts_view.json", json);

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text()).contains(text);
    }

    @Test
    void only_the_last_50_are_kept() {
        for (int i = 0; i < 51; i++) {
            kismet.api.liveEvents().alert("APSPOOF", "number " + i);
        }

        assertThat(kismet.get("/alerts/all_alerts.json").texts("kismet.alert.text"))
                .hasSize(50)
                .startsWith("number 1")
                .endsWith("number 50");
    }
}
