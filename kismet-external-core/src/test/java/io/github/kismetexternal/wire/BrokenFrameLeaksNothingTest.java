package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.HttpRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The reason why a frame cannot be read goes to the log; what is in the frame must not. */
class BrokenFrameLeaksNothingTest {
    private static final String SECRET = "hunter2";
    private static final List<Command> COMMANDS = List.of(
            new AuthReply(SECRET),
            new HttpRequest(7, "/demo/x?q=" + SECRET, "POST", Map.of("name", SECRET)),
            new HttpRequest(7, "/demo/x", "POST", Map.of(SECRET, "value")),
            new EventNotice(Bytes.of("{\"ssid\":\"" + SECRET + "\"}")));

    @ParameterizedTest
    @EnumSource
    void whichever_byte_of_it_is_wrong(Generation generation) {
        int broken = 0;
        for (Command command : COMMANDS) {
            byte[] frame = FrameEncoder.ofKismet(generation).encode(command, 1, 16_383);
            for (int at = 0; at < frame.length; at++) {
                for (int value = 0; value < 256; value += 5) {
                    byte[] mutated = frame.clone();
                    mutated[at] = (byte) value;
                    broken += assertReasonKeepsTheSecret(mutated);
                }
            }
        }
        assertThat(broken).isGreaterThan(1000);
    }

    /** Returns 1 if the frame cannot be read, else 0. */
    private static int assertReasonKeepsTheSecret(byte[] frame) {
        try {
            new FrameReader(new ByteArrayInputStream(frame), null).read();
            return 0;
        } catch (IOException e) {
            StringWriter trace = new StringWriter();
            e.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString()).doesNotContain(SECRET);
            return 1;
        }
    }
}
