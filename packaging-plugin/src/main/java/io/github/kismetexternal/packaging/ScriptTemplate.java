package io.github.kismetexternal.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a shell script in which places such as {@code @dirname@} are to be filled in. Immutable.
 *
 * <p>They stand between single quotes, and no value may hold one.
 */
final class ScriptTemplate {
    private static final Pattern PLACE = Pattern.compile("@([a-zA-Z]+)@");

    private final String text;

    private ScriptTemplate(String text) {
        this.text = text;
    }

    /** Returns the template of that file name beside this class. */
    static ScriptTemplate of(String name) {
        try (InputStream stream = ScriptTemplate.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The template is missing from the plugin's jar: " + name);
            }
            return new ScriptTemplate(new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns this template with the other one in place of that comment. */
    ScriptTemplate with(String comment, ScriptTemplate other) {
        return new ScriptTemplate(text.replace(comment, other.text));
    }

    /** Returns the script. */
    String filledWith(Map<String, String> values) {
        return PLACE.matcher(text).replaceAll(place -> Matcher.quoteReplacement(value(values, place.group(1))));
    }

    private static String value(Map<String, String> values, String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("The template of a script has an unknown place: " + name);
        }
        return value;
    }
}
