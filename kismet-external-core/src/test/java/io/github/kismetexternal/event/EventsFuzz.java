package io.github.kismetexternal.event;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.kismetexternal.command.Bytes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * An event is read, or refused at once with an {@link IOException} or later with a {@link MalformedEventException}; one
 * that a strict parser reads is never refused, and has the type and the content that this finds. The accessor of its
 * type reads it whatever is in it, and the accessors of other types refuse it with an {@link IllegalArgumentException}.
 * The bytes are the event's JSON.
 */
public final class EventsFuzz {
    private static final Map<String, Function<Event, Record>> ACCESSORS = Map.ofEntries(
            Map.entry("TIMESTAMP", Timestamp::of),
            Map.entry("BATTERY", Battery::of),
            Map.entry("STATISTICS", Statistics::of),
            Map.entry("PACKETCHAIN_STATS", PacketStatistics::of),
            Map.entry("GPS_LOCATION", Location::of),
            Map.entry("RADIATION", Radiation::of),
            Map.entry("MESSAGE", BusMessage::of),
            Map.entry("ALERT", Alert::of),
            Map.entry("NEW_PHY", NewPhy::of),
            Map.entry("NEW_DEVICE", NewDevice::of),
            Map.entry("NEW_DATASOURCE", NewDatasource::of),
            Map.entry("DATASOURCE_ERROR", DatasourceChange::of),
            Map.entry("DOT11_ADVERTISED_SSID", Dot11Ssid::of),
            Map.entry("DOT11_WPA_HANDSHAKE", Dot11Handshake::of));
    private static final Map<String, String> TYPES_OF_ONE_ACCESSOR = Map.of(
            "DATASOURCE_OPENED", "DATASOURCE_ERROR",
            "DATASOURCE_CLOSED", "DATASOURCE_ERROR",
            "DATASOURCE_PAUSED", "DATASOURCE_ERROR",
            "DATASOURCE_RESUMED", "DATASOURCE_ERROR",
            "DOT11_PROBED_SSID", "DOT11_ADVERTISED_SSID",
            "DOT11_RESPONSE_SSID", "DOT11_ADVERTISED_SSID");
    private static final List<String> SAMPLES = List.of(
            "TIMESTAMP-2025-09", "BATTERY-2025-09", "STATISTICS-2025-09", "PACKETCHAIN_STATS-2025-09",
            "derived/GPS_LOCATION", "GPS_LOCATION-2021-08", "derived/RADIATION", "RADIATION-2025-09",
            "MESSAGE-2025-09", "derived/ALERT-wifi", "derived/ALERT-system", "derived/NEW_PHY",
            "NEW_DEVICE-2021-08", "NEW_DEVICE-2023-07", "NEW_DEVICE-2025-09", "derived/NEW_DATASOURCE-linuxwifi",
            "derived/NEW_DATASOURCE-pcapfile", "derived/DATASOURCE_ERROR", "DOT11_ADVERTISED_SSID-2025-09",
            "derived/DOT11_RESPONSE_SSID", "DOT11_PROBED_SSID-2025-09", "derived/DOT11_WPA_HANDSHAKE",
            "PROBE_EVENT-2021-08", "PROBE_EVENT-2025-09");

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** One for all, which logs but the first. */
    private static final MalformedEvents MALFORMED = new MalformedEvents();

    private EventsFuzz() {}

    /** Loads what reads JSON before the fuzzer's clock starts. */
    public static void fuzzerInitialize() {
        seeds().forEach(EventsFuzz::fuzzerTestOneInput);
    }

    /** Checks one event. */
    public static void fuzzerTestOneInput(byte[] data) {
        JsonNode strict = strictly(data);
        Event event;
        try {
            event = Event.of(Bytes.of(data), MALFORMED);
            event.content();
        } catch (IOException | MalformedEventException e) {
            if (!strict.isMissingNode()) {
                throw new AssertionError("an event is refused", e);
            }
            return;
        }
        if (!strict.isMissingNode()
                && !(strict.path("kismet.eventbus.type").textValue().equals(event.type())
                        && strict.path("kismet.eventbus.content").equals(event.content()))) {
            throw new AssertionError("is read as another event, a " + event);
        }
        event.toString();
        Published.of(event).contentLost();
        Device.of(event.content());
        Device.of(event.body());
        for (JsonNode part : event.content()) {
            Device.of(part).hashCode();
        }
        String type = TYPES_OF_ONE_ACCESSOR.getOrDefault(event.type(), event.type());
        ACCESSORS.forEach((of, accessor) -> check(accessor, event, of.equals(type)));
    }

    private static JsonNode strictly(byte[] data) {
        try {
            JsonNode tree = STRICT.readTree(data);
            boolean isEvent = tree.path("kismet.eventbus.type").isTextual()
                    && tree.path("kismet.eventbus.content").isObject();
            return isEvent ? tree : MissingNode.getInstance();
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    private static void check(Function<Event, Record> accessor, Event event, boolean ofItsType) {
        Record read;
        try {
            read = accessor.apply(event);
        } catch (IllegalArgumentException e) {
            if (ofItsType) {
                throw new AssertionError("an event is not read by the accessor of its type", e);
            }
            return;
        }
        if (!ofItsType) {
            throw new AssertionError("a " + event + " is read as " + read);
        }
        if (!read.equals(accessor.apply(event)) || read.toString().isEmpty()) {
            throw new AssertionError("two readings of a " + event + " differ");
        }
    }

    /** Returns events as real servers raise them. */
    public static List<byte[]> seeds() {
        return SAMPLES.stream().map(name -> SampleEvents.jsonOf(name).toArray()).toList();
    }
}
