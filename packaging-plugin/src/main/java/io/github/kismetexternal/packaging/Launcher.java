package io.github.kismetexternal.packaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes the shell script that Kismet starts in a plugin's stead. Immutable.
 *
 * <p>The script is {@code launcher.sh}, with the checks of {@code doctor.sh} in it so that one file is all that is
 * needed where something is missing. What is filled in stands between single quotes, and none of it can hold one.
 */
final class Launcher {
    private static final Pattern PLACE = Pattern.compile("@([a-zA-Z]+)@");

    /** A comment, so that {@code launcher.sh} is a valid script without the doctor. */
    private static final String DOCTOR = "# @doctor@\n";

    private final Map<String, String> values;

    Launcher(PluginNames names, List<String> jars, MinimumJava minimumJava) {
        this.values = Map.of(
                "dirname", names.dirname(),
                "helper", names.helper(),
                "mainClass", names.mainClass(),
                "minimumJava", minimumJava.toString(),
                "jars", String.join("\n", jars));
    }

    /** Returns the script. */
    String text() {
        String template = resource("launcher.sh").replace(DOCTOR, resource("doctor.sh"));
        return PLACE.matcher(template).replaceAll(place -> Matcher.quoteReplacement(value(place.group(1))));
    }

    private String value(String name) {
        String value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("The template of the launcher has an unknown place: " + name);
        }
        return value;
    }

    private static String resource(String name) {
        try (InputStream stream = Launcher.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("The template is missing from the plugin's jar: " + name);
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
