package io.github.kismetexternal.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import static java.util.Objects.requireNonNull;

/**
 * A request that Kismet's web server forwards to the helper.
 *
 * @param id Kismet's number for the request, an unsigned 32-bit number; the first one of a connection is 0
 * @param uri the path, not percent-decoded; releases before 2021-08 leave the query string attached
 * @param method the HTTP method in upper case
 * @param variables query and form variables as Kismet decoded them, in the order received; may hold credentials
 */
public record HttpRequest(long id, String uri, String method, Map<String, String> variables) implements Command {
    /**
     * Makes the command, with an immutable copy of the variables.
     *
     * @param id as the record says
     * @param uri as the record says
     * @param method as the record says
     * @param variables as the record says
     */
    public HttpRequest {
        requireNonNull(uri, "uri");
        requireNonNull(method, "method");
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
    }

    @Override
    public String name() {
        return "HTTPREQUEST";
    }

    /**
     * Returns a text fit for a log: without the query and the variables, of which even a name can be the rest of a
     * password, since Kismet decodes before it splits; and without control characters.
     */
    @Override
    public String toString() {
        int query = uri.indexOf('?');
        String path = (query < 0 ? uri : uri.substring(0, query) + "?…").replaceAll("\\p{Cc}", "?");
        return "HttpRequest[id=" + id + ", " + method + " " + path + ", " + variables.size() + " variables]";
    }
}
