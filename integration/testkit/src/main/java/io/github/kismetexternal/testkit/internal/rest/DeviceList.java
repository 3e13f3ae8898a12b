package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The devices in the order they were seen in. A device is never changed, but replaced. Safe for several threads. */
final class DeviceList {
    static final String KEY = "kismet.device.base.key";
    static final String MAC = "kismet.device.base.macaddr";
    static final String LAST_TIME = "kismet.device.base.last_time";

    private static final Pattern VALID_KEY = Pattern.compile("[0-9A-Fa-f]{1,16}_[0-9A-Fa-f]{1,16}");

    private volatile List<ObjectNode> devices;

    DeviceList(JsonNode devices) {
        List<ObjectNode> all = new ArrayList<>();
        devices.forEach(device -> all.add((ObjectNode) device));
        this.devices = List.copyOf(all);
    }

    static boolean isKey(String text) {
        return VALID_KEY.matcher(text).matches();
    }

    /**
     * Checks a key.
     *
     * @throws IllegalArgumentException if it is none
     */
    static String checkedKey(String text) {
        if (!isKey(text)) {
            throw new IllegalArgumentException("unable to parse string value");
        }
        return text;
    }

    List<ObjectNode> all() {
        return devices;
    }

    @Nullable ObjectNode find(String key) {
        return devices.stream().filter(device -> device.path(KEY).asText().equals(key)).findFirst().orElse(null);
    }

    ArrayNode matching(Predicate<JsonNode> wanted) {
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        devices.stream().filter(wanted).forEach(found::add);
        return found;
    }

    /** Changes a device; does nothing if there is none of that key. */
    synchronized void change(String key, Consumer<ObjectNode> change) {
        List<ObjectNode> changed = new ArrayList<>(devices);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).path(KEY).asText().equals(key)) {
                ObjectNode copy = changed.get(i).deepCopy();
                change.accept(copy);
                changed.set(i, copy);
            }
        }
        devices = List.copyOf(changed);
    }

    /** Returns the devices that are joined to one, an access point's clients. */
    ArrayNode clientsOf(String key) {
        ObjectNode device = find(key);
        Set<String> clients = device == null ? Set.of() : clientKeys(device);
        return matching(candidate -> clients.contains(candidate.path(KEY).asText()));
    }

    /** Returns a device and all that are joined to it; nothing if there is no such device. */
    ArrayNode relatedTo(String key) {
        ObjectNode device = find(key);
        Set<String> clients = device == null ? Set.of() : clientKeys(device);
        return matching(candidate -> candidate == device || clients.contains(candidate.path(KEY).asText()));
    }

    private static Set<String> clientKeys(ObjectNode device) {
        Set<String> keys = new TreeSet<>();
        device.path("dot11.device").path("dot11.device.associated_client_map").forEach(key -> keys.add(key.asText()));
        return keys;
    }
}
