package io.github.kismetexternal.http;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the {@link Router} does, in the plainest way: every route is compared with all others, or with a path. */
final class OneByOneRouter {
    private final List<Route> builtIn = new ArrayList<>();
    private final List<Route> literals = new ArrayList<>();
    private final List<Route> patterns = new ArrayList<>();

    void addBuiltIn(Route route) {
        builtIn.add(route);
    }

    /** Adds a route, or returns why it is refused. */
    @Nullable String add(Route route) {
        boolean literal = !route.toString().contains(":");
        String reason = literal ? taken(route, builtIn) : overlapped(route, literals);
        reason = reason == null ? taken(route, literal ? literals : patterns) : reason;
        reason = reason == null ? overlapped(route, patterns) : reason;
        if (reason == null) {
            (literal ? literals : patterns).add(route);
        }
        return reason;
    }

    private static @Nullable String taken(Route route, List<Route> others) {
        for (Route other : others) {
            if (shape(other).equals(shape(route))) {
                return "is taken by " + other;
            }
        }
        return null;
    }

    private static @Nullable String overlapped(Route route, List<Route> others) {
        for (Route other : others) {
            if (!route.method().equals(other.method()) && overlap(segments(route), segments(other))) {
                return "overlaps " + other;
            }
        }
        return null;
    }

    private static boolean overlap(String[] mine, String[] others) {
        boolean overlap = mine.length == others.length;
        for (int i = 0; overlap && i < mine.length; i++) {
            overlap = mine[i].equals(others[i])
                    || mine[i].startsWith(":") && !others[i].isEmpty()
                    || others[i].startsWith(":") && !mine[i].isEmpty();
        }
        return overlap;
    }

    void remove(Route route) {
        literals.remove(route);
        patterns.remove(route);
    }

    List<Route> all() {
        List<Route> all = new ArrayList<>(builtIn);
        all.addAll(literals);
        all.addAll(patterns);
        return all;
    }

    /** Returns the route and its parameters as a text. */
    String find(String method, String path) {
        for (Route route : all()) {
            Map<String, String> values = values(segments(route), segments(path));
            if (values != null) {
                return route.method().equals(method) ? route + " " + values : "none";
            }
        }
        return "none";
    }

    private static @Nullable Map<String, String> values(String[] pattern, String[] path) {
        if (pattern.length != path.length) {
            return null;
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < path.length; i++) {
            if (pattern[i].startsWith(":") && !path[i].isEmpty()) {
                values.put(pattern[i].substring(1), path[i]);
            } else if (pattern[i].startsWith(":") || !pattern[i].equals(path[i])) {
                return null;
            }
        }
        return values;
    }

    private static String shape(Route route) {
        return route.pattern().toString().replaceAll(":[^/]+", ":");
    }

    private static String[] segments(Route route) {
        return segments(route.pattern().toString());
    }

    private static String[] segments(String path) {
        return path.substring(1).split("/", -1);
    }
}
