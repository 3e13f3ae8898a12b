package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Fields;

/**
 * A kind of datasource that this Kismet has a driver for. Immutable as long as nobody changes the tree.
 *
 * @param name such as {@code linuxwifi}
 * @param description in words
 * @param listsInterfaces whether it finds interfaces by itself
 * @param tunable whether channels can be set
 * @param hops whether it can hop between channels
 * @param raw all that Kismet says of it
 */
public record DatasourceType(
        String name, String description, boolean listsInterfaces, boolean tunable, boolean hops, JsonNode raw) {
    static DatasourceType of(JsonNode raw) {
        Fields driver = Fields.of(raw, "kismet.datasource.driver.");
        return new DatasourceType(
                driver.text("type"),
                driver.text("description"),
                driver.flag("list_capable"),
                driver.flag("tuning_capable"),
                // So it is called: with an underscore.
                Fields.of(raw, "kismet.datasource_driver.").flag("hop_capable"),
                raw);
    }
}
