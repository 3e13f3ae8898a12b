package io.github.kismetexternal.testkit.internal.record;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.HttpRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * Makes what comes from the wire fit for one line of a terminal: without control characters, cut where it is long, and
 * without the tokens that are known. Immutable.
 */
final class Printable {
    /** Knows no tokens. */
    static final Printable INSTANCE = new Printable(Set.of());

    private static final int LONGEST = 60;
    private static final int LONGEST_PATH = 200;
    private static final int MOST_BYTES = 16;
    private static final char REPLACEMENT = '\uFFFD';
    /** Part of a token, in what cannot be understood: better to hide what is none. */
    private static final Pattern HEX_DIGITS = Pattern.compile("[0-9A-Fa-f]{8,}");

    private final List<String> tokens;

    Printable(Set<String> tokens) {
        this.tokens = tokens.stream().filter(token -> !token.isEmpty()).toList();
    }

    /** Returns the beginning of a text in quotes, followed by dots if there is more. */
    String quoted(String text) {
        String shown = withoutTokens(text);
        return '"' + escaped(beginning(shown, LONGEST), true) + '"' + (shown.length() > LONGEST ? "..." : "");
    }

    /** Returns a content with its size: its beginning as text, or as bytes if it is no text. */
    String sized(Bytes content) {
        // Enough for what is shown, however many tokens are left out and bytes make a character.
        String text = content.slice(0, Math.min(content.size(), LONGEST * 16)).utf8();
        boolean binary = beginning(text, LONGEST).chars().anyMatch(c -> c == 0 || c == REPLACEMENT);
        return content.size() + " B " + (binary ? hex(content, MOST_BYTES) : quoted(text));
    }

    /** Returns a word, such as a path or a name, without quotes; a backslash in it stands for itself. */
    String word(String text) {
        String shown = withoutTokens(text);
        return escaped(beginning(shown, LONGEST_PATH), false) + (shown.length() > LONGEST_PATH ? "..." : "");
    }

    /**
     * Returns a request's method and path. What stands in the query, which releases before 2021-08 leave in place, are
     * variables, which may hold a password.
     */
    String target(HttpRequest request) {
        int query = request.uri().indexOf('?');
        return word(request.method()) + " "
                + (query < 0 ? word(request.uri()) : word(request.uri().substring(0, query)) + "?...");
    }

    /** Returns the first bytes as hexadecimal numbers; what could be a part of a token stands as dots. */
    String hex(Bytes bytes, int most) {
        int shown = Math.min(bytes.size(), most);
        String all = new String(bytes.array(), bytes.offset(), Math.min(bytes.size(), most * 2), ISO_8859_1);
        boolean[] hidden = new boolean[all.length()];
        HEX_DIGITS.matcher(all).results().forEach(found -> {
            for (int i = found.start(); i < found.end(); i++) {
                hidden[i] = true;
            }
        });
        StringBuilder text = new StringBuilder(shown * 3);
        for (int i = 0; i < shown; i++) {
            text.append(i == 0 ? "" : " ").append(hidden[i] ? ".." : "%02x".formatted((int) all.charAt(i)));
        }
        return text.append(bytes.size() > shown ? " ..." : "").toString();
    }

    private String withoutTokens(String text) {
        String shown = text;
        for (String token : tokens) {
            shown = shown.replace(token, "<token>");
        }
        return shown;
    }

    private static String beginning(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }

    private static String escaped(String text, boolean quotes) {
        StringBuilder escaped = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (c) {
                case '\n' -> escaped.append("\\n");
                case '\r' -> escaped.append("\\r");
                case '\t' -> escaped.append("\\t");
                default -> {
                    if ((c == '"' || c == '\\') && quotes) {
                        escaped.append('\\').appendCodePoint(c);
                    } else if (isInvisible(c)) {
                        escaped.append("\\u{").append(Integer.toHexString(c)).append('}');
                    } else {
                        escaped.appendCodePoint(c);
                    }
                }
            }
        });
        return escaped.toString();
    }

    private static boolean isInvisible(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
