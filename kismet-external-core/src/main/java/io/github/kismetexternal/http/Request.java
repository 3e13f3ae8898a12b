package io.github.kismetexternal.http;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.kismetexternal.command.HttpRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    private final Map<String, String> own;
    private final byte @Nullable [] upload;

    private Request(
            String method,
            String path,
            Map<String, String> parameters,
            Map<String, String> variables,
            Map<String, String> own,
            byte @Nullable [] upload) {
        this.method = method;
        this.path = path;
        this.parameters = parameters;
        this.variables = variables;
        this.own = own;
        this.upload = upload;
    }

    static Request of(HttpRequest command, Map<String, String> parameters) {
        if (command.variables().isEmpty()) {
            return new Request(command.method(), pathOf(command), parameters, Map.of(), Map.of(), null);
        }
        Map<String, String> variables = new LinkedHashMap<>(command.variables());
        if (!command.method().equals("POST")) {
            variables.keySet().removeAll(CREDENTIALS);
        }
        Map<String, String> own = OwnVariables.takeFrom(variables);
        return new Request(
                command.method(), pathOf(command), parameters, Collections.unmodifiableMap(variables), own, null);
    }

    /** Returns this request with JSON that came in parts. */
    Request withUpload(byte[] json) {
        return new Request(method, path, parameters, variables, own, json);
    }

    /** Releases before 2021-08 leave the query attached. */
    static String pathOf(HttpRequest command) {
        String uri = command.uri();
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }

    /** {@return the method in upper case, such as {@code GET}} */
    public String method() {
        return method;
    }

    /** {@return the path as the browser sent it, not percent-decoded, without query} */
    public String path() {
        return path;
    }

    /**
     * {@return what stands in the path for {@code :name}, percent-decoded as UTF-8; what is no valid escape stays as it
     * is}
     *
     * @param name as in the route's path, without the colon
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
     * {@return the variables by name; of repeated ones Kismet keeps the last} A name or value may be empty. Of all but
     * POST, {@code user}, {@code password} and {@code KISMET} are left out, which sign a caller in; a form may have
     * fields of these names. Names that begin with an underscore are left out as well: the library has them to itself.
     */
    public Map<String, String> variables() {
        return variables;
    }

    /**
     * {@return one variable's value, which may be empty, or nothing if the request does not have it}
     *
     * @param name as the browser sent it
     */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(variables.get(name));
    }

    /**
     * Reads the JSON that a page sent, by Jackson: into a record, a {@code Map}, a {@code JsonNode}. It comes by POST,
     * in variables, since Kismet forwards no other body and mangles what is not encoded:
     *
     * <pre>{@code
     * const form = {'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8'}; // exactly so
     * const base64url = bytes => btoa(String.fromCharCode(...bytes))
     *     .replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
     * async function postJson(path, value) {
     *   const {csrf} = await (await fetch('/demo/_session')).json(); // of the plugin's directory, demo
     *   const json = new TextEncoder().encode(JSON.stringify(value));
     *   const upload = base64url(crypto.getRandomValues(new Uint8Array(16)));
     *   const parts = Math.ceil(json.length / 9000);
     *   for (let part = 0; ; part++) {
     *     const piece = base64url(json.slice(part * 9000, (part + 1) * 9000));
     *     const body = `_csrf=${csrf}&_upload=${upload}&_part=${part}&_parts=${parts}&_json=${piece}`;
     *     const answer = await fetch(path, {method: 'POST', headers: form, body});
     *     if (part + 1 === parts || !answer.ok) return answer;
     *   }
     * }
     * }</pre>
     *
     * <p>What fits 12 000 characters of base64url may also come in one request with {@code _csrf} and {@code _json}
     * alone. Parts may come in any order, and again: the one that completes the upload is answered by the handler, all
     * others get 202. An upload has at most 1 MiB and 1024 parts and 60 seconds; there can be 8 at once.
     *
     * <p>A sender's mistake is a {@link RequestRefusedException}, which the handler should let pass: the browser gets
     * its status and reason. {@code _csrf} keeps foreign pages out, as {@link Route#guarded} says. Properties that the
     * type does not have are ignored; an absent one is null, or, for a primitive component of a record, refused. A
     * constructor that throws refuses what was sent.
     *
     * @param <T> what the JSON becomes
     * @param type the class of that
     * @return what was sent, never null
     * @throws RequestRefusedException with 400 if there is no JSON, or it is not valid, null, deeper than 200 levels,
     *     or does not fit the type; 403 if the request does not come from a page of this Kismet; 413 if it is too large
     *     for one request
     * @throws IllegalArgumentException if Jackson cannot read the type
     * @throws IllegalStateException if the method is not POST
     */
    public <T> T json(Class<T> type) {
        return JsonReader.read(jsonText(), type);
    }

    /**
     * Reads the JSON that a page sent into a generic type, such as {@code new TypeReference<List<Note>>() {}}.
     *
     * @param <T> what the JSON becomes
     * @param type the type of that
     * @return what was sent, never null
     * @throws RequestRefusedException as {@link #json(Class)}
     * @throws IllegalArgumentException if Jackson cannot read the type
     * @throws IllegalStateException if the method is not POST
     */
    public <T> T json(TypeReference<T> type) {
        return JsonReader.read(jsonText(), type);
    }

    private String jsonText() {
        if (!method.equals("POST")) {
            throw new IllegalStateException("a handler for " + method + " cannot read JSON, which Kismet forwards"
                    + " with POST only; make it a route for POST");
        }
        if (upload != null) {
            return JsonVariable.text(upload);
        }
        String encoded = own.get(OwnVariables.JSON);
        if (encoded != null) {
            requireCsrf();
        }
        return JsonVariable.text(JsonVariable.bytes(encoded));
    }

    void requireCsrf() {
        CsrfToken.require(own);
    }

    /** Returns a text fit for a log: without the variables, which may be confidential, and control characters. */
    @Override
    public String toString() {
        return "Request[" + method + " " + path.replaceAll("\\p{Cc}", "?") + ", " + variables.size() + " variables]";
    }
}
