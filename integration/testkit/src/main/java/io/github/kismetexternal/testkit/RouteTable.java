package io.github.kismetexternal.testkit;

import io.github.kismetexternal.command.RegisterUri;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The routes that a helper registered, as Kismet keeps them: regular expressions in the order of their registration, of
 * which the first that fits decides, whatever its method. Safe for use by several threads.
 */
final class RouteTable {
    private static final Pattern NAMED_SEGMENT = Pattern.compile(":[^/]+");

    private final List<Route> routes = new CopyOnWriteArrayList<>();

    record Route(Pattern path, String method, String uri) {}

    /**
     * Adds a route.
     *
     * @throws PatternSyntaxException if the URI is no regular expression; a real Kismet aborts then
     */
    void add(RegisterUri registration) {
        String expression = "^" + NAMED_SEGMENT.matcher(registration.uri()).replaceAll("([^/]+?)") + "(\\?.*?)?$";
        routes.add(new Route(Pattern.compile(expression), registration.method(), registration.uri()));
    }

    @Nullable Route find(String path) {
        for (Route route : routes) {
            if (route.path().matcher(path).matches()) {
                return route;
            }
        }
        return null;
    }

    List<Route> all() {
        return List.copyOf(routes);
    }
}
