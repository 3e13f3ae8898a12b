package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.testkit.SimulatedRelease;
import java.util.List;

/** Makes the recording of a release one of another, near to it. */
final class ReleaseShape {
    private static final List<String> LOCATION_MEMBERS = List.of(
            "kismet.common.location.alt",
            "kismet.common.location.speed",
            "kismet.common.location.heading",
            "kismet.common.location.fix",
            "kismet.common.location.time_sec",
            "kismet.common.location.time_usec");

    private final SimulatedRelease release;

    private ReleaseShape(SimulatedRelease release) {
        this.release = release;
    }

    static ReleaseShape of(SimulatedRelease release) {
        return new ReleaseShape(release);
    }

    void reshape(ObjectNode recording) {
        recording.withObject("/status").put("kismet.system.version", release.version());
        if (!release.countsPacketsInTotals()) {
            recording.path("devices").forEach(device -> countInDirections((ObjectNode) device));
        }
        if (release.fillsLocations()) {
            fillLocations(recording);
        }
    }

    private static void countInDirections(ObjectNode device) {
        device.set("kismet.device.base.packets.rx", device.remove("kismet.device.base.packets.rx_total"));
        device.set("kismet.device.base.packets.tx", device.remove("kismet.device.base.packets.tx_total"));
        device.remove("kismet.device.base.tx_packets.rrd");
    }

    private static void fillLocations(JsonNode tree) {
        if (tree instanceof ObjectNode object && object.has("kismet.common.location.geopoint")) {
            LOCATION_MEMBERS.forEach(name -> {
                if (!object.has(name)) {
                    object.put(name, 0);
                }
            });
        }
        tree.forEach(ReleaseShape::fillLocations);
    }
}
