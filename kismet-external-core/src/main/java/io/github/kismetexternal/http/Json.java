package io.github.kismetexternal.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Writes JSON. Jackson is loaded with this class, so that a plugin without JSON does not pay for it. */
final class Json {
    private static final ObjectMapper MAPPER = new JsonMapper();

    private Json() {}

    static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "a " + value.getClass().getName() + " must be something Jackson can write as JSON: "
                            + e.getOriginalMessage(),
                    e);
        }
    }
}
