package io.github.kismetexternal.http;

import java.util.Locale;
import java.util.Set;

/** What a response header may be. Kismet passes on whatever it gets, line breaks included. */
final class HeaderRules {
    private static final String TOKEN_MARKS = "!#$%&'*+.^_`|~-";
    private static final Set<String> SET_BY_KISMET = Set.of("connection", "content-length", "transfer-encoding");

    private HeaderRules() {}

    static void check(String name, String value) {
        if (!isToken(name)) {
            throw new IllegalArgumentException("header name (" + visible(name) + ") must be an HTTP token: letters,"
                    + " digits and any of !#$%&'*+.^_`|~-");
        }
        if (!isVisible(value)) {
            throw new IllegalArgumentException("header " + name + " (" + visible(value)
                    + ") must hold visible ASCII characters, spaces and tabs only; percent-encode others");
        }
        if (SET_BY_KISMET.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "header " + name + " must be left to Kismet, which sends every answer of a plugin in chunks");
        }
    }

    // By hand: each answer is checked, and a matcher for each would be a tenth of what a small one allocates.

    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && TOKEN_MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isVisible(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '\t' && (c < ' ' || c > '~')) {
                return false;
            }
        }
        return true;
    }

    private static String visible(String text) {
        return text.replaceAll("[^\\x20-\\x7E]", "?");
    }
}
