package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.testkit.SimulatedRelease;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The events that Kismet itself raises. Their content is an object with a member named for the event, the SSIDs' also
 * has the device. Safe for use by several threads.
 */
public final class LiveEvents {
    private static final Duration SECOND = Duration.ofSeconds(1);
    /** 2025-09 phy_radiation.cc:75. */
    private static final Duration RADIATION_PERIOD = Duration.ofSeconds(3);
    private static final List<String> BATTERY = List.of(
            "kismet.system.battery.percentage",
            "kismet.system.battery.charging",
            "kismet.system.battery.ac",
            "kismet.system.battery.remaining");
    private static final List<String> STATISTICS = List.of(
            "kismet.system.num_fields",
            "kismet.system.num_components",
            "kismet.system.num_http_connections",
            "kismet.system.memory.rss",
            "kismet.system.devices.count");

    private final SimulatedRelease release;
    private final ObjectNode recording;
    private final DeviceList devices;
    private final SystemRoutes system;
    private final Alerts alerts;

    LiveEvents(
            SimulatedRelease release, ObjectNode recording, DeviceList devices, SystemRoutes system, Alerts alerts) {
        this.release = release;
        this.recording = recording;
        this.devices = devices;
        this.system = system;
        this.alerts = alerts;
    }

    /**
     * An event that comes again and again.
     *
     * @param contentJson makes its content at the time of the call, a JSON object
     */
    public record Periodic(String type, Duration period, Supplier<String> contentJson) {}

    /**
     * An event that comes once.
     *
     * @param contentJson a JSON object
     */
    public record Once(String type, String contentJson) {}

    /** Returns the events that come again and again for as long as Kismet runs. */
    public List<Periodic> periodic() {
        List<Periodic> events = new ArrayList<>(List.of(
                everySecond("TIMESTAMP", system::timestamp),
                everySecond("BATTERY", () -> status(BATTERY)),
                everySecond("STATISTICS", () -> status(STATISTICS)),
                everySecond("PACKETCHAIN_STATS", () -> recording.path("packet_stats")),
                everySecond("GPS_LOCATION", () -> recording.path("location"))));
        if (release.raisesRadiation()) {
            events.add(new Periodic(
                    "RADIATION", RADIATION_PERIOD, () -> content("RADIATION", recording.path("radiation"))));
        }
        return List.copyOf(events);
    }

    private static Periodic everySecond(String type, Supplier<JsonNode> value) {
        return new Periodic(type, SECOND, () -> content(type, value.get()));
    }

    private JsonNode status(List<String> names) {
        JsonNode status = system.status();
        ObjectNode members = JsonNodeFactory.instance.objectNode();
        names.forEach(name -> members.set(name, status.path(name)));
        return members;
    }

    /** Returns a {@code NEW_DEVICE} for each of the samples' devices, as they are now. */
    public List<Once> newDevices() {
        return devices.all().stream()
                .map(device -> new Once("NEW_DEVICE", content("NEW_DEVICE", device)))
                .toList();
    }

    /**
     * Returns a {@code DOT11_ADVERTISED_SSID} or {@code DOT11_PROBED_SSID} for each SSID of each device; none for a
     * release that does not raise them.
     */
    public List<Once> newSsids() {
        List<Once> events = new ArrayList<>();
        if (release.raisesSsidEvents()) {
            for (ObjectNode device : devices.all()) {
                JsonNode wifi = device.path("dot11.device");
                wifi.path("dot11.device.advertised_ssid_map")
                        .forEach(ssid -> events.add(newSsid("DOT11_ADVERTISED_SSID", device, ssid)));
                wifi.path("dot11.device.probed_ssid_map")
                        .forEach(ssid -> events.add(newSsid("DOT11_PROBED_SSID", device, ssid)));
            }
        }
        return List.copyOf(events);
    }

    private static Once newSsid(String type, ObjectNode device, JsonNode ssid) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.set("DOT11_NEW_SSID_BASEDEV", device);
        content.set(type, ssid);
        return new Once(type, Serialization.JSON.write(content));
    }

    /**
     * Raises an alert, however many there were: it goes to the alerts' sink and stands in their list.
     *
     * @param name of a defined kind, such as {@code APSPOOF}
     * @throws IllegalArgumentException if there is no such kind
     */
    public void alert(String name, String text) {
        alerts.raise(name, text);
    }

    private static String content(String type, JsonNode value) {
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.set(type, value);
        return Serialization.JSON.write(content);
    }
}
