package _package_;

import java.time.Instant;
import java.util.List;

/** Where devices come from. */
@FunctionalInterface
interface DeviceSource {
    /** Returns the devices that were seen at a time or later. */
    List<SeenDevice> seenSince(Instant time);
}
