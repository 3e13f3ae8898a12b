package io.github.kismetexternal.http;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route of a request. Safe for use by several threads; routes can be added at any time.
 *
 * <p>Kismet takes the first registered path that fits a request and looks at the method afterwards: of two overlapping
 * paths with different methods, one would be answered 405 by Kismet for ever. Such a route is refused.
 */
public final class Router {
    /** Fewer patterns of one length than these are compared one by one when another is added. */
    private static final int MANY = 16;

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Route> builtIn = new LinkedHashMap<>();
    private final Map<String, Route> literals = new LinkedHashMap<>();
    private final Map<Integer, List<Route>> patternsBySegments = new LinkedHashMap<>();
    /** Made when the first request looks for a pattern, or when there are many: starting a plugin waits for neither. */
    private @Nullable PatternIndex index;

    /** A route that fits, with the raw values of its named segments. */
    record Match(Route route, Map<String, String> parameters) {}

    /**
     * Adds a route of the library's own, which must be a literal path, if it is not there already. It may overlap an
     * author's pattern: whoever adds it sees to it that Kismet learns of it before any pattern of another method.
     *
     * @param route with a literal path
     * @return whether it was not there
     * @throws IllegalArgumentException if the author has taken the path
     */
    public boolean addBuiltIn(Route route) {
        String path = route.pattern().toString();
        lock.lock();
        try {
            Route author = literals.get(path);
            if (author != null) {
                throw new IllegalArgumentException("route (" + author + ") takes a path that the library needs; use one"
                        + " whose last segment does not begin with an underscore");
            }
            return builtIn.putIfAbsent(path, route) == null;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Adds a route.
     *
     * @param route of the author's
     * @throws IllegalArgumentException if the path is taken, or overlaps one of another method
     */
    public void add(Route route) {
        lock.lock();
        try {
            UriPattern pattern = route.pattern();
            boolean literal = pattern.isLiteral();
            List<Route> patterns = patternsBySegments.getOrDefault(pattern.segmentCount(), List.of());
            if (literal) {
                refuseTaken(route, literals.get(pattern.toString()));
                refuseTaken(route, builtIn.get(pattern.toString()));
            } else {
                refuseOverlap(route, literals.values());
                refuseTaken(route, sameShape(pattern, patterns));
            }
            refuseOverlap(route, patterns);
            if (literal) {
                literals.put(pattern.toString(), route);
            } else {
                patternsBySegments
                        .computeIfAbsent(pattern.segmentCount(), count -> new ArrayList<>())
                        .add(route);
                if (index != null) {
                    index.add(route);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes a route back that Kismet never learned of.
     *
     * @param route that was added before
     */
    public void remove(Route route) {
        lock.lock();
        try {
            builtIn.values().remove(route);
            literals.values().remove(route);
            patternsBySegments.values().forEach(patterns -> patterns.remove(route));
            index = null;
        } finally {
            lock.unlock();
        }
    }

    /** {@return all routes in the order in which Kismet should learn of them: literal paths first} */
    public List<Route> routes() {
        lock.lock();
        try {
            List<Route> routes = new ArrayList<>(builtIn.values());
            routes.addAll(literals.values());
            for (List<Route> patterns : patternsBySegments.values()) {
                routes.addAll(patterns);
            }
            return routes;
        } finally {
            lock.unlock();
        }
    }

    @Nullable Match find(String method, String path) {
        lock.lock();
        try {
            Route own = builtIn.get(path);
            Route literal = own == null ? literals.get(path) : own;
            if (literal != null) {
                return literal.method().equals(method) ? new Match(literal, Map.of()) : null;
            }
            return patternsBySegments.isEmpty() ? null : index().find(method, path);
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Route sameShape(UriPattern pattern, List<Route> patterns) {
        if (patterns.size() >= MANY) {
            return index().sameShape(pattern);
        }
        for (Route other : patterns) {
            if (other.pattern().sameShape(pattern)) {
                return other;
            }
        }
        return null;
    }

    private PatternIndex index() {
        PatternIndex made = index;
        if (made == null) {
            made = new PatternIndex();
            for (List<Route> patterns : patternsBySegments.values()) {
                for (Route route : patterns) {
                    made.add(route);
                }
            }
            index = made;
        }
        return made;
    }

    private static void refuseTaken(Route route, @Nullable Route other) {
        if (other != null) {
            throw new IllegalArgumentException("route (" + route + ") is taken by " + other
                    + ": Kismet gives a path to one handler and one method; use another path");
        }
    }

    private static void refuseOverlap(Route route, Collection<Route> others) {
        for (Route other : others) {
            if (!route.method().equals(other.method()) && route.pattern().overlaps(other.pattern())) {
                throw new IllegalArgumentException("route (" + route + ") overlaps " + other
                        + ", which has another method: Kismet would answer 405 to one of them; use another path");
            }
        }
    }
}
