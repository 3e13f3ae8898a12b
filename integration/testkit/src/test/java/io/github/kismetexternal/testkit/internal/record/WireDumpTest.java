package io.github.kismetexternal.testkit.internal.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.wire.Frame;
import io.github.kismetexternal.wire.FrameEncoder;
import io.github.kismetexternal.wire.Generation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/** A dump says what went over the wire, and nothing that must stay secret. */
class WireDumpTest {
    private static final String TOKEN = "0123456789ABCDEF0123456789ABCDEF";

    private final List<String> lines = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"v0-2021-08", "v0-2023-07", "v2-2023-07", "v3-2025-09"})
    void shows_real_traffic_as_an_independent_decoder_did(String server) throws IOException {
        Recording recording = Traces.recording(server);
        List<String> expected = new ArrayList<>(List.of("# Without times: first what the helper wrote, then what"
                + " Kismet wrote."));
        List<Long> offsets = new ArrayList<>();
        for (Direction direction : List.of(Direction.OF_HELPER, Direction.TO_HELPER)) {
            for (String line : Traces.expected(server, direction)) {
                JsonNode frame = new ObjectMapper().readTree(line);
                expected.add(direction.arrow() + " " + frame.get("generation").asText() + " "
                        + frame.get("command").asText() + " #" + frame.get("seqno").asText() + " "
                        + frame.get("total").asText() + " B");
                offsets.add(frame.get("offset").asLong());
            }
        }

        WireDump.to(lines::add).show(recording);

        assertThat(lines).hasSameSizeAs(expected);
        for (int i = 0; i < lines.size(); i++) {
            assertThat(lines.get(i) + " ").startsWith(expected.get(i) + (i == 0 ? "" : " "));
        }
        assertThat(FrameCutter.cut(recording)).extracting(Piece::offset).isEqualTo(offsets);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v0-2021-08", "v2-2023-07", "v3-2025-09"})
    void shows_real_traffic_without_its_token_and_in_plain_characters(String server) throws IOException {
        WireDump.to(lines::add).showingVariables().show(Traces.recording(server));

        assertThat(lines).noneMatch(line -> line.contains("5061337F4078EE9381EDF124DBC95A13"));
        assertThat(lines).noneMatch(line -> line.codePoints().anyMatch(Character::isISOControl));
        assertThat(lines).allMatch(line -> line.length() < 500);
    }

    @Test
    void shows_the_fields_that_matter() throws IOException {
        show(
                Direction.TO_HELPER,
                new HttpRequest(3, "/a/b", "GET", new TreeMap<>(Map.of("a", "1", "password", "secret"))),
                new AuthReply(TOKEN));

        assertThat(lines).containsExactly(
                "-> v3 HTTPREQUEST #1 56 B id=3 GET /a/b variables=2",
                "-> v3 HTTPAUTH #2 56 B token of 32 characters");
    }

    @Test
    void shows_a_response_with_the_beginning_of_its_content() throws IOException {
        show(
                Direction.OF_HELPER,
                new HttpResponse(
                        3, Map.of("X-A", "b"), 200, Bytes.of("<b>This is from Java!</b>\n" + "x".repeat(70)), true));

        assertThat(lines).singleElement().asString()
                .startsWith("<- v3 HTTPRESPONSE #1 ")
                .endsWith(" B id=3 status=200 close headers{X-A=\"b\"} content=96 B"
                        + " \"<b>This is from Java!</b>\\nxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"...");
    }

    @Test
    void shows_a_registered_uri_as_it_stands() throws IOException {
        show(Direction.OF_HELPER, new RegisterUri("/a\\.html", "GET"));

        assertThat(lines).containsExactly("<- v3 HTTPREGISTERURI #1 36 B GET /a\\.html");
    }

    @Test
    void shows_binary_content_as_numbers() throws IOException {
        show(Direction.OF_HELPER, HttpResponse.last(3, Bytes.of(new byte[] {0, 1, (byte) 0xFF})));

        assertThat(lines).singleElement().asString().endsWith(" close content=3 B 00 01 ff");
    }

    @Test
    void shows_variables_when_asked_for_but_no_password() throws IOException {
        WireDump.to(lines::add).showingVariables().show(
                Direction.TO_HELPER,
                stream(new HttpRequest(
                        0, "/a", "POST", new TreeMap<>(Map.of("KISMET", TOKEN, "a", "1\n", "password", "secret")))));

        assertThat(lines).singleElement().asString()
                .endsWith("POST /a variables{\"KISMET\"=32 characters, \"a\"=\"1\\n\", \"password\"=6 characters}");
    }

    @Test
    void hides_a_query_that_old_releases_leave_in_the_path() throws IOException {
        show(Direction.TO_HELPER, new HttpRequest(0, "/a?KISMET=" + TOKEN, "GET", Map.of()));

        assertThat(lines).singleElement().asString().endsWith(" id=0 GET /a?...");
    }

    @Test
    void hides_a_token_wherever_it_turns_up() throws IOException {
        show(
                Direction.OF_HELPER,
                new AuthReply(TOKEN),
                new Message(Severity.INFO, "x".repeat(30) + " token " + TOKEN),
                HttpResponse.last(0, Bytes.of("{\"token\":\"" + TOKEN + "\"}")));

        assertThat(lines).noneMatch(line -> line.contains("01234567"));
        assertThat(lines.get(2)).endsWith("content=44 B \"{\\\"token\\\":\\\"<token>\\\"}\"");
    }

    @ParameterizedTest
    @EnumSource
    void hides_a_token_in_a_frame_that_is_cut_off(Generation generation) throws IOException {
        byte[] frame = FrameEncoder.ofKismet(generation).encode(new AuthReply(TOKEN), 1, 8191);
        for (int size = 1; size < frame.length; size++) {
            lines.clear();
            WireDump.to(lines::add).show(Direction.TO_HELPER, new ByteArrayInputStream(frame, 0, size));

            assertThat(lines).singleElement().asString()
                    .contains("no frame: " + size + " B")
                    .doesNotContain("30 31 32");
        }
    }

    @Test
    void hides_a_token_in_the_rest_of_a_frame() throws IOException {
        WireDump.to(lines::add).show(
                Direction.TO_HELPER, new ByteArrayInputStream(("xx" + TOKEN + "y").getBytes(US_ASCII)));

        assertThat(lines).singleElement().asString()
                .startsWith("-> no frame: 35 B from byte 0: 78 78 .. .. ..")
                .doesNotContain("30 31 32");
    }

    @Test
    void goes_on_after_bytes_that_are_no_frame() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(frames(new Message(Severity.INFO, "before")));
        bytes.writeBytes("Hello on stdout\n".getBytes(US_ASCII));
        bytes.writeBytes(frames(new Message(Severity.INFO, "after")));

        WireDump.to(lines::add).show(Direction.OF_HELPER, new ByteArrayInputStream(bytes.toByteArray()));

        assertThat(lines).containsExactly(
                "<- v3 MESSAGE #1 31 B INFO \"before\"",
                "<- no frame: 16 B from byte 31: 48 65 6c 6c 6f 20 6f 6e 20 73 74 64 6f 75 74 0a"
                        + " (signature at byte 31 must be DECAFBAD, was 48656C6C)",
                "<- v3 MESSAGE #1 30 B INFO \"after\"");
    }

    @Test
    void stops_looking_after_many_places_that_are_no_frames() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < 1000; i++) {
            bytes.writeBytes(new byte[] {(byte) 0xDE, (byte) 0xCA, (byte) 0xFB, (byte) 0xAD, 0, 0, 0, 0, 0, 0, 0, 0});
        }

        WireDump.to(lines::add).show(Direction.OF_HELPER, new ByteArrayInputStream(bytes.toByteArray()));

        assertThat(lines).hasSize(FrameCutter.MAX_BROKEN + 1);
        assertThat(lines.get(FrameCutter.MAX_BROKEN))
                .startsWith("<- no frame: 10800 B from byte 1200: ")
                .endsWith("(not looked at after 100 places that are no frames)");
    }

    @Test
    void escapes_what_would_move_the_cursor_of_a_terminal() throws IOException {
        show(Direction.OF_HELPER, new Message(Severity.ERROR, "\u001b[2J\u202e\u2028\"\\"));

        assertThat(lines).singleElement().asString()
                .endsWith("ERROR \"\\u{1b}[2J\\u{202e}\\u{2028}\\\"\\\\\"");
    }

    @Test
    void shows_times_and_attributes_of_a_recording() {
        byte[] frame = frames(new Message(Severity.INFO, "hi"));
        Recording recording = new Recording(
                Map.of("plugin", "demo"),
                List.of(
                        new Block(Direction.OF_HELPER, 1_000_000, Bytes.of(frame).slice(0, 9)),
                        new Block(Direction.OF_HELPER, 12_034_000_000L, Bytes.of(frame).slice(9, frame.length))),
                true,
                7);

        WireDump.to(lines::add).show(recording);

        assertThat(lines).containsExactly(
                "# plugin: demo",
                "   12.034 <- v3 MESSAGE #1 27 B INFO \"hi\"",
                "# The recording ends within a block: 7 bytes of its file were left out. Its writer died, or the disk"
                        + " was full.");
    }

    @Test
    void a_single_frame_is_shown_without_time_and_direction() {
        Frame frame = new Frame(Generation.V0, 0, 60, 5, 0, new AuthReply(TOKEN));

        assertThat(WireDump.line(frame)).isEqualTo("v0 HTTPAUTH #5 60 B token of 32 characters");
    }

    private void show(Direction direction, Command... commands) throws IOException {
        WireDump.to(lines::add).show(direction, stream(commands));
    }

    private static ByteArrayInputStream stream(Command... commands) {
        return new ByteArrayInputStream(frames(commands));
    }

    private static byte[] frames(Command... commands) {
        FrameEncoder encoder = FrameEncoder.ofKismet(Generation.V3);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < commands.length; i++) {
            bytes.writeBytes(encoder.encode(commands[i], i + 1, 16_384));
        }
        return bytes.toByteArray();
    }
}
