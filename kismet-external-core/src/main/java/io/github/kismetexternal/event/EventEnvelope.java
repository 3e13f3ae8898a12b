package io.github.kismetexternal.event;

import io.github.kismetexternal.command.Bytes;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Finds the type of an event from the pipe without reading what else is in it.
 *
 * <p>Kismet writes an object of two members: 2025-09 the type and then the content, earlier releases the content and
 * then the type. Both are recognised by their bytes, for text between quotes can hold no quote; whether all of it is
 * valid JSON shows when it is read. What is written in any other way, escapes in the type included, is left to a
 * parser.
 */
final class EventEnvelope {
    private static final byte[] TYPE_FIRST = "{\"kismet.eventbus.type\":".getBytes(ISO_8859_1);
    private static final byte[] THEN_CONTENT = ",\"kismet.eventbus.content\":".getBytes(ISO_8859_1);
    private static final byte[] CONTENT_FIRST = "{\"kismet.eventbus.content\":".getBytes(ISO_8859_1);
    private static final byte[] THEN_TYPE = "},\"kismet.eventbus.type\":".getBytes(ISO_8859_1);

    private EventEnvelope() {}

    /**
     * Returns the type.
     *
     * @throws IOException if there is none, or no object as content
     */
    static String typeOf(Bytes json) throws IOException {
        String type = recognise(json);
        return type != null ? type : EventJson.typeOf(json);
    }

    /** Returns the type, or null if this is not what a Kismet writes. */
    static @Nullable String recognise(Bytes json) {
        byte[] array = json.array();
        int end = json.offset() + json.size();
        if (matches(TYPE_FIRST, array, json.offset(), end)) {
            return typeAtBeginning(array, json.offset() + TYPE_FIRST.length, end);
        }
        boolean isContentFirst = matches(CONTENT_FIRST, array, json.offset(), end)
                && isObject(array, json.offset() + CONTENT_FIRST.length, end);
        return isContentFirst ? typeAtEnd(array, json.offset() + CONTENT_FIRST.length, end) : null;
    }

    private static @Nullable String typeAtBeginning(byte[] array, int from, int end) {
        int start = afterSpace(array, from, end);
        if (start == end || array[start] != '"') {
            return null;
        }
        int quote = start + 1;
        while (quote < end && isPlain(array[quote])) {
            quote++;
        }
        int then = quote + 1;
        return quote < end
                        && array[quote] == '"'
                        && matches(THEN_CONTENT, array, then, end)
                        && isObject(array, then + THEN_CONTENT.length, end)
                ? text(array, start + 1, quote)
                : null;
    }

    private static @Nullable String typeAtEnd(byte[] array, int from, int end) {
        if (array[end - 1] != '}' || array[end - 2] != '"') {
            return null;
        }
        int quote = end - 3;
        while (quote > from && isPlain(array[quote])) {
            quote--;
        }
        int before = array[quote - 1] == ' ' ? quote - 1 : quote;
        return array[quote] == '"' && matches(THEN_TYPE, array, Math.max(from, before - THEN_TYPE.length), before)
                ? text(array, quote + 1, end - 2)
                : null;
    }

    /** Returns whether a byte stands for itself in a JSON text of ASCII, and does not end it. */
    private static boolean isPlain(byte b) {
        return b >= ' ' && b != '"' && b != '\\';
    }

    private static boolean isObject(byte[] array, int from, int end) {
        int start = afterSpace(array, from, end);
        return start < end && array[start] == '{';
    }

    private static int afterSpace(byte[] array, int from, int end) {
        return from < end && array[from] == ' ' ? from + 1 : from;
    }

    private static boolean matches(byte[] expected, byte[] array, int from, int end) {
        int to = from + expected.length;
        return to <= end && Arrays.equals(expected, 0, expected.length, array, from, to);
    }

    private static String text(byte[] array, int from, int end) {
        return new String(array, from, end - from, ISO_8859_1);
    }
}
