package io.github.kismetexternal.packaging;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds what Kismet is told about a plugin: made from the pom, as lines that Kismet reads back unchanged, or written by
 * the author, as it is. Immutable.
 *
 * <p>Kismet's reader knows no quotes, escapes or continued lines, trims values, and drops a last line without newline.
 */
final class PluginManifest {
    /** Kismet reads lines into 8192 bytes, one of which ends the string. */
    private static final int LONGEST_LINE = 8191;

    private final byte[] content;

    private PluginManifest(byte[] content) {
        this.content = content;
    }

    /** Returns the manifest that an author wrote: those bytes, and no other. */
    static PluginManifest handWritten(byte[] content) {
        return new PluginManifest(content.clone());
    }

    /**
     * Returns the manifest of a plugin.
     *
     * @param names the plugin's names
     * @param about what the pom says about the project
     * @param script the address of the plugin's script, relative to Kismet's page, or null if it has none
     * @param ui2 the value of the key {@code ui2}, for Kismet's new user interface, or null for none
     * @throws BundleException if something that Kismet requires is missing, with all that is; or if a value has control
     *     characters in it or makes a line of more than 8191 bytes
     */
    static PluginManifest of(
            PluginNames names, ProjectDescription about, @Nullable String script, @Nullable String ui2) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("name", singleLine(about.name()));
        values.put("description", singleLine(about.description()));
        values.put("author", singleLine(about.author()));
        values.put("version", singleLine(about.version()));
        checkNoneMissing(values);
        if (names.hasHelper()) {
            values.put("httpexternal", names.helper());
        }
        if (script != null) {
            values.put("js", names.jsModule() + "," + script);
        }
        if (ui2 != null) {
            values.put("ui2", ui2);
        }
        StringBuilder text = new StringBuilder();
        values.forEach((key, value) -> text.append(line(key, value)).append('\n'));
        return new PluginManifest(text.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes the file in place of an earlier one.
     *
     * @throws IOException if it cannot be written
     */
    void writeTo(Path file) throws IOException {
        PlainFile.write(file, content);
    }

    /** Returns the content of {@code manifest.conf}. */
    String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    private static String singleLine(@Nullable String value) {
        return value == null ? "" : value.replaceAll("\\s+", " ").strip();
    }

    private static void checkNoneMissing(Map<String, String> values) {
        StringBuilder missing = new StringBuilder();
        values.forEach((key, value) -> {
            if (value.isEmpty()) {
                missing.append("\n  ").append(key).append(" is missing: ").append(remedy(key));
            }
        });
        if (!missing.isEmpty()) {
            throw new BundleException(
                    "The pom must say these things, without which Kismet skips the plugin:" + missing);
        }
    }

    private static String remedy(String key) {
        return switch (key) {
            case "name" -> "the name under which Kismet lists the plugin; add <name>My plugin</name> to pom.xml.";
            case "description" -> "one sentence on what it does; add <description>...</description> to pom.xml.";
            case "author" -> "who made it; add <developers><developer><name>...</name></developer></developers>, or"
                    + " <organization><name>...</name></organization>, to pom.xml.";
            default -> "its version; add <version>1.0</version> to pom.xml.";
        };
    }

    private static String line(String key, String value) {
        int control = value.codePoints().filter(Character::isISOControl).findFirst().orElse(-1);
        if (control >= 0) {
            throw new BundleException(key + " (has the character " + String.format("U+%04X", control)
                    + ") must have no control characters, which Kismet does not read back; remove it from pom.xml.");
        }
        String line = key + "=" + value;
        int length = line.getBytes(StandardCharsets.UTF_8).length;
        if (length > LONGEST_LINE) {
            throw new BundleException(key + " (a line of " + length + " bytes) must fit a line of " + LONGEST_LINE
                    + " bytes, as Kismet reads no longer ones; shorten it in pom.xml.");
        }
        return line;
    }
}
