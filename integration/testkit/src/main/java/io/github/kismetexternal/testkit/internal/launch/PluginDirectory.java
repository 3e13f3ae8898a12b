package io.github.kismetexternal.testkit.internal.launch;

import io.github.kismetexternal.testkit.SimulatedRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plugin's directory as Kismet sees it after reading {@code manifest.conf} (plugintracker.cc:175-422 at 2025-09).
 *
 * @param path the directory
 * @param helper the name of the helper's program, if the plugin has one
 * @param script the plugin's script for the browser, if it has one
 * @param complaints what Kismet writes to its log about a manifest that it takes all the same
 */
public record PluginDirectory(
        Path path,
        String name,
        String description,
        String author,
        String version,
        Optional<String> helper,
        Optional<Script> script,
        List<String> complaints) {

    /** A script that the browser loads. */
    public record Script(String module, String path) {}

    /**
     * Reads a plugin's manifest.
     *
     * @throws IllegalArgumentException if Kismet would skip the plugin; the message says why and what to do
     */
    public static PluginDirectory read(Path path, SimulatedRelease release) {
        ConfigFile manifest;
        try {
            manifest = ConfigFile.read(path.resolve("manifest.conf"), release);
        } catch (IOException e) {
            throw skipped(path, "must have a readable manifest.conf: " + e, e);
        }
        if (manifest.first("object").isPresent()) {
            throw skipped(path, "must not have object= in manifest.conf: the stand-in loads no native code", null);
        }
        Optional<String> helper = manifest.first("httpexternal").or(() -> manifest.first("kisexternal"));
        if (helper.isPresent() && helper.get().contains("/")) {
            throw skipped(path, "must name in httpexternal= a program without '/', was '" + helper.get()
                    + "': Kismet looks for it in helper_binary_path", null);
        }
        Optional<Script> script = manifest.first("js").map(value -> script(path, value, release));
        return new PluginDirectory(
                path,
                required(path, manifest, "name"),
                required(path, manifest, "description"),
                required(path, manifest, "author"),
                required(path, manifest, "version"),
                helper,
                script,
                manifest.first("js").filter(value -> value.matches("[^,]*,/.*")).stream()
                        .map(value -> "js= in manifest.conf must have a relative path, was '" + value + "'")
                        .toList());
    }

    private static String required(Path path, ConfigFile manifest, String key) {
        return manifest.first(key).orElseThrow(() -> skipped(
                path,
                "must have " + key + "= in manifest.conf; a last line without newline does not count, nor does one"
                        + " without a value",
                null));
    }

    private static Script script(Path path, String value, SimulatedRelease release) {
        int comma = value.indexOf(',');
        if (comma < 0 || comma >= value.length() - 2) {
            throw skipped(path, "must have js=<module>,<path> in manifest.conf, was '" + value + "'", null);
        }
        String module = value.substring(0, comma);
        String script = value.substring(comma + 1);
        if (script.startsWith("/")) {
            if (release.skipsPluginsWithAbsoluteScripts()) {
                throw skipped(path, "must have a relative path in js=, such as plugin/" + path.getFileName()
                        + "/js/x.js, was '" + script + "'", null);
            }
            script = script.substring(1);
        }
        return new Script(module, script);
    }

    private static IllegalArgumentException skipped(Path path, String rule, @Nullable Exception cause) {
        return new IllegalArgumentException("plugin (" + path + ") " + rule + "; Kismet skips it otherwise", cause);
    }

    /** Returns the name under which static files are served, which is the directory's, not the manifest's. */
    public String dirname() {
        return path.getFileName().toString();
    }

    /** Returns the directory whose files are served to everybody; it need not exist. */
    public Path staticFiles() {
        return path.resolve("httpd");
    }
}
