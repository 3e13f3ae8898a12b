package _package_;

import io.github.kismetexternal.rest.KismetRestException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Looks for devices that match a list, every few seconds, and tells what it saw. For one thread, but for what it shares
 * with others.
 */
final class Watch {
    private static final System.Logger LOG = System.getLogger(Watch.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(30);

    private final Supplier<List<WatchPattern>> list;
    private final DeviceSource devices;
    private final Sightings sightings;
    private final Announcer announcer;
    private final InstantSource clock;
    private final Consumer<Sighting> changes;
    private List<WatchPattern> lookedFor = List.of();
    private Instant nextLook = Instant.MIN;
    private Instant newest = Instant.EPOCH;

    /**
     * Makes a watch.
     *
     * @param list what to look for at the time
     * @param changes gets each sighting that is new in any way
     */
    Watch(
            Supplier<List<WatchPattern>> list,
            DeviceSource devices,
            Sightings sightings,
            Announcer announcer,
            Consumer<Sighting> changes,
            InstantSource clock) {
        this.list = list;
        this.devices = devices;
        this.sightings = sightings;
        this.announcer = announcer;
        this.changes = changes;
        this.clock = clock;
    }

    /** Looks, if it is time to, or if the list has changed; then also at what Kismet has seen before. */
    void look() {
        List<WatchPattern> patterns = list.get();
        Instant now = clock.instant();
        if (!patterns.equals(lookedFor)) {
            lookedFor = patterns;
            newest = Instant.EPOCH;
            nextLook = now;
        }
        if (patterns.isEmpty() || now.isBefore(nextLook)) {
            return;
        }
        nextLook = now.plus(BETWEEN_LOOKS);
        try {
            take(devices.seenSince(newest), patterns, now);
        } catch (KismetRestException e) {
            nextLook = now.plus(AFTER_FAILURE);
            LOG.log(Level.WARNING, "Kismet did not tell its devices; the next attempt is in "
                    + AFTER_FAILURE.toSeconds() + " seconds: " + e.getMessage());
        }
    }

    private void take(List<SeenDevice> seen, List<WatchPattern> patterns, Instant now) {
        List<Sighting> arrived = new ArrayList<>();
        for (SeenDevice device : seen) {
            // The times are those of packets: of a replayed capture, or of a sender's wrong clock.
            if (device.lastSeen().isAfter(newest) && !device.lastSeen().isAfter(now)) {
                newest = device.lastSeen();
            }
            patterns.stream()
                    .filter(pattern -> pattern.matches(device))
                    .findFirst()
                    .map(pattern -> Sighting.of(device, pattern))
                    .ifPresent(sighting -> take(sighting, arrived));
        }
        // Another thread may have forgotten what belongs to a removed pattern before this was added.
        List<WatchPattern> left = list.get();
        if (!left.equals(patterns)) {
            sightings.keepOnly(left.stream().map(WatchPattern::text).toList());
        }
        announcer.announce(arrived);
    }

    private void take(Sighting sighting, List<Sighting> arrived) {
        Sightings.News news = sightings.add(sighting);
        if (news == Sightings.News.ARRIVED) {
            arrived.add(sighting);
        }
        if (news != Sightings.News.NONE) {
            changes.accept(sighting);
        }
    }
}
