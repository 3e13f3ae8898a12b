package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.Bytes;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The numbered fields of one command, however they are written; every departure from what Kismet writes is a
 * {@link ProtocolException} that names the field. Not thread-safe.
 */
interface FieldReader {
    /** What {@link #next} returns after the last field. */
    int END = -1;

    /** Moves on to the next field and returns its number, or {@link #END}. */
    int next() throws ProtocolException;

    /** Reads an unsigned 32-bit number. */
    long unsigned(String field) throws ProtocolException;

    boolean flag(String field) throws ProtocolException;

    /** Reads a text; what is not valid UTF-8 in it becomes U+FFFD. */
    String text(String field) throws ProtocolException;

    /** Reads a text's bytes as they are. */
    Bytes textBytes(String field) throws ProtocolException;

    Bytes binary(String field) throws ProtocolException;

    /** Adds one or more texts to {@code texts}; such a field may be written several times. */
    void texts(String field, List<String> texts) throws ProtocolException;

    /** Adds one or more pairs of a name and a value to {@code entries}; such a field may be written several times. */
    void entries(String field, Map<String, String> entries) throws ProtocolException;

    void skip() throws ProtocolException;

    /** Returns the exception for a field that breaks a rule. */
    ProtocolException wrong(String field, String rule);

    default <T> T required(@Nullable T value, String field) throws ProtocolException {
        if (value == null) {
            throw wrong(field, "is missing");
        }
        return value;
    }
}
