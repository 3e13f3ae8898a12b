package io.github.kismetexternal.event;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class StreamedTypeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'NEW_DEVICE': {}} | NEW_DEVICE | NEW_DEVICE",
        "{'NEW_DEVICE': {}} | * | NEW_DEVICE",
        "{'NEW_DEVICE': {}} | ALERT | NEW_DEVICE",
        "{'DOT11_NEW_SSID_BASEDEV': {}, 'DOT11_PROBED_SSID': {}} | DOT11_PROBED_SSID | DOT11_PROBED_SSID",
        "{'DOT11_PROBED_SSID': {}, 'DOT11_NEW_SSID_BASEDEV': {}} | * | DOT11_PROBED_SSID",
        "{'DOT11_NEW_SSID_BASEDEV': {}, 'DOT11_LATER': {}} | * | DOT11_LATER",
        "{'DOT11_WPA_HANDSHAKE_BASEDEV': {}, 'DOT11_WPA_HANDSHAKE_DOT11': {}} | * | DOT11_WPA_HANDSHAKE",
        "{'DOT11_WPA_HANDSHAKE_DOT11': {}} | DOT11_WPA_HANDSHAKE | DOT11_WPA_HANDSHAKE",
        "{} | * | KISMETDB_LOG_OPEN",
        "{'kismet.eventbus.event_json': 'MINE'} | * | MINE",
        "{'kismet.eventbus.event_json': 'MINE'} | MINE,OTHER | MINE",
        "{'kismet.eventbus.event_json': '{}'} | MINE,NEW_DEVICE | MINE",
        "{'kismet.eventbus.event_json': '{}'} | MINE,OTHER | kismet.eventbus.event_json",
        "{'kismet.eventbus.event_json': '{}'} | * | kismet.eventbus.event_json",
        "{'kismet.eventbus.event_json': ''} | * | kismet.eventbus.event_json",
        "{'kismet.eventbus.event_json': 7} | NEW_DEVICE | kismet.eventbus.event_json"
    }, quoteCharacter = '`')
    void the_type_is_found_in_the_content(String content, String topics, String type) throws Exception {
        Event event = Event.ofContent(content.replace('\'', '"'), Set.of(topics.split(",")));

        assertThat(event.type()).isEqualTo(type);
    }
}
