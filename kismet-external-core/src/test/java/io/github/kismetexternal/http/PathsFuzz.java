package io.github.kismetexternal.http;

import io.github.kismetexternal.fuzz.Fields;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;

/**
 * The path of a route is refused with an {@link IllegalArgumentException}, or is a regular expression that Kismet can
 * compile and that fits what the route fits; whatever routes there are, Kismet and the router choose the same one, with
 * its method. The texts are a request's path, then methods and paths of routes in turn.
 */
public final class PathsFuzz {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "get", "");
    private static final AsyncHandler HANDLER = request -> CompletableFuture.completedFuture(Response.empty(204));
    private static final int MOST_ROUTES = 8;
    /** What stands for itself in std::regex without an escape; the colon begins a name of Kismet's. */
    private static final Pattern SAFE = Pattern.compile("(?:[^.*+?()\\[\\]{}^$|\\\\]|\\\\[.*+?()\\[\\]{}^$|\\\\])+");

    private PathsFuzz() {}

    /** Checks one list of routes. */
    public static void fuzzerTestOneInput(byte[] data) {
        Fields fields = Fields.of(data);
        String path = "/" + fields.next().replace("?", "");
        Router router = new Router();
        for (int i = 0; i < MOST_ROUTES && fields.hasNext(); i++) {
            try {
                String method = METHODS.get(fields.nextBelow(METHODS.size()));
                Route route = Route.toAsync(method, fields.nextFromProgram(), HANDLER);
                requireSame(route, path);
                router.add(route);
            } catch (IllegalArgumentException e) {
                require(!e.getMessage().isEmpty(), "a refusal without a reason");
            }
        }
        requireSameChoice(router, path);
    }

    private static void requireSame(Route route, String path) {
        String form = route.registration().uri();
        require(SAFE.matcher(form).matches(), "an operator in " + form);
        require(form.startsWith("/") && form.chars().allMatch(c -> c > ' ' && c <= '~'), "not a path: " + form);
        boolean fits = route.pattern().fits(PathSegments.of(path, PathSegments.count(path)));
        require(fits == kismetFits(route, path), path + " fits " + route + " on one side only");
        if (route.pattern().isLiteral()) {
            require(kismetFits(route, route.pattern().toString()), route + " does not fit itself");
        }
    }

    /** What Kismet does: each colon up to the next slash becomes a group, the query is let through. */
    private static boolean kismetFits(Route route, String path) {
        String expression = route.registration().uri().replaceAll(":[^/]+", "([^/]+)");
        return Pattern.compile(expression + "(\\?.*?)?", Pattern.DOTALL).matcher(path).matches();
    }

    /** Kismet takes the first route that fits and looks at the method afterwards. */
    private static void requireSameChoice(Router router, String path) {
        Route first = router.routes().stream().filter(route -> kismetFits(route, path)).findFirst().orElse(null);
        for (Route route : router.routes()) {
            if (kismetFits(route, path)) {
                require(route.method().equals(first.method()), "Kismet answers 405 for " + route + " at " + path);
            }
        }
        for (String method : METHODS) {
            Router.Match match = router.find(method, path);
            Route expected = first != null && first.method().equals(method) ? first : null;
            require((match == null ? null : match.route()) == expected, "another route than Kismet's at " + path);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    /** Returns routes with the request that they are asked for. */
    public static List<byte[]> seeds() {
        return List.of(
                Fields.seed("demo/list", "@", "/demo/list", "@", "/demo/:key"),
                Fields.seed("demo/7/note", "@", "/demo/:key/note", "A", "/demo/:other/note/", "@", "/demo/:k/:v"),
                Fields.seed("demo/a.html", "@", "/demo/a.html", "@", "/demo/b+c(1)[2]", "A", "/demo/:x"),
                Fields.seed("demo//x", "@", "/demo//x", "B", "/demo/x/", "B", "/demo/:1x", "C", "/demo/x:y"),
                Fields.seed("%2E/..", "D", "/../x", "E", "/x", "A", "/a\\b", "A", "/\uE000", "A", "/x|y", "A", "/"));
    }
}
