package io.github.kismetexternal.testkit.internal.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.route.Call;
import io.github.kismetexternal.testkit.internal.route.Route;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A request as Kismet reads it, body and all. For one thread.
 *
 * @param path the path that routes and files are looked up by, not percent-decoded
 * @param query what follows the question mark, as it came; empty if there is none
 * @param queryVariables the variables of the query
 */
record BrowserRequest(
        String method,
        String path,
        String query,
        Map<String, String> queryVariables,
        HttpFields headers,
        HttpVersion version,
        byte[] body) {
    /** What exceeds it is not answered (kis_net_beast_httpd.cc:1206, and measured). */
    private static final int LARGEST_BODY = 100_000;
    /** Beast's default for request line and headers; what exceeds it is not answered (measured). */
    static final int LARGEST_HEADER = 8192;

    /** Thrown when a request gets no answer at all: its connection is closed. */
    static final class UnansweredException extends IOException {
        private static final long serialVersionUID = 1;

        UnansweredException(String message) {
            super(message);
        }
    }

    /**
     * Reads a request to its end.
     *
     * @param prefix what the request's target may begin with and routes and files do not; also empty
     * @throws UnansweredException if the body is too large
     * @throws IOException if the browser has gone
     */
    static BrowserRequest read(Request request, SimulatedRelease release, String prefix) throws IOException {
        String target = withoutPrefix(request.getHttpURI().getPathQuery(), prefix);
        int mark = target.indexOf('?');
        String query = mark < 0 ? "" : target.substring(mark + 1);
        return new BrowserRequest(
                request.getMethod(),
                release.path(mark < 0 ? target : target.substring(0, mark)),
                query,
                mark < 0 ? Map.of() : Variables.ofQuery(query),
                request.getHeaders(),
                request.getConnectionMetaData().getHttpVersion(),
                body(request));
    }

    /** What does not begin with the prefix is taken as well (kis_net_beast_httpd.cc:1138-1145). */
    private static String withoutPrefix(String target, String prefix) {
        return target.startsWith(prefix) ? target.substring(prefix.length()) : target;
    }

    private static byte[] body(Request request) throws IOException {
        if (request.getLength() <= LARGEST_BODY) {
            try (InputStream in = Content.Source.asInputStream(request)) {
                byte[] body = in.readNBytes(LARGEST_BODY + 1);
                if (body.length <= LARGEST_BODY) {
                    return body;
                }
            }
        }
        throw new UnansweredException("a body must have at most " + LARGEST_BODY + " bytes");
    }

    /** Returns whether the browser wants to change to the websocket protocol. */
    boolean isWebSocket() {
        return method.equals("GET")
                && version == HttpVersion.HTTP_1_1
                && headers.contains(HttpHeader.CONNECTION, "upgrade")
                && headers.contains(HttpHeader.UPGRADE, "websocket");
    }

    /** Returns whether the connection ends with the answer. */
    boolean isLast() {
        return version != HttpVersion.HTTP_1_1 || headers.contains(HttpHeader.CONNECTION, "close");
    }

    /** Returns a header's value; of several, the first. */
    @Nullable String header(HttpHeader name) {
        HttpField field = headers.getField(name);
        return field == null ? null : field.getValue();
    }

    /** Returns what the endpoint of a route gets to see. Only of a POST the body is looked at. */
    Call call(Route.Match match) {
        Map<String, String> variables = new LinkedHashMap<>(queryVariables);
        JsonNode json = null;
        String type = header(HttpHeader.CONTENT_TYPE);
        if (method.equals("POST") && Variables.isForm(type)) {
            variables.putAll(Variables.ofForm(body));
            String text = variables.get("json");
            json = text == null ? null : JsonInput.first(text);
        } else if (method.equals("POST") && JsonInput.isJson(type)) {
            json = JsonInput.only(new String(body, UTF_8));
        }
        return new Call(method, path, query, match.named(), match.extension(), variables, json);
    }
}
