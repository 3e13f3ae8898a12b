package io.github.kismetexternal.testkit.internal.launch;

import io.github.kismetexternal.testkit.SimulatedRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A file of Kismet's configuration, read by Kismet's rules (configfile.cc:63-318 at 2025-09): one {@code key=value} a
 * line, in lines of at most 8191 bytes; no quotes, no comment behind a value; keys in any case; of a key that is there
 * several times the first counts, or all; and a last line without a newline is lost. Not changed once it was read.
 */
final class ConfigFile {
    private static final int LONGEST_LINE = 8191;

    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final Set<String> set = new HashSet<>();
    private final boolean appendsValues;

    private ConfigFile(boolean appendsValues) {
        this.appendsValues = appendsValues;
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     */
    static ConfigFile read(Path file, SimulatedRelease release) throws IOException {
        ConfigFile config = new ConfigFile(release.appendsValues());
        String text = new String(Files.readAllBytes(file), ISO_8859_1);
        int start = 0;
        while (start < text.length()) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline + 1;
            end = Math.min(end, start + LONGEST_LINE);
            if (newline < 0 && end == text.length()) {
                break;
            }
            config.readLine(text.substring(start, end).strip());
            start = end;
        }
        return config;
    }

    private void readLine(String line) {
        int equals = line.indexOf('=');
        if (equals <= 0 || line.startsWith("#")) {
            return;
        }
        boolean appends = appendsValues && line.charAt(equals - 1) == '+';
        String key = line.substring(0, appends ? equals - 1 : equals).strip().toLowerCase(Locale.ROOT);
        String value = new String(line.substring(equals + 1).strip().getBytes(ISO_8859_1), UTF_8);
        if (!value.isEmpty()) {
            values.computeIfAbsent(key, absent -> new ArrayList<>()).add(value);
            if (!appends) {
                set.add(key);
            }
        }
    }

    /** Returns the first value of a key. */
    Optional<String> first(String key) {
        return all(key).stream().findFirst();
    }

    /** Returns whether a file that overrides another replaces a key's values there, rather than adding to them. */
    boolean replaces(String key) {
        return set.contains(key);
    }

    /** Returns all values of a key, in their order. */
    List<String> all(String key) {
        return List.copyOf(values.getOrDefault(key, List.of()));
    }
}
