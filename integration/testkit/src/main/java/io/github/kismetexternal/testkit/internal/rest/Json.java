package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import org.jspecify.annotations.Nullable;

/** What a client's JSON holds, with the errors that Kismet's JSON library raises over what it does not. */
public final class Json {
    private static final String WRONG_TYPE = "[json.exception.type_error.302] type must be %s, but is %s";
    private static final String NO_OBJECT =
            "[json.exception.type_error.305] cannot use operator[] with a string argument with %s";

    private Json() {}

    /**
     * Returns a text.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static String text(@Nullable JsonNode node) {
        if (node == null || !node.isTextual()) {
            throw new IllegalArgumentException(WRONG_TYPE.formatted("string", typeOf(node)));
        }
        return node.textValue();
    }

    /**
     * Returns a number.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static double number(@Nullable JsonNode node) {
        if (node == null || !(node.isNumber() || node.isBoolean())) {
            throw new IllegalArgumentException(WRONG_TYPE.formatted("number", typeOf(node)));
        }
        return node.isBoolean() ? (node.booleanValue() ? 1 : 0) : node.doubleValue();
    }

    /**
     * Returns a list.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static ArrayNode array(JsonNode node) {
        if (node instanceof ArrayNode array) {
            return array;
        }
        throw new IllegalArgumentException(WRONG_TYPE.formatted("array", typeOf(node)));
    }

    /**
     * Returns a truth value.
     *
     * @throws IllegalArgumentException if it is something else
     */
    static boolean truth(JsonNode node) {
        if (!node.isBoolean()) {
            throw new IllegalArgumentException(WRONG_TYPE.formatted("boolean", typeOf(node)));
        }
        return node.booleanValue();
    }

    /**
     * Returns a member of what a client sent; null if there is none or it is null.
     *
     * @throws IllegalArgumentException if the client sent something that has no members
     */
    public static @Nullable JsonNode member(@Nullable JsonNode sent, String name) {
        if (sent == null || sent.isNull()) {
            return null;
        }
        if (!sent.isObject()) {
            throw new IllegalArgumentException(NO_OBJECT.formatted(typeOf(sent)));
        }
        JsonNode member = sent.get(name);
        return member == null || member.isNull() ? null : member;
    }

    static String typeOf(@Nullable JsonNode node) {
        if (node == null) {
            return "null";
        }
        return switch (node.getNodeType()) {
            case ARRAY -> "array";
            case BOOLEAN -> "boolean";
            case NUMBER -> "number";
            case OBJECT, POJO -> "object";
            case STRING, BINARY -> "string";
            case MISSING, NULL -> "null";
        };
    }
}
