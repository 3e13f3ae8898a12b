package io.github.kismetexternal.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.kismetexternal.command.Bytes;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * One event of Kismet's bus. What comes over the pipe is parsed when its content is first asked for, on the thread that
 * asks: an event of which only the type matters costs next to nothing.
 *
 * <p>Its strings come from the air: an SSID or a device name is whatever somebody chose to broadcast. Safe for use by
 * several threads as long as nobody changes the tree.
 */
public final class Event {
    private final String type;
    /** Empty where the content was read at once. */
    private final Bytes json;
    private final int size;
    private final @Nullable MalformedEvents malformed;
    /** Null until it is read; a missing node if it cannot be. */
    private volatile @Nullable JsonNode content;

    private boolean hasSeveralHandlers;

    private Event(
            String type, Bytes json, int size, @Nullable JsonNode content, @Nullable MalformedEvents malformed) {
        this.type = type;
        this.json = json;
        this.size = size;
        this.content = content;
        this.malformed = malformed;
    }

    /**
     * Makes an event of what Kismet writes, without reading its content.
     *
     * @param malformed told if the content turns out not to be valid JSON
     * @throws IOException if there is no type or content, or the JSON is not valid and that shows already
     */
    static Event of(Bytes json, MalformedEvents malformed) throws IOException {
        return new Event(EventEnvelope.typeOf(json), json, json.size(), null, malformed);
    }

    /**
     * Reads an event whose type Kismet does not tell, as those that come over a websocket.
     *
     * @param json the content
     * @param topics what was subscribed to
     * @throws IOException if it is not valid JSON, or no object
     */
    static Event ofContent(String json, Set<String> topics) throws IOException {
        JsonNode content = EventJson.content(json);
        return new Event(StreamedType.of(content, topics), Bytes.empty(), json.length(), content, null);
    }

    /** Notes that the event is queued for several handlers, before it is. */
    void setSeveralHandlers() {
        hasSeveralHandlers = true;
    }

    /**
     * Returns what a handler gets: this event if others get it too, or it has been read, else one that is equal to it.
     * An event that has waited is old to the garbage collector, and what belongs to it is kept as long as what is old:
     * its tree would outlive its handler by far, in a heap of some megabytes.
     */
    Event forHandler() {
        return hasSeveralHandlers || content != null ? this : new Event(type, json, size, null, malformed);
    }

    /** {@return the event's type, such as {@code TIMESTAMP}} */
    public String type() {
        return type;
    }

    /**
     * Returns the content: an object whose field of the event's name holds the event proper. Events about SSIDs and
     * handshakes have a second field with the device; one that a helper published has only {@code
     * kismet.eventbus.event_json}; {@code KISMETDB_LOG_OPEN} has none.
     *
     * <p>The first call parses the event, once for all its handlers. So this is where it shows that an event is not
     * valid JSON, because somebody broadcast what Kismet does not escape. A handler need not catch that: the library
     * counts the event as malformed, logs the first such, and goes on with the next event.
     *
     * @return the same tree at each call
     * @throws MalformedEventException if the event is not valid JSON
     */
    public JsonNode content() {
        JsonNode known = content;
        if (known == null) {
            known = read();
        }
        if (known.isMissingNode()) {
            throw new MalformedEventException();
        }
        return known;
    }

    /**
     * {@return the content's field of the event's name, or a missing node}
     *
     * @throws MalformedEventException if the event is not valid JSON, see {@link #content}
     */
    public JsonNode body() {
        return content().path(type);
    }

    private JsonNode read() {
        JsonNode read;
        IOException problem = null;
        synchronized (this) {
            read = content;
            if (read == null) {
                try {
                    read = EventJson.contentOf(json, type);
                } catch (IOException e) {
                    read = MissingNode.getInstance();
                    problem = e;
                }
                content = read;
            }
        }
        if (problem != null) {
            requireNonNull(malformed).add(problem);
        }
        return read;
    }

    /** Returns how long the event's JSON was, in bytes or characters. */
    int size() {
        return size;
    }

    /** Returns the type only. */
    @Override
    public String toString() {
        return "Event[" + type + "]";
    }
}
