package io.github.kismetexternal.testkit.internal.pipe;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.PublishEvent;
import io.github.kismetexternal.command.Severity;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What Kismet 2025-09 reads out of msgpack, type by type. */
class V3ReadingTest {
    private static final int MESSAGE = 5;
    private static final int REGISTER_EVENTS = 32;
    private static final int PUBLISH = 34;
    private static final int RESPONSE = 67;

    /** Packs a payload. */
    private interface Payload {
        void pack(MessageBufferPacker packer) throws IOException;
    }

    @Test
    void content_must_be_binary() throws Exception {
        assertThat(V3Reading.read(frame(RESPONSE, p -> p.packMapHeader(2)
                        .packInt(1).packInt(7)
                        .packInt(3).packBinaryHeader(1).writePayload(new byte[1]))))
                .isEqualTo(new V3Reading.Taken(HttpResponse.part(7, Bytes.of(new byte[1])), null));
        assertBroken(RESPONSE, "binary, not a string", p -> p.packMapHeader(2)
                .packInt(1).packInt(7)
                .packInt(3).packString("text"));
    }

    @Test
    void headers_that_are_no_map_make_the_request_hang() throws Exception {
        assertThat(V3Reading.read(frame(RESPONSE, p -> p.packMapHeader(3)
                        .packInt(1).packInt(7)
                        .packInt(2).packString("X-A: b")
                        .packInt(5).packBoolean(true))))
                .satisfies(taken -> {
                    assertThat(taken.command()).isNull();
                    assertThat(taken.ignored()).contains("the request hangs");
                });
    }

    @Test
    void a_close_that_is_no_boolean_makes_the_request_hang() throws Exception {
        assertThat(V3Reading.read(
                        frame(RESPONSE, p -> p.packMapHeader(2).packInt(1).packInt(7).packInt(5).packInt(1))))
                .satisfies(taken -> {
                    assertThat(taken.command()).isEqualTo(HttpResponse.part(7, Bytes.empty()));
                    assertThat(taken.ignored()).contains("the request hangs");
                });
    }

    @ParameterizedTest
    @CsvSource({"-1, false", "0, true", "4294967295, true", "4294967296, false"})
    void a_request_has_a_number_of_32_bits(long id, boolean fits) throws Exception {
        byte[] frame = frame(RESPONSE, p -> p.packMapHeader(1).packInt(1).packLong(id));
        if (fits) {
            assertThat(V3Reading.read(frame).command()).isEqualTo(HttpResponse.part(id, Bytes.empty()));
        } else {
            assertThatThrownBy(() -> V3Reading.read(frame)).hasMessageContaining("a number of 32 bits");
        }
    }

    @Test
    void a_message_needs_both_its_fields() {
        assertBroken(MESSAGE, "field 2, which is missing", p -> p.packMapHeader(1).packInt(1).packInt(2));
        assertBroken(MESSAGE, "below 65536", p -> p.packMapHeader(2)
                .packInt(1).packInt(65_536)
                .packInt(2).packString("text"));
    }

    @Test
    void a_severity_of_16_bits_is_taken() throws Exception {
        assertThat(V3Reading.read(frame(MESSAGE, p -> p.packMapHeader(2)
                        .packInt(1).packInt(65_535)
                        .packInt(2).packString("text"))).command())
                .isNotNull();
    }

    @Test
    void event_types_that_are_no_array_are_ignored() throws Exception {
        assertThat(V3Reading.read(frame(REGISTER_EVENTS, p -> p.packMapHeader(1).packInt(1).packString("ALERT"))))
                .satisfies(taken -> {
                    assertThat(taken.command()).isNull();
                    assertThat(taken.ignored()).contains("nothing is listened to");
                });
    }

    @Test
    void a_message_of_an_unknown_severity_is_taken() throws Exception {
        assertThat(V3Reading.read(frame(MESSAGE, p -> p.packMapHeader(2)
                        .packInt(1).packInt(3)
                        .packInt(2).packString("text"))))
                .isEqualTo(new V3Reading.Taken(new Message(Severity.INFO, "text"), null));
    }

    @Test
    void what_is_published_needs_no_json() throws Exception {
        assertThat(V3Reading.read(frame(PUBLISH, p -> p.packMapHeader(1).packInt(1).packString("MINE"))))
                .isEqualTo(new V3Reading.Taken(new PublishEvent("MINE", ""), null));
    }

    @Test
    void a_field_must_not_be_there_twice() {
        assertBroken(MESSAGE, "must be there once", p -> p.packMapHeader(2)
                .packInt(1).packInt(2)
                .packInt(1).packInt(2));
    }

    @Test
    void an_extension_type_cannot_be_read() {
        assertBroken(MESSAGE, "extension", p -> p.packMapHeader(1)
                .packInt(1)
                .packExtensionTypeHeader((byte) 5, 1)
                .writePayload(new byte[1]));
    }

    @Test
    void a_payload_that_is_no_map_cannot_be_read() {
        assertBroken(MESSAGE, "one msgpack map", p -> p.packString("text"));
        assertBroken(4, "one msgpack map", p -> {});
    }

    @Test
    void the_payload_of_a_ping_or_of_an_unknown_command_is_not_looked_at() throws Exception {
        assertThat(V3Reading.read(frame(2, p -> p.packString("anything")))).isNull();
        assertThat(V3Reading.read(frame(999, p -> p.packString("anything")))).isNull();
    }

    private static void assertBroken(int type, String rule, Payload payload) {
        assertThatThrownBy(() -> V3Reading.read(frame(type, payload)))
                .isInstanceOf(BrokenRuleException.class)
                .hasMessageContaining(rule);
    }

    private static byte[] frame(int type, Payload payload) throws IOException {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            payload.pack(packer);
            byte[] packed = packer.toByteArray();
            return ByteBuffer.allocate(20 + packed.length)
                    .putInt(0xDECAFBAD)
                    .putInt(0xA9A90003)
                    .putInt(packed.length)
                    .putShort((short) type)
                    .putShort((short) 0)
                    .putInt(1)
                    .put(packed)
                    .array();
        }
    }
}
