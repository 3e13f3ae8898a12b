package io.github.kismetexternal.wire;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.FrameTooLargeException;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.PublishEvent;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.command.Severity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** To the byte: what we send obeys the server's limit, what we accept ends at 4 MiB, in every generation. */
class FrameLimitTest {
    private static final int NO_LIMIT = 8 * 1024 * 1024;

    private static final List<Function<String, Command>> COMMANDS = List.of(
            text -> new Message(Severity.INFO, text),
            text -> new PublishEvent("DEMO", text),
            text -> new RegisterUri(text, "GET"),
            text -> new HttpResponse(7, Map.of("X-A", text), 200, Bytes.empty(), true),
            text -> HttpResponse.last(7, Bytes.of(text)));

    static Stream<Arguments> servers() {
        return Stream.of(
                        new ServerProfile(Generation.V0, 8191),
                        new ServerProfile(Generation.V0, 16_383),
                        new ServerProfile(Generation.V2, 8191),
                        new ServerProfile(Generation.V2, 16_383),
                        new ServerProfile(Generation.V3, 16_383))
                .flatMap(server -> COMMANDS.stream().map(command -> arguments(server, command)));
    }

    @ParameterizedTest
    @MethodSource("servers")
    void a_frame_of_the_servers_limit_is_sent_and_one_of_a_byte_more_is_not(
            ServerProfile server, Function<String, Command> commandOf) {
        FrameEncoder encoder = FrameEncoder.ofHelper(server.generation());
        int around = encoder.encode(commandOf.apply("x".repeat(8000)), 1, NO_LIMIT).length - 8000;
        Command largest = commandOf.apply("x".repeat(server.maxFrame() - around));
        Command tooLarge = commandOf.apply("x".repeat(server.maxFrame() - around + 1));

        assertThat(encoder.encode(largest, 1, server.maxFrame())).hasSize(server.maxFrame());
        assertThatThrownBy(() -> encoder.encode(tooLarge, 1, server.maxFrame()))
                .isInstanceOf(FrameTooLargeException.class)
                .hasMessageContaining(Integer.toString(server.maxFrame()));
    }

    @ParameterizedTest
    @EnumSource
    void a_frame_with_4_MiB_after_its_header_is_accepted_and_one_of_a_byte_more_is_not(Generation generation)
            throws IOException {
        FrameEncoder encoder = FrameEncoder.ofKismet(generation);
        int most = generation.headerSize() + FrameReader.MAX_PAYLOAD;
        int around = encoder.encode(event(4_000_000), 1, NO_LIMIT).length - 4_000_000;
        Command largest = event(most - around);

        assertThat(read(encoder.encode(largest, 1, NO_LIMIT)).command()).isEqualTo(largest);
        assertThatThrownBy(() -> read(encoder.encode(event(most - around + 1), 1, NO_LIMIT)))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("must be at most 4194304 bytes, was 4194305");
    }

    private static Command event(int size) {
        return new EventNotice(Bytes.of(new byte[size]));
    }

    private static Frame read(byte[] frame) throws IOException {
        return new FrameReader(new ByteArrayInputStream(frame), null).read();
    }
}
