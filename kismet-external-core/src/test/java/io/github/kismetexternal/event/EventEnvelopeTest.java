package io.github.kismetexternal.event;

import io.github.kismetexternal.command.Bytes;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EventEnvelopeTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'kismet.eventbus.type': 'MINE','kismet.eventbus.content': {'MINE': {}}}",
                "{'kismet.eventbus.type':'MINE','kismet.eventbus.content':{}}",
                "{'kismet.eventbus.type':'MINE','kismet.eventbus.content':{'MINE': not read}   ",
                "{'kismet.eventbus.content': {'MINE': {}},'kismet.eventbus.type': 'MINE'}",
                "{'kismet.eventbus.content':{},'kismet.eventbus.type':'MINE'}",
                "{'kismet.eventbus.content': {'MINE': not read},'kismet.eventbus.type': 'MINE'}"
            })
    void what_kismet_writes_is_recognised_by_its_bytes(String json) {
        assertThat(EventEnvelope.recognise(bytes(json))).isEqualTo("MINE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ 'kismet.eventbus.type': 'MINE','kismet.eventbus.content': {}}",
                "{'kismet.eventbus.type':  'MINE','kismet.eventbus.content': {}}",
                "{'kismet.eventbus.type': 'MINE', 'kismet.eventbus.content': {}}",
                "{'kismet.eventbus.type': 'MINE','kismet.eventbus.content':\t{}}",
                "{'kismet.eventbus.type': 'MINE','more': 1,'kismet.eventbus.content': {}}",
                "{'kismet.eventbus.type': '\\u004dINE','kismet.eventbus.content': {}}",
                "{'kismet.eventbus.content': {}, 'kismet.eventbus.type': 'MINE'}",
                "{'kismet.eventbus.content': {},'kismet.eventbus.type':  'MINE'}",
                "{'kismet.eventbus.content': {},'kismet.eventbus.type': 'MINE'} ",
                "{'kismet.eventbus.content': {},'kismet.eventbus.type': 'M\\u0049NE'}",
                "{'kismet.eventbus.content': {},'kismet.eventbus.type': 'MINE','more': {'a': ['b']}}",
                "{'more': {'kismet.eventbus.type': 'OTHER'},'kismet.eventbus.content': {},"
                        + "'kismet.eventbus.type': 'MINE'}",
                "{'kismet.eventbus.content': 1,'kismet.eventbus.type': 7,'kismet.eventbus.content':"
                        + " {'kismet.eventbus.type': 'OTHER'},'kismet.eventbus.type': 'MINE'}"
            })
    void what_is_written_in_another_way_is_parsed(String json) throws IOException {
        assertThat(EventEnvelope.recognise(bytes(json))).isNull();
        assertThat(EventEnvelope.typeOf(bytes(json))).isEqualTo("MINE");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Straße", "\u007f", "", "a b", "*"})
    void a_type_of_any_characters_is_found_on_every_way(String type) throws IOException {
        String typeFirst = "{'kismet.eventbus.type': '" + type + "','kismet.eventbus.content': {}}";
        String typeLast = "{'kismet.eventbus.content': {},'kismet.eventbus.type': '" + type + "'}";

        assertThat(EventEnvelope.typeOf(bytes(typeFirst))).isEqualTo(type);
        assertThat(EventEnvelope.typeOf(bytes(typeLast))).isEqualTo(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "{'kismet.eventbus.type': 'MINE'}",
                "{'kismet.eventbus.content': {}}",
                "{'kismet.eventbus.type': 7,'kismet.eventbus.content': {}}",
                "{'kismet.eventbus.type': 'MINE','kismet.eventbus.content': []}",
                "{'kismet.eventbus.content': [],'kismet.eventbus.type': 'MINE'}",
                "{'kismet.eventbus.type': 'MI\u0001NE','kismet.eventbus.content': {}}",
                "{'kismet.eventbus.content': {'a': {'b': {},'kismet.eventbus.type': 'MINE'}}}",
                "{'kismet.eventbus.content':\"MINE\"}"
            })
    void what_is_no_event_has_no_type(String json) {
        assertThatThrownBy(() -> EventEnvelope.typeOf(bytes(json))).isInstanceOf(IOException.class);
    }

    @Test
    void an_event_that_is_cut_off_anywhere_has_no_other_type() {
        String[] events = {
            "{'kismet.eventbus.type': 'MINE','kismet.eventbus.content': {'MINE': {}}}",
            "{'kismet.eventbus.content': {'MINE': {}},'kismet.eventbus.type': 'MINE'}"
        };
        for (String event : events) {
            for (int length = 0; length < event.length(); length++) {
                assertThat(EventEnvelope.recognise(bytes(event.substring(0, length)))).isIn(null, "MINE");
            }
        }
    }

    @Test
    void the_bytes_may_lie_anywhere_in_their_array() {
        String event = "{'kismet.eventbus.content': {},'kismet.eventbus.type': 'MINE'}";

        assertThat(EventEnvelope.recognise(bytes("{{" + event + "'}").slice(2, event.length() + 2))).isEqualTo("MINE");
    }

    @Test
    void text_from_the_air_that_looks_like_an_envelope_is_no_envelope() throws IOException {
        String json = "{'kismet.eventbus.content': {'MINE': '},\\'kismet.eventbus.type\\': \\'OTHER\\'}'},"
                + "'kismet.eventbus.type': 'MINE','more': '},\\'kismet.eventbus.type\\': \\'OTHER\\'}'}";

        assertThat(EventEnvelope.typeOf(bytes(json))).isEqualTo("MINE");
    }

    @Test
    void not_every_byte_is_utf_8() {
        byte[] json = "{\"kismet.eventbus.type\": \"\u00ff\",\"kismet.eventbus.content\": {}}".getBytes(ISO_8859_1);

        assertThatThrownBy(() -> EventEnvelope.typeOf(Bytes.of(json))).isInstanceOf(IOException.class);
    }

    private static Bytes bytes(String json) {
        return Bytes.of(json.replace('\'', '"').getBytes(UTF_8));
    }
}
