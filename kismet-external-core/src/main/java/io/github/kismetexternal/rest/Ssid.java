package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A Wi-Fi network name and who uses it. Immutable as long as nobody changes the tree.
 *
 * @param hash identifies it in the REST API
 * @param name what somebody chose to broadcast; empty for a hidden one
 * @param encryption in words that differ by release; empty in Kismet 2021-08 and earlier
 * @param advertisingKeys keys of the devices that advertise it
 * @param respondingKeys keys of the devices that answered for it
 * @param probingKeys keys of the devices that looked for it
 * @param firstSeen to the second
 * @param lastSeen to the second
 * @param raw all that Kismet says of it
 */
public record Ssid(
        OptionalLong hash,
        String name,
        String encryption,
        List<String> advertisingKeys,
        List<String> respondingKeys,
        List<String> probingKeys,
        Optional<Instant> firstSeen,
        Optional<Instant> lastSeen,
        JsonNode raw) {
    /**
     * Keeps an immutable copy of each list.
     *
     * @param hash as the record says
     * @param name as the record says
     * @param encryption as the record says
     * @param advertisingKeys as the record says
     * @param respondingKeys as the record says
     * @param probingKeys as the record says
     * @param firstSeen as the record says
     * @param lastSeen as the record says
     * @param raw as the record says
     */
    public Ssid {
        advertisingKeys = List.copyOf(advertisingKeys);
        respondingKeys = List.copyOf(respondingKeys);
        probingKeys = List.copyOf(probingKeys);
    }

    static Ssid of(JsonNode raw) {
        Fields ssid = Fields.of(raw, "dot11.ssidgroup.");
        return new Ssid(
                ssid.integer("hash"),
                ssid.text("ssid"),
                ssid.text("crypt_string"),
                ssid.texts("advertising_devices"),
                ssid.texts("responding_devices"),
                ssid.texts("probing_devices"),
                ssid.time("first_time"),
                ssid.time("last_time"),
                raw);
    }
}
