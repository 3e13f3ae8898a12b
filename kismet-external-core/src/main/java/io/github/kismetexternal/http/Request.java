package io.github.kismetexternal.http;

import io.github.kismetexternal.command.HttpRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;

/**
 * A request that somebody's browser sent through Kismet. Immutable.
 *
 * <p>Kismet forwards the path, the method and the variables, nothing else: no headers, no cookies, no address, no body.
 * Variables are those of the query and, for POST, of a form. Kismet percent-decodes before it splits, so a value with
 * an {@code &} in it arrives cut in two, and what a JSON body or an upload holds does not arrive at all. Whoever sends
 * a request can put anything into it.
 */
public final class Request {
    /** What signs a caller in may stand in a query, and Kismet forwards it. */
    private static final Set<String> CREDENTIALS = Set.of("user", "password", "KISMET");

    private final String method;
    private final String path;
    private final Map<String, String> parameters;
    private final Map<String, String> variables;

    private Request(
            String method, String path, Map<String, String> parameters, Map<String, String> variables) {
        this.method = method;
        this.path = path;
        this.parameters = parameters;
        this.variables = variables;
    }

    static Request of(HttpRequest command, Map<String, String> parameters) {
        Map<String, String> variables = new LinkedHashMap<>(command.variables());
        if (!command.method().equals("POST")) {
            variables.keySet().removeAll(CREDENTIALS);
        }
        return new Request(
                command.method(), pathOf(command), parameters, Collections.unmodifiableMap(variables));
    }

    /** Releases before 2021-08 leave the query attached. */
    static String pathOf(HttpRequest command) {
        String uri = command.uri();
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    /** Returns the method in upper case, such as {@code GET}. */
    public String method() {
        return method;
    }

    /** Returns the path as the browser sent it, not percent-decoded, without query. */
    public String path() {
        return path;
    }

    /**
     * Returns what stands in the path for {@code :name}, percent-decoded as UTF-8; what is no valid escape stays as it
     * is.
     *
     * @throws NoSuchElementException if the route's path has no {@code :name}
     */
    public String path(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new NoSuchElementException("path parameter (" + name + ") must be one of " + parameters.keySet()
                    + "; the route's path names them with a colon");
        }
        return PercentEncoding.decode(value);
    }

    /**
     * Returns the variables by name; of repeated ones Kismet keeps the last. A name or value may be empty. Of all
     * but POST, {@code user}, {@code password} and {@code KISMET} are left out, which sign a caller in; a form may have
     * fields of these names.
     */
    public Map<String, String> variables() {
        return variables;
    }

    /** Returns one variable's value, which may be empty, or nothing if the request does not have it. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /** Returns a text fit for a log: without the variables, which may be confidential, and control characters. */
    @Override
    public String toString() {
        return "Request[" + method + " " + path.replaceAll("\\p{Cc}", "?") + ", " + variables.size() + " variables]";
    }
}
