package io.github.kismetexternal.event;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** No recording has a handshake: its shape follows the source of Kismet 2025-09. */
class Dot11HandshakeTest {
    private static final String CLIENT = "06:4B:50:00:03:E8";
    private static final String ACCESS_POINT = "02:4B:50:00:00:01";

    @Test
    void a_derived_handshake_has_the_messages_by_party() {
        Dot11Handshake handshake = Dot11Handshake.of(SampleEvents.derived("DOT11_WPA_HANDSHAKE"));

        assertThat(handshake.accessPoint().macAddress()).isEqualTo(ACCESS_POINT);
        assertThat(handshake.accessPoint().name()).isEqualTo("KitchenNet");
        assertThat(handshake.messages())
                .containsExactly(Map.entry(CLIENT, Set.of(1, 2, 3, 4)), Map.entry(ACCESS_POINT, Set.of(1, 3)));
        assertThat(handshake.isComplete()).isTrue();
    }

    @Test
    void messages_of_two_parties_do_not_make_one_handshake() {
        Dot11Handshake handshake = withList("""
                {"A": [{"dot11.eapol.message_num": 1}, {"dot11.eapol.message_num": 2}],
                 "B": [{"dot11.eapol.message_num": 3}, {"dot11.eapol.message_num": 4}]}""");

        assertThat(handshake.messages()).containsEntry("A", Set.of(1, 2)).containsEntry("B", Set.of(3, 4));
        assertThat(handshake.isComplete()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[{\"dot11.eapol.message_num\": 1}]", "null", "\"A\"", "{}"})
    void a_list_in_another_form_has_no_messages(String list) {
        assertThat(withList(list).messages()).isEmpty();
        assertThat(withList(list).isComplete()).isFalse();
    }

    private static Dot11Handshake withList(String list) {
        return Dot11Handshake.of(SampleEvents.withContent(
                "DOT11_WPA_HANDSHAKE",
                "{\"DOT11_WPA_HANDSHAKE_DOT11\": {\"dot11.device.wpa_handshake_list\": " + list + "}}"));
    }
}
