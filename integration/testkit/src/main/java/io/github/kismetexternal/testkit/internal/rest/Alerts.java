package io.github.kismetexternal.testkit.internal.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** The alerts that were raised. Safe for use by several threads. */
final class Alerts {
    static final String TIME = "kismet.alert.timestamp";
    static final String HASH = "kismet.alert.hash";
    static final String TEXT = "kismet.alert.text";
    static final String HEADER = "kismet.alert.header";

    /** How many are kept: {@code alertbacklog} in the kismet.conf that comes with all releases. */
    private static final int KEPT = 50;
    private static final String NO_MAC = "00:00:00:00:00:00";
    private static final long UNSIGNED = 0xFFFF_FFFFL;

    private final AlertDefinitions definitions;
    private final ObjectNode template;
    private final Clock clock;
    private final List<JsonNode> raised = new ArrayList<>();
    private volatile AlertSink sink = (contentJson, message) -> {};

    Alerts(AlertDefinitions definitions, ObjectNode recording, Clock clock) {
        this.definitions = definitions;
        this.clock = clock;
        recording.path("alerts").forEach(raised::add);
        this.template = raised.get(0).deepCopy();
    }

    void sendTo(AlertSink sink) {
        this.sink = sink;
    }

    synchronized ArrayNode matching(Predicate<JsonNode> wanted) {
        ArrayNode found = JsonNodeFactory.instance.arrayNode();
        raised.stream().filter(wanted).forEach(found::add);
        return found;
    }

    synchronized List<JsonNode> all() {
        return List.copyOf(raised);
    }

    synchronized @Nullable JsonNode find(long hash) {
        return raised.stream().filter(alert -> alert.path(HASH).asLong() == hash).findFirst().orElse(null);
    }

    /**
     * Raises an alert as a client sent it.
     *
     * @throws IllegalArgumentException if it is malformed, of no known kind, or one too many
     */
    void raise(@Nullable JsonNode sent) {
        String name = Json.text(Json.member(sent, "name"));
        String text = Json.text(Json.member(sent, "text"));
        JsonNode definition = definitions.find(name);
        if (definition == null) {
            throw new IllegalArgumentException(" Unknown alert type '" + name + "'");
        }
        ObjectNode alert = ofKind(definition)
                .put(TEXT, text)
                .put("kismet.alert.transmitter_mac", mac(sent, "bssid"))
                .put("kismet.alert.source_mac", mac(sent, "source"))
                .put("kismet.alert.dest_mac", mac(sent, "dest"))
                .put("kismet.alert.other_mac", mac(sent, "other"));
        JsonNode channel = Json.member(sent, "channel");
        alert.put("kismet.alert.channel", channel == null ? "" : Json.text(channel));
        Instant now = clock.instant();
        if (!definitions.admit(name, now)) {
            throw new IllegalArgumentException("alert throttle reached, alert not raised.");
        }
        publish(alert, now);
    }

    /**
     * Raises an alert of a known kind, however many there were.
     *
     * @throws IllegalArgumentException if the kind is unknown
     */
    void raise(String name, String text) {
        JsonNode definition = definitions.find(name);
        if (definition == null) {
            throw new IllegalArgumentException("alert (" + name + ") must be defined, in capitals");
        }
        publish(ofKind(definition).put(TEXT, text), clock.instant());
    }

    private ObjectNode ofKind(JsonNode definition) {
        return template.deepCopy()
                .put(HEADER, definition.path("kismet.alert.definition.header").asText())
                .put("kismet.alert.class", definition.path("kismet.alert.definition.class").asText())
                .put("kismet.alert.severity", definition.path("kismet.alert.definition.severity").asInt())
                .put("kismet.alert.phy_id", definition.path("kismet.alert.definition.phyid").asInt() & UNSIGNED);
    }

    private void publish(ObjectNode alert, Instant now) {
        BigDecimal micros = BigDecimal.valueOf(now.getEpochSecond() * 1_000_000 + now.getNano() / 1000, 6);
        alert.put(TIME, micros);
        CRC32 hash = new CRC32();
        hash.update(alert.toString().getBytes(StandardCharsets.UTF_8));
        alert.put(HASH, hash.getValue());
        synchronized (this) {
            raised.add(alert);
            if (raised.size() > KEPT) {
                raised.remove(0);
            }
        }
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        content.set("ALERT", alert);
        sink.alert(
                Serialization.JSON.write(content), alert.path(HEADER).asText() + " " + alert.path(TEXT).asText());
    }

    private static String mac(@Nullable JsonNode sent, String name) {
        JsonNode given = Json.member(sent, name);
        if (given == null) {
            return NO_MAC;
        }
        MacFilter mac = MacFilter.parse(Json.text(given));
        if (mac == null) {
            throw new IllegalArgumentException("invalid MAC address");
        }
        return mac.text();
    }
}
