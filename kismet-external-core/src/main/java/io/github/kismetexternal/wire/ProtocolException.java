package io.github.kismetexternal.wire;

import java.io.IOException;

/**
 * Thrown when the incoming stream breaks a rule of the protocol. The stream cannot be read further: nothing marks
 * where the next frame would begin.
 */
public final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Where in the stream, in bytes. */
    private final long offset;
    /** The field that is wrong. */
    private final String field;
    /** What it must be, and what it was. */
    private final String rule;

    ProtocolException(long offset, String field, String rule) {
        super("byte " + offset + " of the stream: " + field + " " + rule);
        this.offset = offset;
        this.field = field;
        this.rule = rule;
    }

    /** {@return where in the stream the rule was broken, in bytes from its beginning} */
    public long offset() {
        return offset;
    }

    /** {@return the field, such as {@code signature} or {@code HTTPREQUEST req_id}} */
    public String field() {
        return field;
    }

    /** {@return what the field must be, and what it was} */
    public String rule() {
        return rule;
    }
}
