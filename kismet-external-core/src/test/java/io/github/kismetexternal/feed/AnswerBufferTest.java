package io.github.kismetexternal.feed;

import io.github.kismetexternal.command.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

class AnswerBufferTest {
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9, 10, 11, 99, 100, 6001, Integer.MAX_VALUE, 999_999_999_999_999_999L, Long.MAX_VALUE})
    void a_number_has_as_many_digits_as_are_written(long number) {
        String text = Long.toString(number);

        assertThat(AnswerBuffer.digits(number)).isEqualTo(text.length());
        assertThat(new AnswerBuffer(text.length()).put(number).toArray()).isEqualTo(text.getBytes(US_ASCII));
    }

    @Test
    void what_was_written_comes_out_in_its_order_without_what_was_left_free() {
        Bytes inner = Bytes.of("xyz").slice(1, 2);

        for (int free = 0; free < 2; free++) {
            byte[] answer = new AnswerBuffer(6 + free).put("a:").put(10).put(inner).put("\n").toArray();

            assertThat(answer).isEqualTo("a:10y\n".getBytes(US_ASCII));
        }
    }
}
