package _package_;

import java.time.Instant;
import java.util.Set;

/**
 * A device as Kismet tells of it. Its name and SSIDs come from the air and may hold anything.
 *
 * @param key Kismet's own name for the device
 * @param ssids the network names that it offers or looks for
 */
record SeenDevice(String key, String mac, String name, Set<String> ssids, Instant firstSeen, Instant lastSeen) {
    SeenDevice {
        ssids = Set.copyOf(ssids);
    }
}
