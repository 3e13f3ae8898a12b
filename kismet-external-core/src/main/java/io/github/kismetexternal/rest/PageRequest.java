package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which part of a long list is asked for, and in which order. Immutable.
 *
 * @param number the page, from 0
 * @param size objects a page, 1 to 500, the most that Kismet gives
 * @param sortedBy the path of the field to sort by; empty for Kismet's own order
 * @param largestFirst whether the largest comes first
 * @param search text that one of the fields asked for has to hold; empty for none. Without {@code &} and {@code =}
 */
public record PageRequest(int number, int size, String sortedBy, boolean largestFirst, String search) {
    private static final int LARGEST = 500;

    /**
     * Checks the request.
     *
     * @param number as the record says
     * @param size as the record says
     * @param sortedBy as the record says
     * @param largestFirst as the record says
     * @param search as the record says
     * @throws IllegalArgumentException if number or size is out of its range
     */
    public PageRequest {
        if (number < 0 || size < 1 || size > LARGEST || number > Integer.MAX_VALUE / size) {
            throw new IllegalArgumentException("page (" + number + " of " + size
                    + ") must be numbered from 0 and hold 1 to " + LARGEST + " objects; Kismet gives no more");
        }
    }

    /**
     * Asks for a page in Kismet's own order.
     *
     * @param number the page, from 0
     * @param size objects a page, 1 to 500
     * @return that request
     * @throws IllegalArgumentException if number or size is out of its range
     */
    public static PageRequest of(int number, int size) {
        return new PageRequest(number, size, "", false, "");
    }

    /**
     * {@return this page of the list sorted by a field's path, such as {@link TrackedDevice#LAST_SEEN}}
     *
     * @param path the field's path
     */
    public PageRequest largestFirst(String path) {
        return new PageRequest(number, size, path, true, search);
    }

    /**
     * {@return this page of the list sorted by a field's path}
     *
     * @param path the field's path
     */
    public PageRequest smallestFirst(String path) {
        return new PageRequest(number, size, path, false, search);
    }

    /**
     * {@return this page of what holds a text in one of the fields asked for}
     *
     * @param text to be searched for
     */
    public PageRequest holding(String text) {
        return new PageRequest(number, size, sortedBy, largestFirst, text);
    }

    long start() {
        return (long) number * size;
    }

    void addTo(ObjectNode request) {
        request.put("datatable", true);
        if (!sortedBy.isEmpty()) {
            request.putObject("colmap").putArray("0").add(sortedBy);
        }
    }

    /**
     * Asks the way every release knows for devices, and the one that 2025-09 wants for other lists; both read
     * {@code asc} as the largest first.
     */
    Map<String, String> query() {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("start", Long.toString(start()));
        variables.put("length", Integer.toString(size));
        variables.put("page", Integer.toString(number));
        if (!sortedBy.isEmpty()) {
            String direction = largestFirst ? "asc" : "desc";
            variables.put("order[0][column]", "0");
            variables.put("order[0][dir]", direction);
            variables.put("sort", sortedBy);
            variables.put("sort_dir", direction);
        }
        if (!search.isEmpty()) {
            variables.put("search[value]", search);
            variables.put("search", search);
        }
        return variables;
    }
}
