package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Fields;

/**
 * An interface that could be a datasource. Immutable as long as nobody changes the tree.
 *
 * @param name such as {@code wlan0}
 * @param hardware the chipset, if known
 * @param inUseBy the UUID of the datasource that uses it; zeros or empty if none does
 * @param type the driver that found it, such as {@code linuxwifi}
 * @param raw all that Kismet says of it
 */
public record CaptureInterface(String name, String hardware, String inUseBy, String type, JsonNode raw) {
    static CaptureInterface of(JsonNode raw) {
        Fields found = Fields.of(raw, "kismet.datasource.probed.");
        return new CaptureInterface(
                found.text("interface"),
                found.text("hardware"),
                found.text("in_use_uuid"),
                found.in("type_driver", "kismet.datasource.driver.").text("type"),
                raw);
    }
}
