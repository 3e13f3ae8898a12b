package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FieldSelectionTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonNode DEVICE = json("""
            {"kismet.device.base.key": "4202_1", "kismet.device.base.signal":
                {"kismet.common.signal.last_signal": -40, "kismet.common.signal.type": "dbm"}}""");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ["kismet.device.base.key"]                                           | {"kismet.device.base.key": "4202_1"}
            ["/kismet.device.base.key/"]                                         | {"kismet.device.base.key": "4202_1"}
            [["kismet.device.base.key", "k"]]                                    | {"k": "4202_1"}
            [["kismet.device.base.key", ""]]                                     | {"kismet.device.base.key": "4202_1"}
            ["kismet.device.base.signal/kismet.common.signal.type"]              | {"kismet.common.signal.type": "dbm"}
            ["kismet.device.base.signal//kismet.common.signal.type"]             | {"kismet.common.signal.type": "dbm"}
            [["kismet.device.base.signal/kismet.common.signal.last_signal","s"]] | {"s": -40}
            ["", "kismet.device.base.key"]                                       | {"kismet.device.base.key": "4202_1"}
            [""]                                                                 | {}
            """)
    void a_field_is_named_for_its_alias_or_the_end_of_its_path(String fields, String selected) {
        assertThat(select(fields)).isEqualTo(json(selected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ["kismet.device.base.location"]                                       | kismet.device.base.location
            ["kismet.device.base.location/kismet.common.location.avg_loc"]        | kismet.common.location.avg_loc
            [["kismet.device.base.location/kismet.common.location.avg_loc", "x"]] | x
            ["no.such.field"]                                                     | field.unknown.not.registered
            ["kismet.device.base.signal/nosuch"]                                  | field.unknown.not.registered
            ["KISMET.device.base.key"]                                            | field.unknown.not.registered
            [["no.such/field", "x"]]                                              | x
            """)
    void what_is_missing_is_zero(String fields, String name) {
        assertThat(select(fields)).isEqualTo(MAPPER.createObjectNode().put(name, 0));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [["kismet.device.base.key", "a"], ["kismet.device.base.key", "b"]] | {"b": "4202_1"}
            [["kismet.device.base.key", "a"], "kismet.device.base.key"]        | {"a": "4202_1"}
            """)
    void a_value_has_one_alias_only(String fields, String selected) {
        assertThat(select(fields)).isEqualTo(json(selected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "[]", "{}", "\"kismet.device.base.key\"", "5"})
    void what_is_no_list_selects_everything(String fields) {
        assertThat(select(fields)).isEqualTo(DEVICE);
    }

    @Test
    void no_selection_selects_everything() {
        assertThat(FieldSelection.parse(null).apply(DEVICE)).isEqualTo(DEVICE);
    }

    @Test
    void each_element_of_an_array_is_selected_from() {
        JsonNode devices = MAPPER.createArrayNode().add(DEVICE).add(MAPPER.createObjectNode());

        assertThat(FieldSelection.parse(json("[\"kismet.device.base.key\"]")).apply(devices)).isEqualTo(json("""
                [{"kismet.device.base.key": "4202_1"}, {"kismet.device.base.key": 0}]"""));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            [1]               | Invalid field mapping, expected field or [field,rename]
            [{}]              | Invalid field mapping, expected field or [field,rename]
            [["a"]]           | Invalid field mapping, expected [field, name]
            [["a", "b", "c"]] | Invalid field mapping, expected [field, name]
            [["a", 1]]        | [json.exception.type_error.302] type must be string, but is number
            """)
    void a_malformed_selection_is_refused_with_the_text_of_kismet(String fields, String text) {
        assertThatThrownBy(() -> FieldSelection.parse(json(fields)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(text);
    }

    @ParameterizedTest
    @CsvSource({"kismet.device.base.key/x", "kismet.device.base.key/kismet.common.signal.type"})
    void a_path_that_goes_on_behind_a_value_names_the_crash_it_is(String path) {
        FieldSelection selection = FieldSelection.parse(MAPPER.createArrayNode().add(path));

        assertThatThrownBy(() -> selection.apply(DEVICE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(path)
                .hasMessageContaining("crashes");
    }

    private static JsonNode select(String fields) {
        return FieldSelection.parse(json(fields)).apply(DEVICE);
    }

    private static JsonNode json(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
