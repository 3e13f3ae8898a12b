package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/**
 * An alert to raise. Immutable; every method returns another.
 *
 * @param name the kind of alert, which has to be defined; Kismet finds it in upper case only, which this becomes
 * @param text what happened
 * @param transmitterMac who sent the packet; empty if unknown, as the others
 * @param sourceMac whom the packet says it is from
 * @param destinationMac whom the packet is for
 * @param otherMac one more address
 * @param channel such as {@code 6}; empty if none
 */
public record NewAlert(
        String name,
        String text,
        String transmitterMac,
        String sourceMac,
        String destinationMac,
        String otherMac,
        String channel) {
    /**
     * Checks the alert.
     *
     * @param name as the record says
     * @param text as the record says
     * @param transmitterMac as the record says
     * @param sourceMac as the record says
     * @param destinationMac as the record says
     * @param otherMac as the record says
     * @param channel as the record says
     * @throws IllegalArgumentException if an address that is not empty is none
     */
    public NewAlert {
        name = name.toUpperCase(Locale.ROOT);
        for (String mac : new String[] {transmitterMac, sourceMac, destinationMac, otherMac}) {
            if (!mac.isEmpty()) {
                Mac.checked(mac);
            }
        }
    }

    /**
     * Begins an alert.
     *
     * @param name of the kind
     * @param text for people
     * @return an alert without addresses and channel
     */
    public static NewAlert of(String name, String text) {
        return new NewAlert(name, text, "", "", "", "", "");
    }

    /**
     * {@return this about a packet}
     *
     * @param transmitter its MAC address, or empty
     * @param source its MAC address, or empty
     * @param destination its MAC address, or empty
     * @throws IllegalArgumentException if an address is none
     */
    public NewAlert packet(String transmitter, String source, String destination) {
        return new NewAlert(name, text, transmitter, source, destination, otherMac, channel);
    }

    /**
     * {@return this with the channel}
     *
     * @param newChannel such as {@code 6}
     */
    public NewAlert onChannel(String newChannel) {
        return new NewAlert(name, text, transmitterMac, sourceMac, destinationMac, otherMac, newChannel);
    }

    String json() {
        ObjectNode json = RestJson.object().put("name", name).put("text", text);
        putUnlessEmpty(json, "bssid", transmitterMac);
        putUnlessEmpty(json, "source", sourceMac);
        putUnlessEmpty(json, "dest", destinationMac);
        putUnlessEmpty(json, "other", otherMac);
        putUnlessEmpty(json, "channel", channel);
        return json.toString();
    }

    private static void putUnlessEmpty(ObjectNode json, String name, String value) {
        if (!value.isEmpty()) {
            json.put(name, value);
        }
    }
}
