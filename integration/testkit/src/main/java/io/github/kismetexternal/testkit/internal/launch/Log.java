package io.github.kismetexternal.testkit.internal.launch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What happened, in its order: the last 100 000 entries. Safe for use by several threads. */
public final class Log<T> {
    private static final int MOST = 100_000;

    private final Deque<T> entries = new ArrayDeque<>();

    /** Adds an entry behind all others. */
    public synchronized void add(T entry) {
        entries.add(entry);
        if (entries.size() > MOST) {
            entries.remove();
        }
    }

    /** Returns what there is so far. */
    public synchronized List<T> all() {
        return List.copyOf(entries);
    }
}
