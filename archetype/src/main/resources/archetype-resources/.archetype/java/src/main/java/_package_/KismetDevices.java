package _package_;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.Kismet;
import io.github.kismetexternal.event.Device;
import io.github.kismetexternal.rest.DeviceQuery;
import io.github.kismetexternal.rest.TrackedDevice;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The devices that Kismet tracks, asked for by its REST API. */
final class KismetDevices implements DeviceSource {
    private static final String DOT11 = "dot11.device";
    private static final List<List<String>> SSIDS = List.of(
            List.of(DOT11, "dot11.device.last_beaconed_ssid_record", "dot11.advertisedssid.ssid"),
            List.of(DOT11, "dot11.device.last_probed_ssid_record", "dot11.probedssid.ssid"));
    private static final DeviceQuery QUERY = DeviceQuery.all()
            .withFields(SSIDS.stream().map(path -> String.join("/", path)).toArray(String[]::new));

    private final Kismet kismet;

    KismetDevices(Kismet kismet) {
        this.kismet = kismet;
    }

    /**
     * {@inheritDoc}
     *
     * @throws io.github.kismetexternal.rest.KismetRestException if Kismet does not answer
     */
    @Override
    public List<SeenDevice> seenSince(Instant time) {
        try (Stream<TrackedDevice> devices = kismet.rest().devices().stream(QUERY.seenSince(time))) {
            return devices.map(KismetDevices::read).toList();
        }
    }

    private static SeenDevice read(TrackedDevice tracked) {
        Device device = tracked.device();
        Set<String> ssids = new LinkedHashSet<>();
        for (List<String> path : SSIDS) {
            JsonNode node = tracked.raw();
            for (String name : path) {
                node = node.path(name);
            }
            if (node.isTextual() && !node.textValue().isEmpty()) {
                ssids.add(node.textValue());
            }
        }
        return new SeenDevice(
                device.key(),
                device.macAddress(),
                device.name(),
                ssids,
                device.firstSeen().orElse(Instant.EPOCH),
                device.lastSeen().orElse(Instant.EPOCH));
    }
}
