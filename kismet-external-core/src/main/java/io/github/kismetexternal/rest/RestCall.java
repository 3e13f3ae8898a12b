package io.github.kismetexternal.rest;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request. Immutable.
 *
 * @param method GET or POST
 * @param path begins with a slash; without a query, so that it can be named
 * @param query percent-encoded; empty for none
 * @param body what is sent; null for nothing
 * @param bodyType the body's type; empty for nothing
 * @param repeatable whether the server does nothing but answer, so that a second attempt does no harm
 */
record RestCall(
        String method, String path, String query, @Nullable String body, String bodyType, boolean repeatable) {
    /** What Kismet reads of a body: 2025-09 kis_net_beast_httpd.cc:1204. */
    static final int LARGEST_BODY = 100_000;

    private static final int LONGEST_SHOWN = 100;
    private static final String JSON = "application/json";
    /** Without the space Kismet would not read it. */
    private static final String FORM = "application/x-www-form-urlencoded; charset=UTF-8";

    /** Kismet matches paths as they were sent, so nothing that would have to be encoded can be in one. */
    private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._:~-]{1,256}");

    RestCall {
        if (body != null && body.getBytes(StandardCharsets.UTF_8).length > LARGEST_BODY) {
            throw new IllegalArgumentException("what is sent to " + path + " (" + body.length()
                    + " characters) must be at most " + LARGEST_BODY + " bytes; split it");
        }
    }

    /** Asks for something. */
    static RestCall read(String path) {
        return new RestCall("GET", path, "", null, "", true);
    }

    /** Asks for something, with what is wanted in a body; without one where nothing particular is. */
    static RestCall read(String path, @Nullable String json) {
        return json == null ? read(path) : new RestCall("POST", path, "", json, JSON, true);
    }

    /** Has something done. */
    static RestCall command(String path, @Nullable String json) {
        return new RestCall("POST", path, "", json == null ? "{}" : json, JSON, false);
    }

    /** Has something done that is known as a GET. */
    static RestCall commandByGet(String path) {
        return new RestCall("GET", path, "", null, "", false);
    }

    /**
     * Has something done that is known with a form.
     *
     * @throws IllegalArgumentException if Kismet would cut a value, which may be secret and is not told
     */
    static RestCall form(String path, Map<String, String> variables) {
        StringBuilder text = new StringBuilder();
        variables.forEach((name, value) -> {
            if (value.indexOf('&') >= 0 || value.indexOf('\0') >= 0) {
                throw new IllegalArgumentException(
                        name + " must be without & and NUL: Kismet would cut it there; use another");
            }
            text.append(text.length() == 0 ? "" : "&").append(name).append('=').append(percentEncoded(value));
        });
        return new RestCall("POST", path, "", text.toString(), FORM, false);
    }

    RestCall withQuery(Map<String, String> variables) {
        StringBuilder text = new StringBuilder();
        new LinkedHashMap<>(variables).forEach((name, value) -> {
            text.append(text.length() == 0 ? "" : "&");
            text.append(encoded(name)).append('=').append(encoded(value));
        });
        return new RestCall(method, path, text.toString(), body, bodyType, repeatable);
    }

    /**
     * Kismet decodes a query before it splits it, so that these characters would end the value, and leaves plus signs.
     */
    private static String encoded(String value) {
        if (value.indexOf('&') >= 0 || value.indexOf('=') >= 0 || value.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(
                    "value must be without &, = and NUL: Kismet would cut it there; use another value");
        }
        return percentEncoded(value);
    }

    private static String percentEncoded(String value) {
        StringBuilder text = new StringBuilder();
        for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || "-._~:".indexOf(c) >= 0);
            text.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return text.toString();
    }

    /**
     * Returns a part of a path.
     *
     * @throws IllegalArgumentException if it would not be one part, or not the same, for the server
     */
    static String segment(String what, String value) {
        if (!SEGMENT.matcher(value).matches() || value.equals(".") || value.equals("..")) {
            throw new IllegalArgumentException(what + " (" + visible(value)
                    + ") must be 1 to 256 letters, digits and . _ : ~ -, as Kismet tells it");
        }
        return value;
    }

    /** What a browser or the air has sent may hold anything, and this goes to Kismet's terminal. */
    static String visible(String value) {
        String start = value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "...";
        return start.replaceAll("[^\\x20-\\x7E]", "?");
    }

    /** Returns what the call is named in exceptions. */
    String endpoint() {
        return method + ' ' + path;
    }

    /** Without the body, in which a password may be. */
    @Override
    public String toString() {
        return endpoint();
    }
}
