package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which fields of each object are asked for. Immutable.
 *
 * <p>Kismet answers with the last name of a path, or one of the client's choice: with the path itself as that name,
 * the answer can be put back into the shape of the whole object, so that one reader fits both.
 */
final class Selection {
    private static final Selection EVERYTHING = new Selection(Set.of());

    private final Set<String> paths;

    private Selection(Set<String> paths) {
        this.paths = paths;
    }

    static Selection everything() {
        return EVERYTHING;
    }

    static Selection of(List<String> paths) {
        return new Selection(new LinkedHashSet<>(paths));
    }

    /** Returns a selection of more fields; of everything, it stays everything. */
    Selection and(List<String> more) {
        if (paths.isEmpty()) {
            return this;
        }
        Set<String> all = new LinkedHashSet<>(paths);
        all.addAll(more);
        return new Selection(all);
    }

    /** Adds the fields to what is sent. */
    void addTo(ObjectNode request) {
        if (paths.isEmpty()) {
            return;
        }
        ArrayNode fields = request.putArray("fields");
        for (String path : paths) {
            // A field that Kismet does not know would come back under a name of Kismet's.
            fields.addArray().add(path).add(path);
        }
    }

    /** Puts an object that was answered back into the shape of a whole one. */
    JsonNode unfold(JsonNode object) {
        if (paths.isEmpty() || !object.isObject()) {
            return object;
        }
        ObjectNode whole = RestJson.object();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            put(whole, member.getKey(), member.getValue());
        }
        return whole;
    }

    private static void put(ObjectNode whole, String path, JsonNode value) {
        ObjectNode parent = whole;
        int start = 0;
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', start)) {
            String name = path.substring(start, slash);
            JsonNode child = parent.get(name);
            parent = child instanceof ObjectNode known ? known : parent.putObject(name);
            start = slash + 1;
        }
        parent.set(path.substring(start), value);
    }
}
