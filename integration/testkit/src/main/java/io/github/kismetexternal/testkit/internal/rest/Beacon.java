package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** What an access point says of itself, and Kismet then tells of it. */
final class Beacon {
    private static final String SSID = "dot11.advertisedssid.ssid";

    private Beacon() {}

    /**
     * Changes an access point's name and time.
     *
     * @throws IllegalArgumentException if there is no access point with that MAC address
     */
    static void hear(DeviceList devices, String mac, String ssid, Instant time) {
        JsonNode heard = devices.all().stream()
                .filter(device -> device.path(DeviceList.MAC).asText().equalsIgnoreCase(mac))
                .filter(device -> device.findValue(SSID) != null)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("mac (" + mac
                        + ") must be that of an access point among the sample data, such as 02:4B:50:00:00:01"));
        devices.change(heard.path(DeviceList.KEY).asText(), device -> {
            device.findParents(SSID).forEach(network -> ((ObjectNode) network).put(SSID, ssid));
            device.put("kismet.device.base.name", ssid)
                    .put("kismet.device.base.commonname", ssid)
                    .put(DeviceList.LAST_TIME, time.getEpochSecond());
        });
    }
}
