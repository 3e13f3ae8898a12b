package io.github.kismetexternal.testkit.internal.route;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The routes of the web server in the order of their registration, of which the first that fits decides, whatever its
 * methods. A route is never removed, also when its helper has died. Safe for use by several threads.
 */
public final class RouteTable {
    private final List<Route> routes = new CopyOnWriteArrayList<>();

    /** A route that fits a path, and how. */
    public record Found(Route route, Route.Match match) {}

    /** Adds a route behind all others. */
    public void add(Route route) {
        routes.add(route);
    }

    /** Finds the first route that fits; null if none does. */
    public @Nullable Found find(String path) {
        for (Route route : routes) {
            Route.Match match = route.match(path);
            if (match != null) {
                return new Found(route, match);
            }
        }
        return null;
    }
}
