package io.github.kismetexternal.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of JSON that is too large for one request.
 *
 * @param upload names the upload, 22 characters of base64url
 * @param index from 0, below {@code count}
 * @param count how many parts there are, 1 to 1024
 * @param content bytes of the JSON's UTF-8, at least one; a character may be cut in two
 */
record UploadPart(String upload, int index, int count, byte[] content) {
    static final int MAX_COUNT = 1024;

    private static final int ID_LENGTH = 22;
    private static final int MAX_DIGITS = 4;

    /** Returns whether a request's variables say that it is one of several. */
    static boolean isIn(Map<String, String> variables) {
        return variables.containsKey(OwnVariables.UPLOAD)
                || variables.containsKey(OwnVariables.PART)
                || variables.containsKey(OwnVariables.PARTS);
    }

    /**
     * Reads a part.
     *
     * @throws RequestRefusedException with 400 if a variable is missing or wrong, with 413 if the part is too large
     */
    static UploadPart of(Map<String, String> variables) {
        String upload = variables.get(OwnVariables.UPLOAD);
        if (upload == null || upload.length() != ID_LENGTH || !isBase64Url(upload)) {
            throw new RequestRefusedException(400, "Variable _upload must be 22 random characters of base64url, the"
                    + " same for each part.");
        }
        int count = number(variables.get(OwnVariables.PARTS));
        if (count < 1 || count > MAX_COUNT) {
            throw new RequestRefusedException(400, "Variable _parts must be how many parts there are, 1 to " + MAX_COUNT
                    + ".");
        }
        int index = number(variables.get(OwnVariables.PART));
        if (index < 0 || index >= count) {
            throw new RequestRefusedException(400, "Variable _part must be a number from 0, below _parts.");
        }
        return new UploadPart(upload, index, count, JsonVariable.bytes(variables.get(OwnVariables.JSON)));
    }

    private static boolean isBase64Url(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letter = c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z';
            if (!letter && !isDigit(c) && c != '-' && c != '_') {
                return false;
            }
        }
        return true;
    }

    /** Returns -1 for everything but a few plain digits. */
    private static int number(@Nullable String text) {
        if (text == null || text.isEmpty() || text.length() > MAX_DIGITS) {
            return -1;
        }
        int number = 0;
        for (int i = 0; i < text.length(); i++) {
            if (!isDigit(text.charAt(i))) {
                return -1;
            }
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    @Override
    public String toString() {
        return "UploadPart[" + index + " of " + count + ", " + content.length + " bytes]";
    }
}
