package io.github.kismetexternal.event;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts dropped events by type. Other plugins name events as they like, so the types are bounded. Safe for use by
 * several threads.
 */
final class DroppedEvents {
    static final int MOST_TYPES = 100;

    private static final int LONGEST_TYPE = 200;

    private final Map<String, LongAdder> byType = new ConcurrentHashMap<>();

    void count(Event event) {
        String type = event.type();
        LongAdder count = byType.get(type);
        if (count == null) {
            boolean isCounted = byType.size() < MOST_TYPES && type.length() <= LONGEST_TYPE;
            count = byType.computeIfAbsent(isCounted ? type : EventCounts.OTHER_TYPES, name -> new LongAdder());
        }
        count.increment();
    }

    Map<String, Long> counts() {
        Map<String, Long> counts = new HashMap<>();
        byType.forEach((type, count) -> counts.put(type, count.sum()));
        return counts;
    }
}
