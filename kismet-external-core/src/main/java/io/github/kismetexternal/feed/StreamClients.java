package io.github.kismetexternal.feed;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Keeps where each EventSource goes on, of a bounded number for a bounded time. Safe for use by several threads. */
final class StreamClients {
    static final int MOST = 1000;
    static final Duration IDLE = Duration.ofMinutes(5);

    private final LongSupplier nanoTime;
    private final Map<Key, Kept> cursors = new LinkedHashMap<>();

    private record Key(Feed feed, String client) {}

    private record Kept(StreamCursor cursor, long lastUsed) {}

    StreamClients(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Returns where a client goes on in a feed; one that is not known begins with the oldest item. */
    synchronized StreamCursor of(Feed feed, String client) {
        long now = nanoTime.getAsLong();
        Key key = new Key(feed, client);
        // Taken out and put back, the longest unused is always the first.
        Kept kept = cursors.remove(key);
        if (kept == null || isForgotten(kept, now)) {
            kept = new Kept(new StreamCursor(feed.window(), new FeedCursor("", 0)), now);
        }
        cursors.put(key, new Kept(kept.cursor(), now));
        dropForgotten(now);
        return kept.cursor();
    }

    private void dropForgotten(long now) {
        Iterator<Kept> eldest = cursors.values().iterator();
        while (eldest.hasNext()) {
            boolean forgotten = isForgotten(eldest.next(), now);
            if (!forgotten && cursors.size() <= MOST) {
                return;
            }
            eldest.remove();
        }
    }

    synchronized int size() {
        return cursors.size();
    }

    private static boolean isForgotten(Kept kept, long now) {
        return now - kept.lastUsed() > IDLE.toNanos();
    }
}
