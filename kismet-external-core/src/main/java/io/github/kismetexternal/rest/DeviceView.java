package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Fields;
import java.util.OptionalLong;

/**
 * A list of devices that Kismet keeps. Immutable as long as nobody changes the tree.
 *
 * @param id what {@link DeviceQuery#inView} takes, such as {@code phydot11_accesspoints}
 * @param description in words
 * @param size how many devices it holds
 * @param raw all that Kismet says of it
 */
public record DeviceView(String id, String description, OptionalLong size, JsonNode raw) {
    static DeviceView of(JsonNode raw) {
        Fields view = Fields.of(raw, "kismet.devices.view.");
        return new DeviceView(view.text("id"), view.text("description"), view.integer("size"), raw);
    }
}
