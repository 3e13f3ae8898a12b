package _package_;

import java.util.List;
import java.util.Map;

/** Reads the list of patterns from the plugin's settings. */
final class WatchSettings {
    private static final String PREFIX = "watch.";

    private WatchSettings() {}

    /**
     * Returns the patterns in the order of their keys, which are anything that begins with {@code watch.}.
     *
     * @throws IllegalArgumentException if one is no pattern, with its key
     */
    static List<WatchPattern> patterns(Map<String, String> settings) {
        return settings.keySet().stream()
                .filter(key -> key.startsWith(PREFIX))
                .sorted()
                .map(key -> parse(key, settings.get(key)))
                .distinct()
                .toList();
    }

    private static WatchPattern parse(String key, String value) {
        try {
            return WatchPattern.parse(value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("settings.properties, " + key + ": " + e.getMessage(), e);
        }
    }
}
