package io.github.kismetexternal.feed;

import io.github.kismetexternal.command.Bytes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The last items of a feed, bounded in number and bytes. Safe for use by several threads; nothing here waits for
 * anything but the others' few steps.
 */
final class FeedWindow {
    /** What the items of a feed take at most, in bytes. */
    static final int MOST_BYTES = 1024 * 1024;

    /** What an item takes beside its JSON. */
    static final int BYTES_PER_ITEM = 64;

    private static final long EPOCHS = 36L * 36 * 36 * 36 * 36 * 36 * 36 * 36;
    private static final int RADIX = 36;

    private final String epoch;
    private final ReentrantLock lock = new ReentrantLock();
    /** The item {@code n} lies at {@code n % items.length}. */
    private final @Nullable FeedItem[] items;

    private long oldest = 1;
    private long last;
    private int bytes;

    FeedWindow(int items) {
        this(items, Long.toString(EPOCHS + ThreadLocalRandom.current().nextLong(EPOCHS), RADIX).substring(1));
    }

    FeedWindow(int items, String epoch) {
        this.items = new FeedItem[items];
        this.epoch = epoch;
    }

    void add(Bytes json, int size) {
        lock.lock();
        try {
            bytes += json.size() + BYTES_PER_ITEM;
            while (last - oldest + 1 == items.length || bytes > MOST_BYTES) {
                bytes -= at(oldest).json().size() + BYTES_PER_ITEM;
                items[index(oldest)] = null;
                oldest++;
            }
            last++;
            items[index(last)] = new FeedItem(last, json, size);
        } finally {
            lock.unlock();
        }
    }

    String epoch() {
        return epoch;
    }

    /** Returns where somebody stands who has seen everything. */
    FeedCursor now() {
        lock.lock();
        try {
            return new FeedCursor(epoch, last);
        } finally {
            lock.unlock();
        }
    }

    /** Returns whether there is something for a client that stands there. */
    boolean hasNews(FeedCursor cursor) {
        lock.lock();
        try {
            return isGap(cursor) || next(cursor) <= last;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns what there is for a client that stands there.
     *
     * @param room what an answer can hold, in bytes
     */
    FeedSlice after(FeedCursor cursor, int room) {
        lock.lock();
        try {
            List<FeedItem> next = new ArrayList<>();
            int left = room;
            for (long seq = next(cursor); seq <= last && left > 0; seq++) {
                FeedItem item = at(seq);
                next.add(item);
                left -= item.length();
            }
            boolean gap = isGap(cursor);
            boolean known = next.isEmpty() && !gap && epoch.equals(cursor.epoch());
            return new FeedSlice(epoch, gap, next, last, known);
        } finally {
            lock.unlock();
        }
    }

    /** Returns the number of the newest item: as long as it stays the same, so does everything here. */
    long last() {
        lock.lock();
        try {
            return last;
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return (int) (last - oldest + 1);
        } finally {
            lock.unlock();
        }
    }

    private boolean isGap(FeedCursor cursor) {
        return !cursor.isStart() && (!isOurs(cursor) || cursor.since() + 1 < oldest);
    }

    private long next(FeedCursor cursor) {
        return isOurs(cursor) ? Math.max(oldest, cursor.since() + 1) : oldest;
    }

    /** One who has seen what is yet to come has seen another run. */
    private boolean isOurs(FeedCursor cursor) {
        return epoch.equals(cursor.epoch()) && cursor.since() <= last;
    }

    private FeedItem at(long seq) {
        FeedItem item = items[index(seq)];
        if (item == null) {
            throw new IllegalStateException("item " + seq + " of " + oldest + " to " + last + " is missing");
        }
        return item;
    }

    private int index(long seq) {
        return (int) (seq % items.length);
    }
}
