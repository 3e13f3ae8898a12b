package io.github.kismetexternal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.kismetexternal.command.Command;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What real servers and a helper said to each other is understood frame for frame. */
class RecordedTrafficTest {
    static Stream<Recording> recordings() {
        return Stream.of("v0-2021-08", "v0-2023-07", "v2-2023-07", "v3-2025-09")
                .flatMap(server -> Stream.of(new Recording(server, "from"), new Recording(server, "to")));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void decodes_frame_for_frame_as_an_independent_decoder_did(Recording recording) throws IOException {
        List<Frame> frames = readAll(new ByteArrayInputStream(recording.bytes()));
        List<JsonNode> expected = recording.expected();

        assertThat(frames).hasSameSizeAs(expected);
        for (int i = 0; i < frames.size(); i++) {
            assertMatches(frames.get(i), expected.get(i));
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void decodes_the_same_when_every_read_brings_one_byte(Recording recording) throws IOException {
        byte[] bytes = recording.bytes();

        assertThat(readAll(oneByteAtATime(bytes))).isEqualTo(readAll(new ByteArrayInputStream(bytes)));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void what_is_written_is_decoded_again_to_the_same_commands(Recording recording) throws IOException {
        List<Frame> frames = readAll(new ByteArrayInputStream(recording.bytes()));
        FrameBuffer written = new FrameBuffer(1024);
        Codec codec = frames.get(0).generation().newCodec();
        for (Frame frame : frames) {
            codec.encode(frame.command(), frame.seqno(), frame.code(), 16_384, written);
        }

        List<Frame> again = readAll(new ByteArrayInputStream(written.array(), 0, written.size()));

        assertThat(commands(again)).isEqualTo(commands(frames));
        assertThat(again).extracting(Frame::seqno).isEqualTo(frames.stream().map(Frame::seqno).toList());
        assertThat(again).extracting(Frame::code).isEqualTo(frames.stream().map(Frame::code).toList());
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void the_checksum_is_kismets_own(Recording recording) {
        byte[] bytes = recording.bytes();
        for (JsonNode expected : recording.expected()) {
            if (expected.has("checksum")) {
                int payload = expected.get("offset").asInt() + Generation.V0.headerSize();
                int size = expected.get("total").asInt() - Generation.V0.headerSize();
                assertThat("%08X".formatted(KismetChecksum.of(bytes, payload, size)))
                        .isEqualTo(expected.get("checksum").asText());
            }
        }
    }

    private static void assertMatches(Frame frame, JsonNode expected) {
        assertThat(frame.offset()).isEqualTo(expected.get("offset").asLong());
        assertThat(frame.size()).describedAs("size at %d", frame.offset()).isEqualTo(expected.get("total").asInt());
        assertThat(frame.generation().label()).isEqualTo(expected.get("generation").asText());
        assertThat(frame.seqno()).isEqualTo(expected.get("seqno").asLong());
        assertThat(frame.code()).isEqualTo(expected.path("code").asInt());
        assertThat(frame.command().name()).isEqualTo(expected.get("command").asText());
        assertThat(ExpectedFields.of(frame).toString())
                .describedAs("fields at %d", frame.offset())
                .isEqualTo(expected.get("fields").toString());
    }

    private static List<Command> commands(List<Frame> frames) {
        return frames.stream().map(Frame::command).toList();
    }

    private static List<Frame> readAll(InputStream in) throws IOException {
        FrameReader reader = new FrameReader(in, null);
        List<Frame> frames = new ArrayList<>();
        for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
            frames.add(frame);
        }
        return frames;
    }

    private static InputStream oneByteAtATime(byte[] bytes) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] target, int offset, int length) {
                return super.read(target, offset, Math.min(length, 1));
            }
        };
    }
}
