package io.github.kismetexternal.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An alert of Kismet's intrusion detection, or one that a plugin raised; Kismet raises {@code ALERT} for each that its
 * throttle lets through.
 *
 * <p>Kismet writes {@code 00:00:00:00:00:00} for an address that the alert does not know.
 *
 * <p>Immutable, so safe for use by several threads.
 *
 * @param name the alert's definition, such as {@code ROOTUSER}
 * @param alertClass the group of the definition, such as {@code SYSTEM}
 * @param severity empty for a number that Kismet 2025-09 does not define
 * @param text what happened; often names SSIDs and devices from the air
 * @param time when, to the microsecond
 * @param hash identifies the alert in Kismet's REST API
 * @param deviceKey the device, {@code 00_0} for none
 * @param transmitterMac who sent the packet
 * @param sourceMac whom the packet says it is from
 * @param destinationMac whom the packet is for
 * @param otherMac one more address, where the definition has a use for it
 * @param channel the channel, such as {@code 6}; empty if none
 * @param location where Kismet was; without a position for alerts of the system
 */
public record Alert(
        String name,
        String alertClass,
        Optional<AlertSeverity> severity,
        String text,
        Optional<Instant> time,
        OptionalLong hash,
        String deviceKey,
        String transmitterMac,
        String sourceMac,
        String destinationMac,
        String otherMac,
        String channel,
        Location location) {
    /**
     * Reads an {@code ALERT}; never fails on what is in it, as long as that is valid JSON.
     *
     * @param event an event of that type
     * @return what it says
     * @throws IllegalArgumentException if the event is of another type
     * @throws MalformedEventException if the event is not valid JSON, see {@link Event#content}
     */
    public static Alert of(Event event) {
        Fields.requireType(event, "ALERT", Alert.class);
        return of(event.body());
    }

    /**
     * Reads an alert of Kismet's, from an event or from the REST API; never fails on what is in it.
     *
     * @param node an alert's record
     * @return what it says
     */
    public static Alert of(JsonNode node) {
        Fields body = Fields.of(node, "kismet.alert.");
        OptionalLong severity = body.integer("severity");
        return new Alert(
                body.text("header"),
                body.text("class"),
                severity.isPresent() ? AlertSeverity.ofLevel(severity.getAsLong()) : Optional.empty(),
                body.text("text"),
                body.time("timestamp"),
                body.integer("hash"),
                body.text("device_key"),
                body.text("transmitter_mac"),
                body.text("source_mac"),
                body.text("dest_mac"),
                body.text("other_mac"),
                body.text("channel"),
                Location.in(body, "location"));
    }
}
