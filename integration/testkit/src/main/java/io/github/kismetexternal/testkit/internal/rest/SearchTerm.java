package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a client searches a view for: a part of a text in either case, or whole bytes in a row of a MAC address.
 * Numbers, keys and UUIDs are not searched. Immutable.
 */
final class SearchTerm {
    private static final Pattern UUID = Pattern.compile("[0-9A-F]{8}(?:-[0-9A-F]{4}){3}-[0-9A-F]{12}");

    private final String text;
    private final String bytes;
    private final List<List<String>> paths;

    SearchTerm(String term, List<List<String>> paths) {
        text = term.toUpperCase(Locale.ROOT);
        bytes = bytes(term);
        this.paths = paths;
    }

    boolean matches(JsonNode row) {
        for (List<String> path : paths) {
            JsonNode value = path.isEmpty() ? null : FieldSelection.find(row, path);
            if (value != null && value.isTextual() && matches(value.textValue().toUpperCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    private boolean matches(String value) {
        if (MacFilter.isMac(value)) {
            return !bytes.isEmpty() && (":" + value).contains(bytes);
        }
        return value.contains(text) && !UUID.matcher(value).matches() && !DeviceList.isKey(value);
    }

    /** Returns the bytes of a term, each behind a colon; empty if it is no address. */
    private static String bytes(String term) {
        List<Integer> bytes = MacBytes.parse(term);
        return bytes == null
                ? ""
                : bytes.stream().map(value -> String.format(Locale.ROOT, ":%02X", value)).collect(Collectors.joining());
    }
}
