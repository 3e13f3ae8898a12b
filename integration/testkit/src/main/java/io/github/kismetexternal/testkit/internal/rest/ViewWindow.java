package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a view a client wants to see, in which order and searched for what. Immutable.
 *
 * @param shape what the rows are wrapped in
 * @param start the first row; one behind the last row is taken for 0
 * @param length how many rows; 0 for all
 * @param draw what a client of DataTables tells its requests apart by
 * @param order the path that is sorted by; empty for none
 * @param largestFirst whether the largest come first, for which clients ask by {@code asc}
 * @param search what is searched for; empty for nothing
 */
record ViewWindow(
        Shape shape, long start, long length, long draw, List<String> order, boolean largestFirst, String search) {
    private static final long LARGEST_DATATABLE = 500;
    private static final Comparator<JsonNode> NATURAL = new NaturalOrder();
    private static final Comparator<JsonNode> LARGEST = Collections.reverseOrder(NATURAL);

    /** What the rows are wrapped in. */
    enum Shape {
        /** Nothing. */
        ARRAY,
        /** Since 2025-09. */
        PAGE,
        /** As the browser library DataTables wants it. */
        DATATABLE
    }

    /**
     * Reads what DataTables sends.
     *
     * @param columns the paths by the columns' numbers
     * @throws IllegalArgumentException if a number is none
     */
    static ViewWindow ofDatatable(Map<String, String> variables, @Nullable JsonNode columns, ViewWindow page) {
        JsonNode column = Json.member(columns, variables.getOrDefault("order[0][column]", ""));
        String direction = variables.get("order[0][dir]");
        return new ViewWindow(
                Shape.DATATABLE,
                unsigned(variables, "start", page.start),
                Math.min(unsigned(variables, "length", page.length), LARGEST_DATATABLE),
                unsigned(variables, "draw", 0),
                column == null || direction == null ? List.of() : firstPath(column),
                "asc".equals(direction),
                variables.getOrDefault("search[value]", ""));
    }

    /**
     * Reads pages, order and search as clients send them since 2025-09.
     *
     * @throws IllegalArgumentException if a number is none
     */
    static ViewWindow ofPage(Map<String, String> variables) {
        boolean paged = variables.containsKey("page");
        long page = unsigned(variables, "page", 0);
        long length = paged
                ? unsigned(variables, variables.containsKey("length") ? "length" : "size", 0)
                : 0;
        return new ViewWindow(
                paged ? Shape.PAGE : Shape.ARRAY,
                Numbers.unsignedProduct(page, length),
                length,
                0,
                path(variables.getOrDefault("sort", "")),
                "asc".equals(variables.get("sort_dir")),
                variables.getOrDefault("search", ""));
    }

    /** The whole of a view. */
    static ViewWindow everything() {
        return new ViewWindow(Shape.ARRAY, 0, 0, 0, List.of(), false, "");
    }

    private static long unsigned(Map<String, String> variables, String name, long otherwise) {
        String value = variables.get(name);
        return value == null ? otherwise : Numbers.unsigned(value);
    }

    private static List<String> firstPath(JsonNode column) {
        JsonNode first = column.isArray() && !column.isEmpty() ? column.get(0) : null;
        JsonNode path = first != null && first.isArray() ? first.get(0) : first;
        return path == null ? List.of() : path(Json.text(path));
    }

    private static List<String> path(String path) {
        return Arrays.stream(path.split("/")).filter(name -> !name.isEmpty()).toList();
    }

    /** Returns the rows of this window in their order. */
    List<JsonNode> cut(List<JsonNode> rows) {
        List<JsonNode> sorted = order.isEmpty() ? rows : rows.stream().sorted(comparator()).toList();
        int first = start >= rows.size() ? 0 : (int) start;
        int end = length == 0 ? rows.size() : (int) Math.min(rows.size(), first + length);
        return sorted.subList(first, end);
    }

    private Comparator<JsonNode> comparator() {
        return (left, right) -> {
            JsonNode leftValue = FieldSelection.find(left, order);
            JsonNode rightValue = FieldSelection.find(right, order);
            if (leftValue == null || rightValue == null) {
                int missingFirst = Boolean.compare(leftValue != null, rightValue != null);
                return largestFirst ? -missingFirst : missingFirst;
            }
            return (largestFirst ? LARGEST : NATURAL).compare(leftValue, rightValue);
        };
    }

    /** Wraps the rows that are shown. */
    JsonNode wrap(ArrayNode shown, int total, int filtered) {
        ObjectNode wrapper = JsonNodeFactory.instance.objectNode();
        return switch (shape) {
            case ARRAY -> shown;
            case PAGE -> wrapper.<ObjectNode>set("data", shown)
                    .put("last_page", length == 0 ? 0 : (filtered + length - 1) / length)
                    .put("last_row", filtered)
                    .put("total_row", total);
            case DATATABLE -> wrapper.put("draw", draw)
                    .<ObjectNode>set("data", shown)
                    .put("recordsTotal", total)
                    .put("recordsFiltered", filtered);
        };
    }
}
