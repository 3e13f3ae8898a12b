package io.github.kismetexternal.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DatabindException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON that somebody's browser sent. Jackson is loaded with this class, so that a plugin without JSON does not
 * pay for it.
 */
final class JsonReader {
    /** Handlers run on small stacks, and what a person's page sends is flat. */
    private static final int MAX_DEPTH = 200;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(
                    DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                    DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                    DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .build();

    private JsonReader() {}

    static <T> T read(String json, Class<T> type) {
        return read(json, MAPPER.constructType(type));
    }

    static <T> T read(String json, TypeReference<T> type) {
        return read(json, MAPPER.constructType(type));
    }

    private static <T> T read(String json, JavaType type) {
        T value;
        try {
            value = MAPPER.readValue(json, type);
        } catch (InvalidDefinitionException e) {
            // Without the cause, whose text can show a part of what was sent.
            throw new IllegalArgumentException("a " + type.toCanonical() + " must be something Jackson can read from"
                    + " JSON, such as a record: " + e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw refusal(e);
        }
        if (value == null) {
            throw new RequestRefusedException(400, "The JSON is wrong: it must not be null.");
        }
        return value;
    }

    /** Says where, and what should have been there, but nothing that was sent. */
    private static RequestRefusedException refusal(JsonProcessingException e) {
        if (e.getCause() instanceof RequestRefusedException byAuthor) {
            return byAuthor;
        }
        String rule = "it must be valid JSON, with no name twice in an object, nothing after its end, and at most "
                + MAX_DEPTH + " levels deep";
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            rule = "it must fit the type " + mismatch.getTargetType().getSimpleName();
        } else if (e instanceof DatabindException && !(e.getCause() instanceof JsonProcessingException)) {
            rule = "it must be what the plugin expects";
        }
        return new RequestRefusedException(400, "The JSON is wrong" + at(e.getLocation()) + ": " + rule + ".");
    }

    private static String at(@Nullable JsonLocation place) {
        return place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }
}
