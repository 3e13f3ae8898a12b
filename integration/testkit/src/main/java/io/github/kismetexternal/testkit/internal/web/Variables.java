package io.github.kismetexternal.testkit.internal.web;

import java.io.ByteArrayOutputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Query and form variables as Kismet's web server reads them: the whole text is percent-decoded first and split
 * afterwards, so that an encoded {@code &} cuts a value in two. A plus is a space in forms and cookies only. Of
 * variables of one name the last counts. Source: kis_net_beast_httpd.cc:519-613 of 2025-09, and measured.
 */
final class Variables {
    private static final Set<String> FORM_TYPES =
            Set.of("application/x-www-form-urlencoded", "application/x-www-form-urlencoded; charset=utf-8");

    private Variables() {}

    /** Returns whether a body of this type is read as a form. The space before the charset matters. */
    static boolean isForm(@Nullable String contentType) {
        return contentType != null && FORM_TYPES.contains(contentType.toLowerCase(Locale.ROOT));
    }

    /** Reads what follows the question mark. An empty query is one variable without a name. */
    static Map<String, String> ofQuery(String query) {
        return split(decode(query.getBytes(UTF_8), false));
    }

    /** Reads a form. An empty one is one variable without a name. */
    static Map<String, String> ofForm(byte[] body) {
        return split(decode(body, true));
    }

    /** Decodes the value of a Cookie header, all of it at once. */
    static String decodeCookies(String header) {
        return decode(header.getBytes(UTF_8), true);
    }

    private static Map<String, String> split(String decoded) {
        Map<String, String> variables = new LinkedHashMap<>();
        for (String pair : decoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            variables.put(
                    equals < 0 ? pair : pair.substring(0, equals), equals < 0 ? "" : pair.substring(equals + 1));
        }
        return variables;
    }

    private static String decode(byte[] bytes, boolean plusIsSpace) {
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(bytes.length);
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '%' && i + 2 < bytes.length) {
                int high = Character.digit(bytes[i + 1], 16);
                int low = Character.digit(bytes[i + 2], 16);
                if (high >= 0 && low >= 0) {
                    decoded.write(high << 4 | low);
                    i += 2;
                    continue;
                }
            }
            decoded.write(plusIsSpace && bytes[i] == '+' ? ' ' : bytes[i]);
        }
        return decoded.toString(UTF_8);
    }
}
