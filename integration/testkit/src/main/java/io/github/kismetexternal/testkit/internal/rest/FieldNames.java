package io.github.kismetexternal.testkit.internal.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/** The names in Kismet's dictionary of fields: {@code /system/tracked_fields.html} of 2023-07-R2 and 2025-09-R1. */
final class FieldNames {
    private static final Set<String> NAMES = load();

    private FieldNames() {}

    static boolean contains(String name) {
        return NAMES.contains(name);
    }

    private static Set<String> load() {
        try (InputStream packed = Resources.open("field-names.txt.gz");
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.UTF_8))) {
            return lines.lines().collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("the list of field names cannot be read: " + e.getMessage(), e);
        }
    }
}
