package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.testkit.SimulatedRelease;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kinds of alerts, and how many of each there may be. Safe for use by several threads. */
final class AlertDefinitions {
    private static final String PREFIX = "kismet.alert.definition.";
    private static final Set<Integer> SEVERITIES = Set.of(0, 5, 10, 15, 20);
    private static final int ANY_PHY = -1;
    private static final double NANOS = 1e9;

    private final SimulatedRelease release;
    private final JsonNode phys;
    private final ObjectNode template;
    private final Map<String, ObjectNode> byName = new LinkedHashMap<>();

    AlertDefinitions(SimulatedRelease release, ObjectNode recording) {
        this.release = release;
        this.phys = recording.path("phys");
        JsonNode recorded = recording.path("alert_definitions");
        this.template = recorded.get(0).deepCopy();
        recorded.forEach(definition -> byName.put(name(definition), (ObjectNode) definition));
    }

    private static String name(JsonNode definition) {
        return definition.path(PREFIX + "header").asText();
    }

    synchronized ArrayNode all() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        byName.values().forEach(definition -> all.add(definition.deepCopy()));
        return all;
    }

    /**
     * Adds a definition as a client sent it.
     *
     * @return false if there is one of that name
     * @throws IllegalArgumentException if it is malformed
     */
    synchronized boolean define(@Nullable JsonNode sent) {
        String name = Json.text(Json.member(sent, "name"));
        String description = Json.text(Json.member(sent, "description"));
        String throttle = Json.text(Json.member(sent, "throttle"));
        String burst = Json.text(Json.member(sent, "burst"));
        JsonNode kind = Json.member(sent, "class");
        JsonNode severity = Json.member(sent, "severity");
        ObjectNode definition = template.deepCopy()
                .put(PREFIX + "header", name.toUpperCase(Locale.ROOT))
                .put(PREFIX + "class", kind == null && !release.demandsAlertClass() ? "" : Json.text(kind))
                .put(PREFIX + "severity", severity(severity))
                .put(PREFIX + "description", description);
        AlertRate limit = AlertRate.parse(throttle, "throttle");
        AlertRate bursts = AlertRate.parse(burst, "burst");
        definition.put(PREFIX + "phyid", phy(Json.member(sent, "phyname")))
                .put(PREFIX + "limit_unit", limit.unit())
                .put(PREFIX + "limit_rate", limit.count())
                .put(PREFIX + "burst_unit", bursts.unit())
                .put(PREFIX + "limit_burst", bursts.count())
                .put(PREFIX + "burst_sent", 0)
                .put(PREFIX + "total_sent", 0)
                .put(PREFIX + "time_last", 0);
        return byName.putIfAbsent(name(definition), definition) == null;
    }

    private int severity(@Nullable JsonNode sent) {
        int severity = sent == null && !release.demandsAlertClass() ? 0 : (int) Json.number(sent);
        if (!SEVERITIES.contains(severity)) {
            throw new IllegalArgumentException("unknown severity level");
        }
        return severity;
    }

    private int phy(@Nullable JsonNode sent) {
        String name = sent == null ? "any" : Json.text(sent);
        if (name.equals("any")) {
            return ANY_PHY;
        }
        for (JsonNode phy : phys) {
            if (phy.path("kismet.phy.phy_name").asText().equals(name)) {
                return phy.path("kismet.phy.phy_id").asInt();
            }
        }
        throw new IllegalArgumentException("could not find phy");
    }

    /** Finds a definition; null if there is none of exactly that name. */
    synchronized @Nullable JsonNode find(String name) {
        ObjectNode definition = byName.get(name);
        return definition == null ? null : definition.deepCopy();
    }

    /** Counts an alert, unless there were too many: 2025-09 alertracker.cc:284-315. */
    synchronized boolean admit(String name, Instant now) {
        ObjectNode definition = byName.get(name);
        if (definition == null || definition.path(PREFIX + "limit_rate").asInt() == 0) {
            return false;
        }
        long seconds = now.getEpochSecond();
        long last = definition.path(PREFIX + "time_last").asLong();
        boolean longAgo = last < seconds - AlertRate.seconds(definition.path(PREFIX + "limit_unit").asInt());
        if (longAgo) {
            definition.put(PREFIX + "total_sent", 0);
        }
        if (longAgo || last < seconds - AlertRate.seconds(definition.path(PREFIX + "burst_unit").asInt())) {
            definition.put(PREFIX + "burst_sent", 0);
        }
        int burst = definition.path(PREFIX + "burst_sent").asInt();
        int total = definition.path(PREFIX + "total_sent").asInt();
        if (!longAgo
                && (burst >= definition.path(PREFIX + "limit_burst").asInt()
                        || total >= definition.path(PREFIX + "limit_rate").asInt())) {
            return false;
        }
        definition.put(PREFIX + "burst_sent", burst + 1)
                .put(PREFIX + "total_sent", total + 1)
                .put(PREFIX + "time_last", now.getEpochSecond() + now.getNano() / NANOS);
        return true;
    }
}
