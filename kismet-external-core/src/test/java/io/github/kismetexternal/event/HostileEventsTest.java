package io.github.kismetexternal.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.kismetexternal.command.Bytes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Whatever an event holds, its accessor reads it; only another type of event is refused. */
class HostileEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> SHAPES = List.of(
            "null", "true", "-1", "1e999", "99999999999999999999", "\"\"", "\"text\"", "[]", "{}",
            "[null, 1, \"x\", [], {}]", "{\"\": null, \"a\": [{}]}");

    private static final List<Accessor> ACCESSORS = List.of(
            new Accessor(Timestamp::of, "TIMESTAMP-2025-09"),
            new Accessor(Battery::of, "BATTERY-2025-09"),
            new Accessor(Statistics::of, "STATISTICS-2025-09"),
            new Accessor(PacketStatistics::of, "PACKETCHAIN_STATS-2025-09"),
            new Accessor(Location::of, "derived/GPS_LOCATION"),
            new Accessor(Radiation::of, "derived/RADIATION"),
            new Accessor(BusMessage::of, "MESSAGE-2025-09"),
            new Accessor(Alert::of, "derived/ALERT-wifi"),
            new Accessor(NewPhy::of, "derived/NEW_PHY"),
            new Accessor(NewDevice::of, "NEW_DEVICE-2025-09"),
            new Accessor(NewDatasource::of, "derived/NEW_DATASOURCE-linuxwifi"),
            new Accessor(DatasourceChange::of, "derived/DATASOURCE_ERROR"),
            new Accessor(Dot11Ssid::of, "DOT11_ADVERTISED_SSID-2025-09"),
            new Accessor(Dot11Ssid::of, "derived/DOT11_RESPONSE_SSID"),
            new Accessor(Dot11Ssid::of, "DOT11_PROBED_SSID-2025-09"),
            new Accessor(Dot11Handshake::of, "derived/DOT11_WPA_HANDSHAKE"));

    static Stream<Accessor> accessors() {
        return ACCESSORS.stream();
    }

    static Stream<Accessor> accessorsAndPublished() {
        return Stream.concat(accessors(), Stream.of(new Accessor(Published::of, "PROBE_EVENT-2021-08")));
    }

    @ParameterizedTest
    @MethodSource("accessorsAndPublished")
    void an_event_without_a_body_reads_as_one_with_an_empty_body(Accessor accessor) {
        String type = accessor.type();

        assertThat(accessor.of.apply(SampleEvents.withContent(type, "{}")))
                .isEqualTo(accessor.of.apply(SampleEvents.withBody(type, "{}")));
    }

    @ParameterizedTest
    @MethodSource("accessorsAndPublished")
    void a_body_of_any_shape_is_read(Accessor accessor) {
        for (String shape : SHAPES) {
            assertReads(accessor, SampleEvents.withBody(accessor.type(), shape), shape);
        }
    }

    @ParameterizedTest
    @MethodSource("accessorsAndPublished")
    void a_member_of_any_shape_is_read_wherever_it_is(Accessor accessor) throws IOException {
        ObjectNode event = accessor.sample();

        mutate(event.get("kismet.eventbus.content"), () -> assertReads(accessor, parse(event), event));
    }

    @ParameterizedTest
    @MethodSource("accessorsAndPublished")
    void a_member_that_nobody_knows_changes_nothing(Accessor accessor) throws IOException {
        ObjectNode event = accessor.sample();
        Record before = accessor.of.apply(parse(event));
        event.get("kismet.eventbus.content").forEach(HostileEventsTest::addUnknownTo);
        addUnknownTo(event.get("kismet.eventbus.content"));

        Record after = accessor.of.apply(parse(event));

        assertThat(after).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("accessors")
    void an_event_of_another_type_is_refused_with_both_types_and_what_to_do(Accessor accessor) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> accessor.of.apply(SampleEvents.ofType("OTHER")))
                .withMessageMatching("event type \\(OTHER\\) must be .+ for .+\\.of; .*event\\.content\\(\\)")
                .withMessageContaining(accessor.type().replace("DATASOURCE_ERROR", "_ERROR"));
    }

    /** Puts every shape in the place of every member, one at a time; the first element stands for all. */
    private static void mutate(JsonNode parent, Check check) throws IOException {
        if (parent instanceof ObjectNode object) {
            for (String name : object.properties().stream().map(Map.Entry::getKey).toList()) {
                JsonNode original = object.get(name);
                for (String shape : SHAPES) {
                    object.set(name, JSON.readTree(shape));
                    check.run();
                }
                object.set(name, original);
                mutate(original, check);
            }
        } else if (parent instanceof ArrayNode array && !array.isEmpty()) {
            JsonNode original = array.get(0);
            for (String shape : SHAPES) {
                array.set(0, JSON.readTree(shape));
                check.run();
            }
            array.set(0, original);
            mutate(original, check);
        }
    }

    /** What is keyed by UUIDs has no members to name. */
    private static void addUnknownTo(JsonNode node) {
        if (node instanceof ObjectNode object && !object.has("5E600813-0000-0000-0000-000000000001")) {
            object.putObject("kismet.not.known.yet").putArray("more").addNull();
        }
    }

    private static Event parse(JsonNode event) throws IOException {
        return SampleEvents.parse(Bytes.of(JSON.writeValueAsBytes(event)));
    }

    private static void assertReads(Accessor accessor, Event event, Object described) {
        try {
            assertThat(accessor.of.apply(event)).isNotNull();
        } catch (RuntimeException e) {
            throw new AssertionError("does not read " + described, e);
        }
    }

    private interface Check {
        void run() throws IOException;
    }

    private record Accessor(Function<Event, Record> of, String sampleName) {
        ObjectNode sample() throws IOException {
            return (ObjectNode) JSON.readTree(SampleEvents.jsonOf(sampleName).toArray());
        }

        String type() {
            return SampleEvents.recorded(sampleName).type();
        }

        @Override
        public String toString() {
            return sampleName;
        }
    }
}
