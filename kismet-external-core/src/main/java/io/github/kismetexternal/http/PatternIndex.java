package io.github.kismetexternal.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the first of many patterns that fits a path. A pattern is of a kind, which is the set of its open segments;
 * plugins have few kinds. For each one, what the path has in the other segments leads to the pattern by hash, so the
 * cost depends on the path's length and the number of kinds, not of patterns. Nothing is ever tried twice: however many
 * segments there are, no path costs more than there are patterns with as many. Not safe for use by several threads.
 */
final class PatternIndex {
    private final Map<Integer, List<boolean[]>> kindsBySegments = new HashMap<>();
    private Entry[] buckets = new Entry[16];
    private int size;

    /** A pattern in its bucket; of two that fit a path, the one with the lower number was added first. */
    private static final class Entry {
        private final Route route;
        private final int number;
        private final int hash;
        private @Nullable Entry next;

        private Entry(Route route, int number, int hash) {
            this.route = route;
            this.number = number;
            this.hash = hash;
        }
    }

    /**
     * Adds a route.
     *
     * @param route with a pattern that no route here has the shape of
     */
    void add(Route route) {
        UriPattern pattern = route.pattern();
        boolean[] kind = pattern.openSegments();
        addKind(kind);
        if (size == buckets.length) {
            grow();
        }
        put(new Entry(route, size++, hash(segments(pattern), kind)));
    }

    /** Returns the route whose pattern differs in the names of its open segments at most, or null. */
    @Nullable Route sameShape(UriPattern pattern) {
        int hash = hash(segments(pattern), pattern.openSegments());
        for (Entry entry = buckets[bucket(hash)]; entry != null; entry = entry.next) {
            if (entry.hash == hash && entry.route.pattern().sameShape(pattern)) {
                return entry.route;
            }
        }
        return null;
    }

    /**
     * Returns the route that was added first of those that fit a path, if it has the method, else null. All that fit
     * one path have the same method, which the {@link Router} sees to.
     */
    Router.@Nullable Match find(String method, String path) {
        int count = PathSegments.count(path);
        List<boolean[]> kinds = kindsBySegments.get(count);
        if (kinds == null) {
            return null;
        }
        PathSegments segments = PathSegments.of(path, count);
        Entry first = null;
        for (int i = 0; i < kinds.size(); i++) {
            first = first(first, segments, hash(segments, kinds.get(i)));
        }
        return first != null && first.route.method().equals(method)
                ? new Router.Match(first.route, first.route.pattern().values(segments))
                : null;
    }

    private @Nullable Entry first(@Nullable Entry known, PathSegments path, int hash) {
        Entry first = known;
        for (Entry entry = buckets[bucket(hash)]; entry != null; entry = entry.next) {
            if (entry.hash == hash
                    && (first == null || entry.number < first.number)
                    && entry.route.pattern().fits(path)) {
                first = entry;
            }
        }
        return first;
    }

    private void addKind(boolean[] kind) {
        List<boolean[]> kinds = kindsBySegments.computeIfAbsent(kind.length, count -> new ArrayList<>(1));
        for (boolean[] known : kinds) {
            if (Arrays.equals(known, kind)) {
                return;
            }
        }
        kinds.add(kind);
    }

    private void grow() {
        Entry[] full = buckets;
        buckets = new Entry[full.length * 2];
        for (Entry bucket : full) {
            for (Entry entry = bucket; entry != null; ) {
                Entry next = entry.next;
                put(entry);
                entry = next;
            }
        }
    }

    private void put(Entry entry) {
        int bucket = bucket(entry.hash);
        entry.next = buckets[bucket];
        buckets[bucket] = entry;
    }

    private int bucket(int hash) {
        return (hash ^ hash >>> 16) & buckets.length - 1;
    }

    private static PathSegments segments(UriPattern pattern) {
        return PathSegments.of(pattern.toString(), pattern.segmentCount());
    }

    private static int hash(PathSegments path, boolean[] open) {
        int hash = 1;
        for (int i = 0; i < open.length; i++) {
            hash = 31 * hash + (open[i] ? 0 : path.hash(i));
        }
        return hash;
    }
}
