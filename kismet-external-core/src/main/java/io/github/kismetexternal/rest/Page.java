package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.Function;

/**
 * Part of a long list. Immutable, so safe for use by several threads as far as its rows are.
 *
 * @param rows the objects of this page; none if it lies behind the last
 * @param matching how many objects the search left
 * @param total how many there are
 * @param <T> what the objects are read as
 */
public record Page<T>(List<T> rows, long matching, long total) {
    /**
     * Keeps an immutable copy of the list.
     *
     * @param rows as the record says
     * @param matching as the record says
     * @param total as the record says
     */
    public Page {
        rows = List.copyOf(rows);
    }

    /** Reads both forms that Kismet answers in: as asked for by DataTables, and since 2025-09 its own. */
    static <T> Page<T> read(JsonNode answer, long start, Function<JsonNode, T> reader) {
        JsonNode filtered = answer.has("recordsFiltered") ? answer.path("recordsFiltered") : answer.path("last_row");
        JsonNode all = answer.has("recordsTotal") ? answer.path("recordsTotal") : answer.path("total_row");
        long matching = filtered.asLong();
        // Kismet begins at the start again where a page lies behind the end.
        List<T> rows = start > 0 && start >= matching ? List.of() : RestJson.read(answer.path("data"), reader);
        return new Page<>(rows, matching, all.asLong());
    }
}
