package io.github.kismetexternal.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A message of a WPA handshake; Kismet raises {@code DOT11_WPA_HANDSHAKE} for every one it receives, up to twice, not
 * once for a complete handshake.
 *
 * <p>The event carries the access point's whole record and the packets: on Kismet 2025-09 easily more than the 16359
 * bytes that kill a plugin. All this was read in the source of Kismet 2023-07 and 2025-09; earlier releases keep the
 * messages in another form, which leaves {@code messages} empty.
 *
 * <p>Immutable, so safe for use by several threads.
 *
 * @param accessPoint the access point
 * @param messages the numbers, 1 to 4, of the messages kept so far, by the MAC address of a party: the client, or the
 *     access point itself
 */
public record Dot11Handshake(Device accessPoint, Map<String, Set<Integer>> messages) {
    private static final Set<Integer> COMPLETE = Set.of(1, 2, 3, 4);

    /**
     * Keeps an immutable copy of the messages.
     *
     * @param accessPoint as the record says
     * @param messages as the record says
     */
    public Dot11Handshake {
        Map<String, Set<Integer>> copy = new LinkedHashMap<>();
        messages.forEach((mac, numbers) -> copy.put(mac, Collections.unmodifiableSet(new TreeSet<>(numbers))));
        messages = Collections.unmodifiableMap(copy);
    }

    /**
     * Reads a {@code DOT11_WPA_HANDSHAKE}; never fails on what is in it, as long as that is valid JSON.
     *
     * @param event an event of that type
     * @return what it says
     * @throws IllegalArgumentException if the event is of another type
     * @throws MalformedEventException if the event is not valid JSON, see {@link Event#content}
     */
    public static Dot11Handshake of(Event event) {
        Fields.requireType(event, "DOT11_WPA_HANDSHAKE", Dot11Handshake.class);
        JsonNode lists = event.content().path("DOT11_WPA_HANDSHAKE_DOT11").path("dot11.device.wpa_handshake_list");
        Map<String, Set<Integer>> messages = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> party : lists.properties()) {
            messages.put(party.getKey(), numbersOf(party.getValue()));
        }
        return new Dot11Handshake(Device.of(event.content().path("DOT11_WPA_HANDSHAKE_BASEDEV")), messages);
    }

    private static Set<Integer> numbersOf(JsonNode list) {
        Set<Integer> numbers = new TreeSet<>();
        for (JsonNode message : list) {
            Fields.of(message, "dot11.eapol.").smallInteger("message_num").ifPresent(numbers::add);
        }
        return numbers;
    }

    /** {@return whether all four messages are there for some party: what a password check needs at most} */
    public boolean isComplete() {
        return messages.values().stream().anyMatch(numbers -> numbers.containsAll(COMPLETE));
    }
}
