package io.github.kismetexternal.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.wire.Frame;
import io.github.kismetexternal.wire.FrameReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Events that were recorded between real Kismet servers and a helper. */
class RecordedEventsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"v0-2021-08", "v0-2023-07", "v2-2023-07", "v3-2025-09"})
    void no_release_writes_events_that_must_be_parsed_for_their_type(String server) throws IOException {
        List<Bytes> events = events(server);

        assertThat(events).hasSizeGreaterThan(20);
        for (Bytes json : events) {
            JsonNode tree = JSON.readTree(json.toArray());
            assertThat(EventEnvelope.recognise(json)).isEqualTo(tree.path("kismet.eventbus.type").textValue());
            assertThat(EventJson.typeOf(json)).isEqualTo(EventEnvelope.recognise(json));
            assertThat(SampleEvents.parse(json).content()).isEqualTo(tree.path("kismet.eventbus.content"));
        }
    }

    private static List<Bytes> events(String server) throws IOException {
        List<Bytes> events = new ArrayList<>();
        String name = "/traces/" + server + "/from-kismet.bin.gz";
        try (InputStream in = new GZIPInputStream(RecordedEventsTest.class.getResourceAsStream(name))) {
            FrameReader reader = new FrameReader(in, null);
            for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
                if (frame.command() instanceof EventNotice event) {
                    events.add(event.json());
                }
            }
        }
        return events;
    }
}
