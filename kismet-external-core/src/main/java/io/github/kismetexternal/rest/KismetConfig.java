package io.github.kismetexternal.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Kismet's configuration as its server reads it: {@code key=value} lines, comments that begin with {@code #}, included
 * files, and overrides that replace what stands elsewhere.
 *
 * <p>Unlike the server this passes over files that cannot be read, and over a last line without an end as the server
 * does. Keys are the same in upper and lower case; {@code key+=value} adds to a key (Kismet 2022-08 and later).
 */
final class KismetConfig {
    private static final int DEEPEST = 16;

    private final UnaryOperator<String> expansion;
    private final Map<String, List<String>> values = new LinkedHashMap<>();
    private final List<String> overrides = new ArrayList<>();

    private KismetConfig(UnaryOperator<String> expansion) {
        this.expansion = expansion;
    }

    /**
     * Reads a {@code kismet.conf} and all that it leads to.
     *
     * @param last what is read after all that; null for nothing
     * @param expansion replaces {@code %E} and its like in the paths of other files
     */
    static KismetConfig read(Path file, @Nullable String last, UnaryOperator<String> expansion) {
        KismetConfig config = new KismetConfig(expansion);
        config.parse(file, config.values, 0);
        List.copyOf(config.overrides).forEach(config::override);
        if (last != null) {
            config.override(last);
        }
        return config;
    }

    /** Returns the first value of a key. */
    Optional<String> first(String key) {
        return values.getOrDefault(key.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
    }

    private void override(String pattern) {
        Map<String, List<String>> replacing = new LinkedHashMap<>();
        parseAll(pattern, replacing, 0);
        replacing.forEach((key, replacement) -> {
            if (key.endsWith("+")) {
                values.computeIfAbsent(key.substring(0, key.length() - 1).trim(), name -> new ArrayList<>())
                        .addAll(replacement);
            } else {
                values.put(key, replacement);
            }
        });
    }

    private void parse(Path file, Map<String, List<String>> into, int depth) {
        if (depth > DEEPEST) {
            return;
        }
        String text;
        try {
            text = Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException | UncheckedIOException e) {
            return;
        }
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            parseLine(text.substring(start, end).trim(), into, depth);
            start = end + 1;
        }
    }

    private void parseLine(String line, Map<String, List<String>> into, int depth) {
        int equals = line.indexOf('=');
        if (line.startsWith("#") || equals <= 0) {
            return;
        }
        String key = line.substring(0, equals).trim();
        String value = line.substring(equals + 1).trim();
        if (value.isEmpty()) {
            return;
        }
        switch (key) {
            case "include", "opt_include" -> parseAll(value, into, depth + 1);
            case "opt_override" -> overrides.add(value);
            default -> into.computeIfAbsent(key.toLowerCase(Locale.ROOT), name -> new ArrayList<>()).add(value);
        }
    }

    /** Reads the files of a pattern, whose last name alone may hold wildcards. */
    private void parseAll(String pattern, Map<String, List<String>> into, int depth) {
        Path path = Path.of(expansion.apply(pattern));
        Path name = path.getFileName();
        if (name == null || name.toString().chars().noneMatch(c -> c == '*' || c == '?' || c == '[')) {
            parse(path, into, depth);
            return;
        }
        Path directory = path.getParent() == null ? Path.of("") : path.getParent();
        TreeSet<Path> found = new TreeSet<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, name.toString())) {
            files.forEach(found::add);
        } catch (IOException e) {
            return;
        }
        found.forEach(file -> parse(file, into, depth));
    }
}
