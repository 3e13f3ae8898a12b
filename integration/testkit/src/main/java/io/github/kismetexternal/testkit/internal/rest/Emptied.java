package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Takes from a recording what comes from captured packets. */
final class Emptied {
    private static final List<String> LISTS = List.of("devices", "ssids", "sources", "messages");
    private static final Set<String> RINGS =
            Set.of("kismet.common.rrd.minute_vec", "kismet.common.rrd.hour_vec", "kismet.common.rrd.day_vec");
    private static final Set<String> COUNTERS = Set.of(
            "kismet.common.rrd.last_value",
            "kismet.common.rrd.last_value_n1",
            "kismet.phy.packet_count",
            "kismet.phy.device_count");

    private Emptied() {}

    static void empty(ObjectNode recording) {
        LISTS.forEach(recording::putArray);
        recording.putObject("channels")
                .set("kismet.channeltracker.channel_map", JsonNodeFactory.instance.objectNode())
                .withObject("/kismet.channeltracker.frequency_map");
        for (Iterator<JsonNode> views = recording.withArray("views").elements(); views.hasNext(); ) {
            if (views.next().path("kismet.devices.view.id").asText().startsWith("seenby-")) {
                views.remove();
            }
        }
        zero(recording);
    }

    private static void zero(JsonNode tree) {
        if (tree instanceof ObjectNode object) {
            object.properties().forEach(member -> {
                if (COUNTERS.contains(member.getKey())) {
                    member.setValue(JsonNodeFactory.instance.numberNode(0));
                } else if (RINGS.contains(member.getKey()) && member.getValue() instanceof ArrayNode ring) {
                    for (int i = 0; i < ring.size(); i++) {
                        ring.set(i, 0);
                    }
                } else {
                    zero(member.getValue());
                }
            });
        } else {
            tree.forEach(Emptied::zero);
        }
    }
}
