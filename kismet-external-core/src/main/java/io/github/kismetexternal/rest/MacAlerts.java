package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * Devices whose coming and going Kismet raises an alert about. Every release since 2021-08; reading is for the role
 * readonly, the rest for admin. Safe for use by several threads.
 */
public final class MacAlerts {
    private final RestJson json;

    /** What raises the alert. */
    public enum On {
        /** A device that appears. */
        FOUND,
        /** A device that has gone. */
        LOST,
        /** Either. */
        BOTH
    }

    MacAlerts(RestJson json) {
        this.json = json;
    }

    /**
     * Lists the MAC addresses: GET {@code /devices/alerts/mac/<type>/macs.json}.
     *
     * @param on {@link On#FOUND} or {@link On#LOST}
     * @return the addresses, in Kismet's order
     */
    public List<String> list(On on) {
        List<String> macs = new ArrayList<>();
        for (JsonNode mac : json.tree(RestCall.read(path(on) + "macs.json"))) {
            macs.add(mac.asText());
        }
        return List.copyOf(macs);
    }

    /**
     * Adds devices: POST {@code /devices/alerts/mac/<type>/add.cmd}.
     *
     * @param on when to alert
     * @param macs each such as {@code 00:11:22:33:44:55}
     * @throws IllegalArgumentException if one is no MAC address
     */
    public void add(On on, Collection<String> macs) {
        json.run(RestCall.command(path(on) + "add.cmd", body(macs)));
    }

    /**
     * Takes devices away: POST {@code /devices/alerts/mac/<type>/remove.cmd}.
     *
     * @param on for what they were added
     * @param macs each such as {@code 00:11:22:33:44:55}
     * @throws IllegalArgumentException if one is no MAC address
     */
    public void remove(On on, Collection<String> macs) {
        json.run(RestCall.command(path(on) + "remove.cmd", body(macs)));
    }

    private static String path(On on) {
        return "/devices/alerts/mac/" + on.name().toLowerCase(Locale.ROOT) + '/';
    }

    private static String body(Collection<String> macs) {
        ObjectNode request = RestJson.object();
        ArrayNode list = request.putArray("macs");
        macs.forEach(mac -> list.add(Mac.checked(mac)));
        return request.toString();
    }
}
