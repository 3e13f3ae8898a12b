package io.github.kismetexternal.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * One frame of an answer to a {@link HttpRequest}.
 *
 * <p>Headers and status belong in the first frame of an answer: once Kismet has sent its header block, a late status
 * ends the plugin (v0, v2) or Kismet itself (v3). A frame for a request that Kismet has forgotten ends the plugin.
 *
 * @param id the request's number
 * @param headers response headers; Kismet replaces its own of the same name
 * @param status the HTTP status, or null to leave Kismet's default of 200; above 999 it aborts Kismet
 * @param content the part of the body in this frame
 * @param close whether this is the last frame of the answer
 */
public record HttpResponse(
        long id, Map<String, String> headers, @Nullable Integer status, Bytes content, boolean close)
        implements Command {
    /**
     * Makes the command, with an immutable copy of the headers.
     *
     * @param id as the record says
     * @param headers as the record says
     * @param status as the record says
     * @param content as the record says
     * @param close as the record says
     */
    public HttpResponse {
        headers = headers.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        requireNonNull(content, "content");
    }

    /**
     * {@return a frame in the middle of an answer}
     *
     * @param id of the request
     * @param content the next bytes of the body
     */
    public static HttpResponse part(long id, Bytes content) {
        return new HttpResponse(id, Map.of(), null, content, false);
    }

    /**
     * {@return the last frame of an answer of several frames}
     *
     * @param id of the request
     * @param content the last bytes of the body; may be empty
     */
    public static HttpResponse last(long id, Bytes content) {
        return new HttpResponse(id, Map.of(), null, content, true);
    }

    @Override
    public String name() {
        return "HTTPRESPONSE";
    }
}
