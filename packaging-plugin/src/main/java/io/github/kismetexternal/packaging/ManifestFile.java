package io.github.kismetexternal.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Holds a manifest that an author wrote, and knows what Kismet reads in it. Immutable.
 *
 * <p>Of a key that occurs twice, Kismet takes the first; a line after the last newline it drops; values have neither
 * quotes nor comments behind them. It looks at {@code kisexternal} where there is no {@code httpexternal}.
 */
final class ManifestFile {
    private static final List<String> REQUIRED = List.of("name", "description", "author", "version");

    /** A script at the address of a plugin's files. */
    private static final Pattern SCRIPT = Pattern.compile("[^,]*,plugin/([^/]+)/.*");

    private final Path file;
    private final byte[] content;
    private final Map<String, String> values;

    private ManifestFile(Path file, byte[] content) {
        this.file = file;
        this.content = content;
        this.values = values(content);
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     */
    static ManifestFile read(Path file) throws IOException {
        return new ManifestFile(file, Files.readAllBytes(file));
    }

    private static Map<String, String> values(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        Map<String, String> values = new LinkedHashMap<>();
        text.substring(0, text.lastIndexOf('\n') + 1).lines().map(String::strip).forEach(line -> {
            int equals = line.indexOf('=');
            if (equals <= 0 || line.startsWith("#")) {
                return;
            }
            String value = line.substring(equals + 1).strip();
            if (!value.isEmpty()) {
                values.putIfAbsent(line.substring(0, equals).strip().toLowerCase(Locale.ROOT), value);
            }
        });
        return values;
    }

    /** Returns the name of the program that Kismet starts, or null if it starts none. */
    @Nullable String helper() {
        return values.getOrDefault("httpexternal", values.get("kisexternal"));
    }

    /** Returns the name of the plugin's script, or null if it has none. */
    @Nullable String jsModule() {
        String js = values.get("js");
        int comma = js == null ? -1 : js.indexOf(',');
        return js == null || comma < 0 ? js : js.substring(0, comma);
    }

    /**
     * Returns the names and the manifest of the plugin.
     *
     * @throws BundleException if Kismet finds no name, description, author or version in the manifest, or if a
     *     parameter says otherwise than the manifest does
     */
    Identity identity(PluginParameters parameters) {
        requireKeys();
        requireSame("helper", parameters.helper(), "httpexternal", helper());
        requireSame("jsModule", parameters.jsModule(), "js", jsModule());
        requireSame("ui2", parameters.ui2(), "ui2", values.get("ui2"));
        String helper = helper();
        if (parameters.webOnly() && helper != null) {
            throw new BundleException("webOnly (true) must not be set for a plugin whose manifest (" + file
                    + ") names a helper (" + helper + "), which the bundle would lack; remove the line httpexternal"
                    + " from it, or <webOnly> from pom.xml.");
        }
        if (!parameters.webOnly() && helper == null) {
            throw new BundleException("The manifest (" + file + ") must name the plugin's helper, or Kismet never"
                    + " starts it; add the line httpexternal=kismet_" + parameters.names().dirname() + " and end it"
                    + " with a newline, or, for a plugin of browser files only, set <webOnly>true</webOnly>.");
        }
        PluginNames names = parameters.withHelper(helper).names();
        requireOwnScript(names);
        return new Identity(names, PluginManifest.handWritten(content));
    }

    private void requireOwnScript(PluginNames names) {
        Matcher script = SCRIPT.matcher(values.getOrDefault("js", ""));
        if (script.matches() && !script.group(1).equals(names.dirname())) {
            throw new BundleException("dirname (" + names.dirname() + ") must be the directory in the address of the"
                    + " script, which is " + script.group(1) + " in the manifest (" + file + "); write js="
                    + jsModule() + ",plugin/" + names.dirname() + "/..., or set <dirname>" + script.group(1)
                    + "</dirname>.");
        }
    }

    private void requireKeys() {
        String missing =
                REQUIRED.stream().filter(key -> !values.containsKey(key)).collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw new BundleException("The manifest (" + file + ") must have values for name, description, author and"
                    + " version, or Kismet skips the plugin; add: " + missing + ", each as a line key=value that ends"
                    + " in a newline, as Kismet drops a last line without one.");
        }
    }

    private void requireSame(String parameter, @Nullable String set, String key, @Nullable String written) {
        if (set != null && !set.equals(written)) {
            throw new BundleException(parameter + " (" + set + ") must be what the manifest (" + file + ") says, which"
                    + (written == null ? " has no " + key : " has " + written + " in " + key) + "; remove <" + parameter
                    + "> from pom.xml, or change the manifest, or delete it to have one made from pom.xml.");
        }
    }
}
