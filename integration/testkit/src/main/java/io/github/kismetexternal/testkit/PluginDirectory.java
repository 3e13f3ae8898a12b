package io.github.kismetexternal.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A plugin's directory, read by Kismet's rules: one {@code key=value} a line, the first of a key counts, and a last
 * line without a newline is lost.
 */
record PluginDirectory(Path path, Map<String, String> manifest) {
    private static final List<String> REQUIRED = List.of("name", "description", "author", "version");

    /**
     * Reads {@code manifest.conf}.
     *
     * @throws IllegalArgumentException if Kismet would not load the plugin
     */
    static PluginDirectory read(Path path) {
        Map<String, String> manifest = new LinkedHashMap<>();
        String text;
        try {
            text = Files.readString(path.resolve("manifest.conf"), UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("plugin (" + path + ") must have a readable manifest.conf: " + e, e);
        }
        text.substring(0, text.lastIndexOf('\n') + 1).lines().forEach(line -> readLine(line.strip(), manifest));
        for (String key : REQUIRED) {
            if (!manifest.containsKey(key)) {
                throw new IllegalArgumentException("plugin (" + path + ") must have " + key
                        + "= in manifest.conf: Kismet skips it otherwise; a last line without newline does not count");
            }
        }
        return new PluginDirectory(path, manifest);
    }

    private static void readLine(String line, Map<String, String> manifest) {
        int equals = line.indexOf('=');
        if (equals > 0 && !line.startsWith("#")) {
            String value = line.substring(equals + 1).strip();
            if (!value.isEmpty()) {
                manifest.putIfAbsent(line.substring(0, equals).strip().toLowerCase(Locale.ROOT), value);
            }
        }
    }

    /**
     * Returns the helper's program. Kismet looks for it in {@code helper_binary_path}; here that is the plugin's
     * directory.
     *
     * @throws IllegalArgumentException if there is no such program, or it may not be run
     */
    Path launcher() {
        String name = manifest.getOrDefault("httpexternal", manifest.getOrDefault("kisexternal", ""));
        Path launcher = path.resolve(name);
        if (name.isEmpty() || name.contains("/") || !Files.isRegularFile(launcher) || !Files.isExecutable(launcher)) {
            throw new IllegalArgumentException("plugin (" + path + ") must name in httpexternal= a program that may be"
                    + " run, was '" + name + "'");
        }
        return launcher;
    }

    /** Returns the name under which static files are served, which is the directory's, not the manifest's. */
    String dirname() {
        return path.getFileName().toString();
    }
}
