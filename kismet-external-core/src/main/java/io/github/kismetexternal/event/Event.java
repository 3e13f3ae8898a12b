package io.github.kismetexternal.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kismetexternal.command.Bytes;
import java.io.IOException;
import java.util.Set;

/**
 * One event of Kismet's bus.
 *
 * <p>Its strings come from the air: an SSID or a device name is whatever somebody chose to broadcast. Safe for use by
 * several threads as long as nobody changes the tree.
 */
public final class Event {
    private static final String TYPE = "kismet.eventbus.type";
    private static final String CONTENT = "kismet.eventbus.content";

    private final String type;
    private final JsonNode content;
    private final int size;

    private Event(String type, JsonNode content, int size) {
        this.type = type;
        this.content = content;
        this.size = size;
    }

    /**
     * Reads an event as Kismet writes it.
     *
     * @throws IOException if it is not valid JSON, or has no type or content
     */
    static Event parse(Bytes json) throws IOException {
        JsonNode tree = Mapper.JSON.readTree(json.array(), json.offset(), json.size());
        JsonNode type = tree.path(TYPE);
        JsonNode content = tree.path(CONTENT);
        if (!type.isTextual() || !content.isObject()) {
            throw new IOException("an event must have a text " + TYPE + " and an object " + CONTENT);
        }
        return new Event(type.textValue(), content, json.size());
    }

    /**
     * Reads an event whose type Kismet does not tell, as those that come over a websocket.
     *
     * @param json the content
     * @param topics what was subscribed to
     * @throws IOException if it is not valid JSON, or no object
     */
    static Event ofContent(String json, Set<String> topics) throws IOException {
        JsonNode content = Mapper.JSON.readTree(json);
        if (!content.isObject()) {
            throw new IOException("an event's content must be an object");
        }
        return new Event(StreamedType.of(content, topics), content, json.length());
    }

    /** {@return the event's type, such as {@code TIMESTAMP}} */
    public String type() {
        return type;
    }

    /**
     * {@return the content: an object whose field of the event's name holds the event proper} Events about SSIDs and
     * handshakes have a second field with the device; one that a helper published has only {@code
     * kismet.eventbus.event_json}; {@code KISMETDB_LOG_OPEN} has none.
     */
    public JsonNode content() {
        return content;
    }

    /** {@return the content's field of the event's name, or a missing node} */
    public JsonNode body() {
        return content.path(type);
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

    /** Loads Jackson when the first event arrives, not before: many plugins never see one. */
    private static final class Mapper {
        static final ObjectMapper JSON = new JsonMapper();
    }
}
