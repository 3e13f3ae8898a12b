package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The fields that a client wants to see of an object: {@code ["path", ["path", "alias"], ...]}, a path being names
 * with slashes between them. Immutable.
 *
 * <p>Measured on 2023-07-R2 and 2025-09-R1: a field is named for its alias, else for the last name of its path,
 * whatever object it was in. One that an object lacks is 0; if the dictionary of fields does not hold every name of its
 * path, it is named {@code field.unknown.not.registered}, unless it has an alias. A field that is asked for under two
 * aliases comes twice under the last. Two fields of one name are both written; a tree holds the last only.
 */
public final class FieldSelection {
    private static final FieldSelection EVERYTHING = new FieldSelection(List.of());
    private static final String UNKNOWN = "field.unknown.not.registered";
    private static final JsonNode MISSING = IntNode.valueOf(0);

    private final List<Field> fields;

    private FieldSelection(List<Field> fields) {
        this.fields = fields;
    }

    /** An alias that is empty is none. */
    private record Field(List<String> path, String alias) {
        static Field of(String path, String alias) {
            return new Field(
                    Arrays.stream(path.split("/")).filter(name -> !name.isEmpty()).toList(), alias);
        }

        String nameIfMissing() {
            if (!alias.isEmpty()) {
                return alias;
            }
            return path.stream().allMatch(FieldNames::contains) ? path.get(path.size() - 1) : UNKNOWN;
        }

        String nameIfPresent(Map<List<String>, String> aliases) {
            String shared = aliases.getOrDefault(path, "");
            return shared.isEmpty() ? path.get(path.size() - 1) : shared;
        }
    }

    /**
     * Reads a selection. Everything that is no array, or an empty one, selects everything, as does null.
     *
     * @throws IllegalArgumentException if an element is neither a path nor a pair of path and alias; the message is
     *     what Kismet answers after {@code "ERROR: "}
     */
    public static FieldSelection parse(@Nullable JsonNode fields) {
        if (fields == null || !fields.isArray() || fields.isEmpty()) {
            return EVERYTHING;
        }
        List<Field> parsed = new ArrayList<>();
        for (JsonNode field : fields) {
            if (field.isTextual()) {
                parsed.add(Field.of(field.textValue(), ""));
            } else if (!field.isArray()) {
                throw new IllegalArgumentException("Invalid field mapping, expected field or [field,rename]");
            } else if (field.size() != 2) {
                throw new IllegalArgumentException("Invalid field mapping, expected [field, name]");
            } else {
                parsed.add(Field.of(Json.text(field.get(0)), Json.text(field.get(1))));
            }
        }
        return new FieldSelection(List.copyOf(parsed));
    }

    /** Returns whether everything is selected. */
    boolean isEverything() {
        return fields.isEmpty();
    }

    /** Returns the paths that are selected. */
    List<List<String>> paths() {
        return fields.stream().map(Field::path).toList();
    }

    /**
     * Returns what is selected of an object, in the selection's order; of an array, what is selected of each element.
     * The tree is left as it is and may share nodes with the result.
     *
     * @throws IllegalStateException if a path leads through a value that is no object; over that, Kismet itself
     *     crashes (measured on 2023-07-R2 and 2025-09-R1 with {@code kismet.device.base.macaddr/x})
     */
    public JsonNode apply(JsonNode tree) {
        if (isEverything()) {
            return tree;
        }
        if (tree.isArray()) {
            ArrayNode selected = JsonNodeFactory.instance.arrayNode(tree.size());
            tree.forEach(element -> selected.add(apply(element)));
            return selected;
        }
        Map<List<String>, String> aliases = sharedAliases();
        ObjectNode selected = JsonNodeFactory.instance.objectNode();
        for (Field field : fields) {
            if (!field.path.isEmpty()) {
                JsonNode found = find(tree, field.path);
                if (found == null) {
                    selected.set(field.nameIfMissing(), MISSING);
                } else {
                    selected.set(field.nameIfPresent(aliases), found);
                }
            }
        }
        return selected;
    }

    /** Aliases belong to the values, not to the selection's elements: a later one renames an earlier. */
    private Map<List<String>, String> sharedAliases() {
        Map<List<String>, String> aliases = new HashMap<>();
        for (Field field : fields) {
            if (!field.alias.isEmpty() || field.path.size() > 1) {
                aliases.put(field.path, field.alias);
            }
        }
        return aliases;
    }

    /**
     * Follows a path from a tree; null if it ends before.
     *
     * @throws IllegalStateException if it leads through a value that is no object
     */
    static @Nullable JsonNode find(JsonNode tree, List<String> path) {
        JsonNode found = tree;
        for (String name : path) {
            if (!found.isObject()) {
                throw new IllegalStateException("field path (" + String.join("/", path) + ") must not go on at " + name
                        + ", where there is no object: a real Kismet crashes over this");
            }
            found = found.get(name);
            if (found == null) {
                return null;
            }
        }
        return found;
    }
}
