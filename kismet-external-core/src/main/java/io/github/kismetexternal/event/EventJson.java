package io.github.kismetexternal.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.kismetexternal.command.Bytes;
import java.io.IOException;

/** Reads the JSON of events. Brings Jackson with it, which a plugin that looks at no event's content never needs. */
final class EventJson {
    private static final String TYPE = "kismet.eventbus.type";
    private static final String CONTENT = "kismet.eventbus.content";
    private static final ObjectMapper JSON = new JsonMapper();

    private EventJson() {}

    /**
     * Returns an event's type, keeping nothing else of it.
     *
     * @throws IOException if it is not valid JSON, or has no type or content
     */
    static String typeOf(Bytes json) throws IOException {
        String type = null;
        boolean hasContent = false;
        try (JsonParser parser = JSON.createParser(json.array(), json.offset(), json.size())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw noEvent();
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                JsonToken value = parser.nextToken();
                if (name.equals(TYPE)) {
                    type = value == JsonToken.VALUE_STRING ? parser.getText() : null;
                } else if (name.equals(CONTENT)) {
                    hasContent = value == JsonToken.START_OBJECT;
                }
                parser.skipChildren();
            }
        }
        if (type == null || !hasContent) {
            throw noEvent();
        }
        return type;
    }

    /**
     * Reads an event's content.
     *
     * @throws IOException if it is not valid JSON, or has no content, or not this type
     */
    static JsonNode contentOf(Bytes json, String type) throws IOException {
        JsonNode tree = JSON.readTree(json.array(), json.offset(), json.size());
        JsonNode content = tree.path(CONTENT);
        if (!content.isObject() || !type.equals(tree.path(TYPE).textValue())) {
            throw noEvent();
        }
        return content;
    }

    /**
     * Reads the content of an event whose type Kismet does not tell.
     *
     * @throws IOException if it is not valid JSON, or no object
     */
    static JsonNode content(String json) throws IOException {
        JsonNode content = JSON.readTree(json);
        if (!content.isObject()) {
            throw new IOException("an event's content must be an object");
        }
        return content;
    }

    private static IOException noEvent() {
        return new IOException("an event must have a text " + TYPE + " and an object " + CONTENT);
    }
}
