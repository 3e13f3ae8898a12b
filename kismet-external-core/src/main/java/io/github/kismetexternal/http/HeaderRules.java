package io.github.kismetexternal.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** What a response header may be. Kismet passes on whatever it gets, line breaks included. */
final class HeaderRules {
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7E\\t]*");
    private static final Set<String> SET_BY_KISMET = Set.of("connection", "content-length", "transfer-encoding");

    private HeaderRules() {}

    static void check(String name, String value) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("header name (" + visible(name) + ") must be an HTTP token: letters,"
                    + " digits and any of !#$%&'*+.^_`|~-");
        }
        if (!VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("header " + name + " (" + visible(value)
                    + ") must hold visible ASCII characters, spaces and tabs only; percent-encode others");
        }
        if (SET_BY_KISMET.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "header " + name + " must be left to Kismet, which sends every answer of a plugin in chunks");
        }
    }

    private static String visible(String text) {
        return text.replaceAll("[^\\x20-\\x7E]", "?");
    }
}
