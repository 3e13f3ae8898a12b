package io.github.kismetexternal.testkit.internal.route;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A route: a regular expression with {@code :names}, each of which stands for one segment. Immutable.
 *
 * @param uri as it was registered
 * @param methods the methods it answers; others get 405
 */
public record Route(
        String uri, Set<String> methods, Role role, Endpoint endpoint, Pattern path, List<String> names) {
    /** The method that a registration with an unknown one leads to; no request has it. */
    public static final String UNKNOWN_METHOD = "<unknown>";

    private static final String EXTENSION = "FILETYPE";
    private static final Pattern NAMED_SEGMENT = Pattern.compile(":([^/]+)");
    private static final String ONE_SEGMENT = "([^/]+?)";
    private static final String QUERY = "(\\?.*?)?$";
    private static final Set<String> METHODS =
            Set.of("GET", "POST", "PUT", "DELETE", "PATCH", "HEAD", "OPTIONS", "TRACE", "CONNECT");

    /**
     * Makes the route of a helper's registration.
     *
     * @throws PatternSyntaxException if the URI is no regular expression
     */
    public static Route ofHelper(String uri, String method, Endpoint endpoint) {
        String known = METHODS.contains(method) ? method : UNKNOWN_METHOD;
        return of(uri, "", Set.of(known), Role.ADMIN, endpoint);
    }

    /** Makes a route of Kismet's own, for exactly this URI. */
    public static Route exact(String uri, Set<String> methods, Role role, Endpoint endpoint) {
        return of(uri, "", methods, role, endpoint);
    }

    /** Makes a route of Kismet's own, for this URI with any extension. */
    public static Route withExtension(String uri, Set<String> methods, Role role, Endpoint endpoint) {
        return of(uri, "\\.([A-Za-z0-9]+)", methods, role, endpoint);
    }

    private static Route of(String uri, String extension, Set<String> methods, Role role, Endpoint endpoint) {
        List<String> names = NAMED_SEGMENT.matcher(uri).results().map(found -> found.group(1)).toList();
        String expression = NAMED_SEGMENT.matcher(uri).replaceAll(Matcher.quoteReplacement(ONE_SEGMENT));
        return new Route(
                uri,
                methods,
                role,
                endpoint,
                EcmaPattern.compile("^" + expression + extension + QUERY),
                extension.isEmpty() ? names : append(names, EXTENSION));
    }

    private static List<String> append(List<String> names, String last) {
        return Stream.concat(names.stream(), Stream.of(last)).toList();
    }

    /** What a path has in the place of the route's names, and its extension. */
    public record Match(Map<String, String> named, String extension) {}

    /** Returns whether the route can fit anything: with a group of the author's own it cannot. */
    public boolean canMatch() {
        return path.matcher("").groupCount() == names.size() + 1;
    }

    /** Fits the route to a path; null if it does not fit. */
    @Nullable Match match(String path) {
        Matcher matcher = this.path.matcher(path);
        if (!matcher.matches() || matcher.groupCount() != names.size() + 1) {
            return null;
        }
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            named.putIfAbsent(names.get(i), matcher.group(i + 1));
        }
        String extension = named.remove(EXTENSION);
        return new Match(named, extension == null ? "" : extension);
    }
}
