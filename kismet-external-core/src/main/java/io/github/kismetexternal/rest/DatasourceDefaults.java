package io.github.kismetexternal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.event.Fields;
import java.util.OptionalDouble;

/**
 * How Kismet treats sources whose definition does not say it. Immutable as long as nobody changes the tree.
 *
 * @param hop whether they hop between channels
 * @param hopRate channels a second
 * @param split whether sources of one kind share the channels
 * @param shuffle whether they hop in an order that finds more, for channels that overlap
 * @param retry whether Kismet opens them again after an error
 * @param raw all that Kismet says
 */
public record DatasourceDefaults(
        boolean hop, OptionalDouble hopRate, boolean split, boolean shuffle, boolean retry, JsonNode raw) {
    static DatasourceDefaults of(JsonNode raw) {
        Fields defaults = Fields.of(raw, "kismet.datasourcetracker.default.");
        return new DatasourceDefaults(
                defaults.flag("hop"),
                defaults.number("hop_rate"),
                defaults.flag("split"),
                defaults.flag("random_order"),
                defaults.flag("retry_on_error"),
                raw);
    }
}
