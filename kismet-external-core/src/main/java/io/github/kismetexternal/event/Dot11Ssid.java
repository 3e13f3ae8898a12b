package io.github.kismetexternal.event;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * An SSID that Kismet had not met with this device before; Kismet 2022-08 and later raise
 * {@code DOT11_ADVERTISED_SSID}, {@code DOT11_RESPONSE_SSID} or {@code DOT11_PROBED_SSID} once for each.
 *
 * <p>The event carries the whole device record: see {@link NewDevice} for its size.
 *
 * <p>Immutable, so safe for use by several threads.
 *
 * @param kind how the device used the SSID
 * @param ssid whatever somebody chose to broadcast; empty if hidden, or if the device probes for any network
 * @param length the SSID's length in bytes, 0-32
 * @param cloaked whether an access point hides it; false for a probed one
 * @param encryption in words, such as {@code WPA2 WPA2-PSK AES-CCMP}; since Kismet 2025-09, empty before
 * @param channel the channel that the access point names in its 802.11n or later tags, often empty; always empty for a
 *     probed one. {@link Device#channel()} is where it was received
 * @param maxRateMbps the highest rate that the access point offers, in Mbit/s; empty for a probed one
 * @param protectedManagementSupported whether 802.11w is offered
 * @param protectedManagementRequired whether 802.11w is demanded
 * @param firstSeen to the second
 * @param lastSeen to the second
 * @param device the access point, or the client that probed
 */
public record Dot11Ssid(
        Kind kind,
        String ssid,
        OptionalInt length,
        boolean cloaked,
        String encryption,
        String channel,
        OptionalDouble maxRateMbps,
        boolean protectedManagementSupported,
        boolean protectedManagementRequired,
        Optional<Instant> firstSeen,
        Optional<Instant> lastSeen,
        Device device) {
    /**
     * Reads any of the three events; never fails on what is in it, as long as that is valid JSON.
     *
     * @param event one of these
     * @return what it says
     * @throws IllegalArgumentException if the event is of another type
     * @throws MalformedEventException if the event is not valid JSON, see {@link Event#content}
     */
    public static Dot11Ssid of(Event event) {
        Kind kind = kindOf(event);
        Fields body = Fields.of(event.body(), kind.prefix);
        return new Dot11Ssid(
                kind,
                body.text("ssid"),
                body.smallInteger("ssidlen"),
                body.flag("cloaked"),
                body.text("crypt_string"),
                body.text("channel"),
                body.number("maxrate"),
                body.flag("wpa_mfp_supported"),
                body.flag("wpa_mfp_required"),
                body.time("first_time"),
                body.time("last_time"),
                Device.of(event.content().path("DOT11_NEW_SSID_BASEDEV")));
    }

    private static Kind kindOf(Event event) {
        for (Kind kind : Kind.values()) {
            if (event.type().equals(kind.eventType())) {
                return kind;
            }
        }
        throw Fields.wrongType(
                event, "DOT11_ADVERTISED_SSID, DOT11_RESPONSE_SSID or DOT11_PROBED_SSID", Dot11Ssid.class);
    }

    /** How a device can use an SSID. */
    public enum Kind {
        /** An access point sends it in beacons. */
        ADVERTISED("dot11.advertisedssid."),
        /** An access point answers a probe with it. */
        RESPONSE("dot11.advertisedssid."),
        /** A client looks for it. */
        PROBED("dot11.probedssid.");

        private final String prefix;

        Kind(String prefix) {
            this.prefix = prefix;
        }

        /** {@return the type of the event that tells of it, such as {@code DOT11_PROBED_SSID}} */
        public String eventType() {
            return "DOT11_" + name() + "_SSID";
        }
    }
}
