package io.github.kismetexternal.testkit.internal.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The JSON that browsers send. Safe for use by several threads. */
final class JsonInput {
    private static final Set<String> TYPES = Set.of("application/json", "application/json; charset=utf-8");
    private static final ObjectReader FIRST_VALUE = new ObjectMapper().reader();
    private static final ObjectReader ONLY_VALUE =
            FIRST_VALUE.with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonInput() {}

    /** Returns whether a body of this type is read as JSON. The space before the charset matters. */
    static boolean isJson(@Nullable String contentType) {
        return contentType != null && TYPES.contains(contentType.toLowerCase(Locale.ROOT));
    }

    /** Reads a text that is one JSON value; null if it is not. */
    static @Nullable JsonNode only(String text) {
        return read(ONLY_VALUE, text);
    }

    /** Reads the JSON value that a text begins with, whatever follows; null if it begins with none. */
    static @Nullable JsonNode first(String text) {
        return read(FIRST_VALUE, text);
    }

    private static @Nullable JsonNode read(ObjectReader reader, String text) {
        try {
            JsonNode value = reader.readTree(text);
            return value.isMissingNode() ? null : value;
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
