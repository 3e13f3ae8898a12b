package io.github.kismetexternal.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Reads what the variable {@code _json} holds: base64url without padding of UTF-8. */
final class JsonVariable {
    /** Leaves room for path and names below the 16 kB at which Kismet 2025-09 can no longer forward a form. */
    static final int MAX_CHARACTERS = 12_000;

    private JsonVariable() {}

    /**
     * Returns the bytes.
     *
     * @throws RequestRefusedException with 400 if there are none or the text is not base64url; with 413 if it is too
     *     long
     */
    static byte[] bytes(@Nullable String encoded) {
        if (encoded == null || encoded.isEmpty()) {
            throw new RequestRefusedException(400, "The request must be a form, sent by POST as"
                    + " application/x-www-form-urlencoded; charset=UTF-8 (with the space), whose variable _json holds"
                    + " the JSON in base64url; Kismet forwards no other body.");
        }
        if (encoded.length() > MAX_CHARACTERS) {
            throw new RequestRefusedException(413, "Variable _json has " + encoded.length() + " characters and must"
                    + " have at most " + MAX_CHARACTERS + "; send larger JSON in parts.");
        }
        if (encoded.indexOf('=') >= 0) {
            throw notBase64();
        }
        try {
            return Base64.getUrlDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            throw notBase64();
        }
    }

    private static RequestRefusedException notBase64() {
        return new RequestRefusedException(400, "Variable _json must be base64url: letters, digits, - and _, without"
                + " padding.");
    }

    /**
     * Returns bytes as text.
     *
     * @throws RequestRefusedException with 400 if they are not UTF-8
     */
    static String text(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new RequestRefusedException(400, "The JSON in variable _json must be UTF-8.");
        }
    }
}
