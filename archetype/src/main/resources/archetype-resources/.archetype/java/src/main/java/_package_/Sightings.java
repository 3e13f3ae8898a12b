package _package_;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The devices that were seen, of each its last sighting. Safe for use by several threads. */
final class Sightings {
    /** A device that was away for so long is told of again. */
    static final long AWAY_SECONDS = 600;

    /** While so many are there, further ones are not looked at. */
    static final int MOST = 300;

    private static final Comparator<Sighting> LATEST_FIRST =
            Comparator.comparingLong(Sighting::lastSeen).reversed().thenComparing(Sighting::key);

    private final Map<String, Sighting> byKey = new HashMap<>();

    /** What a sighting is. */
    enum News {
        ARRIVED,
        STILL_THERE,
        NONE
    }

    /** Takes a sighting, and tells what is new about it. */
    synchronized News add(Sighting sighting) {
        Sighting before = byKey.get(sighting.key());
        if (before == null && byKey.size() >= MOST && !forgetOneThatLeftBefore(sighting.lastSeen() - AWAY_SECONDS)) {
            return News.NONE;
        }
        byKey.put(sighting.key(), sighting);
        if (before == null || sighting.lastSeen() - before.lastSeen() > AWAY_SECONDS) {
            return News.ARRIVED;
        }
        return sighting.equals(before) ? News.NONE : News.STILL_THERE;
    }

    /** Forgets the sightings of all other patterns. */
    synchronized void keepOnly(Collection<String> patterns) {
        byKey.values().removeIf(sighting -> !patterns.contains(sighting.pattern()));
    }

    synchronized List<Sighting> latestFirst() {
        return byKey.values().stream().sorted(LATEST_FIRST).toList();
    }

    private boolean forgetOneThatLeftBefore(long time) {
        Optional<Sighting> left = byKey.values().stream()
                .filter(sighting -> sighting.lastSeen() < time)
                .min(Comparator.comparingLong(Sighting::lastSeen));
        left.ifPresent(sighting -> byKey.remove(sighting.key()));
        return left.isPresent();
    }
}
