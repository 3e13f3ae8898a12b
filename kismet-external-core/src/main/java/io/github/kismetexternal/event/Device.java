package io.github.kismetexternal.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A device as Kismet tracks it: part of several events, and what the REST API lists.
 *
 * <p>Names come from the air and may hold anything. Times are those of the packets, which for a replayed capture lie in
 * the past.
 *
 * <p>Immutable, so safe for use by several threads.
 *
 * @param key identifies the device in Kismet's REST API
 * @param macAddress such as {@code 02:4B:50:00:00:01}
 * @param name what Kismet shows: the user's name for it, else what it calls itself, else its MAC address
 * @param phy the kind of radio, such as {@code IEEE802.11}
 * @param type such as {@code Wi-Fi AP}
 * @param manufacturer by the MAC address; {@code Unknown} if it is not listed
 * @param encryption empty for a client, else in words that differ by release: {@code WPA2-PSK} in 2021-08 and 2023-07,
 *     {@code WPA2 WPA2-PSK AES-CCMP} in 2025-09
 * @param channel the channel that it says it uses, else the one it was received on, such as {@code 6}
 * @param frequencyKhz the frequency it was last received on, in kHz; empty where Kismet writes 0. A neighbouring
 *     channel is received too, so it need not be that of {@code channel}
 * @param signalDbm the signal last received, in dBm; empty where Kismet writes 0 or measures in another unit
 * @param firstSeen to the second
 * @param lastSeen to the second
 * @param packets packets of all kinds
 * @param dataBytes payload of data packets, in bytes
 * @param seenBy UUIDs of the datasources that received it
 * @param location where Kismet was when it last received it
 */
public record Device(
        String key,
        String macAddress,
        String name,
        String phy,
        String type,
        String manufacturer,
        String encryption,
        String channel,
        OptionalDouble frequencyKhz,
        OptionalDouble signalDbm,
        Optional<Instant> firstSeen,
        Optional<Instant> lastSeen,
        OptionalLong packets,
        OptionalLong dataBytes,
        List<String> seenBy,
        Location location) {
    /**
     * Keeps an immutable copy of the list.
     *
     * @param key as the record says
     * @param macAddress as the record says
     * @param name as the record says
     * @param phy as the record says
     * @param type as the record says
     * @param manufacturer as the record says
     * @param encryption as the record says
     * @param channel as the record says
     * @param frequencyKhz as the record says
     * @param signalDbm as the record says
     * @param firstSeen as the record says
     * @param lastSeen as the record says
     * @param packets as the record says
     * @param dataBytes as the record says
     * @param seenBy as the record says
     * @param location as the record says
     */
    public Device {
        seenBy = List.copyOf(seenBy);
    }

    /**
     * Reads a device record of Kismet's, from an event or from the REST API; never fails on what is in it.
     *
     * @param node a device's record
     * @return what it says
     */
    public static Device of(JsonNode node) {
        Fields base = Fields.of(node, "kismet.device.base.");
        Fields signal = base.in("signal", "kismet.common.signal.");
        return new Device(
                base.text("key"),
                base.text("macaddr"),
                base.text("commonname"),
                base.text("phyname"),
                base.text("type"),
                base.text("manuf"),
                base.text("crypt"),
                base.text("channel"),
                base.numberUnlessZero("frequency"),
                signal.text("type").equals("dbm") ? signal.numberUnlessZero("last_signal") : OptionalDouble.empty(),
                base.time("first_time"),
                base.time("last_time"),
                base.integer("packets.total"),
                base.integer("datasize"),
                base.textsIn("seenby", "kismet.common.seenby.uuid"),
                Location.in(base.in("location", "kismet.common.location."), "last"));
    }
}
