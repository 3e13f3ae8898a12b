package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Device;
import java.util.List;

/**
 * A device as the REST API tells it.
 *
 * <p>Immutable as long as nobody changes the tree, so safe for use by several threads then.
 *
 * @param device what people mostly want to know
 * @param raw all that was asked for, in the shape of Kismet's whole record
 */
public record TrackedDevice(Device device, JsonNode raw) {
    /**
     * What {@link Device} reads, but for {@code seenBy}: since Kismet 2025-09 that comes with all of each datasource.
     * To have it, ask for {@value #SEEN_BY} as well.
     */
    static final List<String> FIELDS = List.of(
            "kismet.device.base.key",
            "kismet.device.base.macaddr",
            "kismet.device.base.commonname",
            "kismet.device.base.phyname",
            "kismet.device.base.type",
            "kismet.device.base.manuf",
            "kismet.device.base.crypt",
            "kismet.device.base.channel",
            "kismet.device.base.frequency",
            "kismet.device.base.signal/kismet.common.signal.type",
            "kismet.device.base.signal/kismet.common.signal.last_signal",
            "kismet.device.base.first_time",
            "kismet.device.base.last_time",
            "kismet.device.base.packets.total",
            "kismet.device.base.datasize",
            "kismet.device.base.location/kismet.common.location.last");

    /** The field to ask for where {@link Device#seenBy()} is wanted of a summary. */
    public static final String SEEN_BY = "kismet.device.base.seenby";

    /** The field that devices are mostly sorted by. */
    public static final String LAST_SEEN = "kismet.device.base.last_time";

    static TrackedDevice of(JsonNode raw) {
        return new TrackedDevice(Device.of(raw), raw);
    }
}
