package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.FrameTooLargeException;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class MsgpackWriterTest {
    private static final int ROOM = 200_000;

    @ParameterizedTest
    @CsvSource({
        "0, 1", "127, 1", "128, 2", "255, 2", "256, 3", "65535, 3", "65536, 5", "4294967295, 5"
    })
    void writes_a_number_in_its_shortest_form(long value, int size) throws IOException {
        byte[] written = written(out -> out.unsigned(value));

        assertThat(written).hasSize(size);
        assertThat(unpacker(written).unpackLong()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "31, 1", "32, 2", "255, 2", "256, 3", "65535, 3", "65536, 5"})
    void writes_a_text_in_its_shortest_form(int length, int header) throws IOException {
        String text = "x".repeat(length);

        byte[] written = written(out -> out.text(text));

        assertThat(written).hasSize(header + length);
        assertThat(unpacker(written).unpackString()).isEqualTo(text);
        assertThat(written(out -> out.text(Bytes.of(text)))).isEqualTo(written);
    }

    @Test
    void counts_the_bytes_of_a_text_and_not_its_characters() throws IOException {
        assertThat(unpacker(written(out -> out.text("ü".repeat(16)))).unpackString()).isEqualTo("ü".repeat(16));
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "255, 2", "256, 3", "65535, 3", "65536, 5"})
    void writes_binary_in_its_shortest_form(int length, int header) throws IOException {
        byte[] written = written(out -> out.binary(Bytes.of(new byte[length])));

        assertThat(written).hasSize(header + length);
        assertThat(unpacker(written).unpackBinaryHeader()).isEqualTo(length);
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "15, 1", "16, 3", "65535, 3", "65536, 5"})
    void begins_maps_and_arrays_in_their_shortest_form(int entries, int size) throws IOException {
        byte[] map = written(out -> out.map(entries));
        byte[] array = written(out -> out.array(entries));

        assertThat(map).hasSize(size);
        assertThat(array).hasSize(size);
        assertThat(unpacker(map).unpackMapHeader()).isEqualTo(entries);
        assertThat(unpacker(array).unpackArrayHeader()).isEqualTo(entries);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void writes_a_flag(boolean value) throws IOException {
        assertThat(unpacker(written(out -> out.flag(value))).unpackBoolean()).isEqualTo(value);
    }

    @Test
    void fills_a_frame_to_its_last_byte_and_not_beyond() {
        FrameBuffer buffer = new FrameBuffer(16);
        MsgpackWriter out = new MsgpackWriter(buffer, 0, "MESSAGE", 10);

        out.text("123456789");

        assertThat(buffer.size()).isEqualTo(10);
        assertThatThrownBy(() -> out.unsigned(1)).isInstanceOf(FrameTooLargeException.class);
        assertThatThrownBy(() -> out.text("")).isInstanceOf(FrameTooLargeException.class);
        assertThat(buffer.size()).isEqualTo(10);
    }

    private static byte[] written(Consumer<MsgpackWriter> values) {
        FrameBuffer buffer = new FrameBuffer(16);
        values.accept(new MsgpackWriter(buffer, 0, "MESSAGE", ROOM));
        return Arrays.copyOf(buffer.array(), buffer.size());
    }

    private static MessageUnpacker unpacker(byte[] written) {
        return MessagePack.newDefaultUnpacker(written);
    }
}
