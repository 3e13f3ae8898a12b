package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.Shutdown;
import io.github.kismetexternal.command.UnknownCommand;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class FrameReaderTest {
    private static final int REQUEST = 65;
    private static final int RESPONSE = 67;
    private static final int TOKEN = 69;
    private static final int MESSAGE = 5;
    private static final int SHUTDOWN = 4;

    @Test
    void returns_null_where_the_stream_ends_between_two_frames() throws IOException {
        FrameReader reader = reader(frame(2, new byte[0]));

        assertThat(reader.read()).extracting(Frame::command).isEqualTo(new Ping());
        assertThat(reader.read()).isNull();
    }

    @Test
    void refuses_a_wrong_signature() {
        ProtocolException e =
                failureOf(bytes("DECAFBAD A9A90003 00000000 0002 0000 00000001" + "00000000 A9A90003 00000000"));

        assertThat(e.offset()).isEqualTo(20);
        assertThat(e.field()).isEqualTo("signature");
        assertThat(e.rule()).contains("DECAFBAD", "00000000");
    }

    @ParameterizedTest
    @CsvSource({"A9A90004", "ABCD0003"})
    void refuses_a_generation_that_is_not_known(String mark) {
        ProtocolException e = failureOf(bytes("DECAFBAD" + mark + "00000000 0002 0000 00000001"));

        assertThat(e.offset()).isEqualTo(4);
        assertThat(e.field()).isEqualTo("generation");
        assertThat(e).hasMessageContaining("newer kit");
    }

    @Test
    void a_v0_checksum_that_looks_like_a_sentinel_is_a_checksum_where_v0_is_spoken() throws IOException {
        byte[] prefix = bytes("DECAFBAD A9A90004 00000000");

        assertThat(Generation.recognise(prefix, 0, Generation.V0, 0)).isEqualTo(Generation.V0);
    }

    @ParameterizedTest
    @CsvSource({"00000000,V0", "ABCD0002,V2", "A9A90003,V3"})
    void recognises_all_three_generations(String mark, Generation generation) throws IOException {
        byte[] prefix = bytes("DECAFBAD" + mark + "00000000");

        assertThat(Generation.recognise(prefix, 0, null, 0)).isEqualTo(generation);
    }

    @Test
    void refuses_a_frame_over_4_MiB_without_waiting_for_it() {
        ProtocolException e = failureOf(bytes("DECAFBAD A9A90003 00400001 0021 0001 00000001"));

        assertThat(e.offset()).isEqualTo(8);
        assertThat(e.field()).isEqualTo("length");
        assertThat(e.rule()).contains("4194304", "4194305");
    }

    @Test
    void reads_a_frame_of_4_MiB() throws IOException {
        byte[] json = new byte[FrameReader.MAX_PAYLOAD - 7];
        MessageBufferPacker packer = MessagePack.newDefaultBufferPacker();
        packer.packMapHeader(1).packInt(1).packRawStringHeader(json.length).writePayload(json);
        byte[] payload = packer.toByteArray();
        assertThat(payload).hasSize(FrameReader.MAX_PAYLOAD);

        assertThat(reader(frame(33, payload)).read().command()).isEqualTo(new EventNotice(Bytes.of(json)));
    }

    @ParameterizedTest
    @CsvSource({"1,header", "11,header", "12,frame", "25,frame"})
    void refuses_a_stream_that_ends_within_a_frame(int length, String field) {
        byte[] whole = frame(MESSAGE, bytes("82 01 02 02 A2 68 69"));
        byte[] cut = java.util.Arrays.copyOf(whole, length);

        ProtocolException e = failureOf(cut);

        assertThat(e.field()).isEqualTo(field);
        assertThat(e.offset()).isEqualTo(length);
        assertThat(e.rule()).contains("ended after " + length);
    }

    @ParameterizedTest
    @CsvSource({
        // not a map, empty payload, map that is cut short, key that is no integer, repeated key
        "5, 01, payload, 'a map'",
        "5, '', payload, 'valid msgpack'",
        "5, C1, payload, 'valid msgpack'",
        "5, 82 01 02, key, 'valid msgpack'",
        "5, 81 A1 61 01, key, 'an unsigned integer'",
        "5, 82 01 02 01 02, key 1, 'repeated'",
        // missing and mistyped fields
        "5, 81 01 02, msgtext, 'is missing'",
        "5, 82 01 03 02 A2 68 69, msgtype, 'must be 1, 2, 4, 8 or 16'",
        "5, 82 01 02 02 07, msgtext, 'must be a string, was INTEGER'",
        "65, 83 02 A1 2F 03 A3 47 45 54 04 80, req_id, 'is missing'",
        "65, 83 01 FF 02 A1 2F 03 A3 47 45 54, req_id, 'was -1'",
        "65, 83 01 CF FFFFFFFFFFFFFFFF 02 A1 2F 03 A3 47 45 54, req_id, 'an integer from 0'",
        "65, 83 01 CF 0000000100000000 02 A1 2F 03 A3 47 45 54, req_id, 'was 4294967296'",
        "65, 84 01 00 02 A1 2F 03 A3 47 45 54 04 90, variable_data, 'a map of strings'",
        "65, 84 01 00 02 A1 2F 03 A3 47 45 54 04 DF 7FFFFFFF, variable_data, 'valid msgpack'",
        "65, 84 01 00 02 A1 2F 03 A3 47 45 54 04 DF FFFFFFFF, variable_data, 'valid msgpack'",
        "67, 82 01 00 03 A1 61, content, 'must be binary, was STRING'",
        "67, 82 01 00 03 C6 7FFFFFFF 00, content, 'within its frame'",
        "67, 82 01 00 05 01, close_response, 'a boolean'",
        "32, 81 01 A1 2A, event, 'an array of strings'",
        "32, 81 01 DD 7FFFFFFF, event, 'valid msgpack'",
        "33, 81 01 C4 01 7B, event_json, 'a string'",
        "33, 81 01 DB 7FFFFFFF 7B, event_json, 'within its frame'",
        "64, 82 01 DB 7FFFFFFF 2F, uri, 'valid msgpack'",
        "69, 81 02 A1 61, token, 'is missing'",
        "4, 80, reason, 'is missing'"
    })
    void names_offset_field_and_rule_of_what_is_wrong_inside_a_frame(
            int type, String payload, String field, String rule) {
        byte[] frame = frame(type, bytes(payload == null ? "" : payload));

        ProtocolException e = failureOf(frame);

        assertThat(e.field()).endsWith(field);
        assertThat(e.rule()).contains(rule);
        assertThat(e.offset()).isBetween(20L, (long) frame.length);
    }

    @Test
    void takes_the_token_under_either_key() throws IOException {
        byte[] documented = bytes("81 01 A4 61626364");
        byte[] as2025Writes = bytes("81 45 A4 61626364");

        assertThat(reader(frame(TOKEN, documented)).read().command()).isEqualTo(new AuthReply("abcd"));
        assertThat(reader(frame(TOKEN, as2025Writes)).read().command()).isEqualTo(new AuthReply("abcd"));
    }

    @ParameterizedTest
    @CsvSource({"81 01 A2 6869", "81 01 A3 686900", "81 01 A4 68690000"})
    void a_reason_ends_before_the_nuls_that_end_it_in_c(String payload) throws IOException {
        assertThat(reader(frame(SHUTDOWN, bytes(payload))).read().command()).isEqualTo(new Shutdown("hi"));
    }

    @Test
    void tolerates_unknown_commands_unknown_fields_and_bytes_after_the_map() throws IOException {
        assertThat(reader(frame(66, bytes("81 01 00"))).read().command()).isEqualTo(new UnknownCommand("66"));
        assertThat(reader(frame(TOKEN, bytes("82 07 92 01 02 01 A1 61 FF FF"))).read().command())
                .isEqualTo(new AuthReply("a"));
    }

    @Test
    void text_that_is_not_utf_8_does_not_end_the_connection() throws IOException {
        byte[] payload = bytes("84 01 00 02 A1 2F 03 A3 47 45 54 04 81 A1 61 A2 FF 62");

        assertThat(((HttpRequest) reader(frame(REQUEST, payload)).read().command()).variables())
                .isEqualTo(Map.of("a", "\uFFFDb"));
    }

    private static ProtocolException failureOf(byte[] stream) {
        FrameReader reader = reader(stream);
        return catchThrowableOfType(ProtocolException.class, () -> {
            while (reader.read() != null) {
                // up to the broken frame
            }
        });
    }

    private static FrameReader reader(byte[] stream) {
        return new FrameReader(new ByteArrayInputStream(stream), null);
    }

    private static byte[] frame(int type, byte[] payload) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(bytes("DECAFBAD A9A90003 %08X %04X 0001 00000001".formatted(payload.length, type)));
        out.writeBytes(payload);
        return out.toByteArray();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
