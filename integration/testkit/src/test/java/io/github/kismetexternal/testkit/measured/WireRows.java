package io.github.kismetexternal.testkit.measured;

import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.AuthRequest;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.testkit.ProbePlugin;
import io.github.kismetexternal.wire.Frame;
import io.github.kismetexternal.wire.FrameEncoder;
import io.github.kismetexternal.wire.Generation;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessageUnpacker;

import static io.github.kismetexternal.testkit.SimulatedRelease.R2022_08;
import static io.github.kismetexternal.testkit.SimulatedRelease.R2023_07;
import static io.github.kismetexternal.testkit.SimulatedRelease.R2025_09;
import static io.github.kismetexternal.testkit.measured.Profile.before;
import static io.github.kismetexternal.testkit.measured.Profile.in;
import static io.github.kismetexternal.testkit.measured.Profile.since;
import static io.github.kismetexternal.wire.Generation.V0;
import static io.github.kismetexternal.wire.Generation.V2;
import static io.github.kismetexternal.wire.Generation.V3;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** The bytes on the two pipes: generations, fields, sizes, and when a frame is taken. */
final class WireRows {
    private static final Predicate<Profile> TAKE_V2 =
            since(R2022_08).and(profile -> profile.release() != R2025_09);
    private static final String LIVES = "plugin lives";
    private static final String ABOVE_8191 = "plugin killed: a frame must have at most 8191 bytes with its header";
    private static final String ABOVE_16383 = "plugin killed: a frame must have at most 16383 bytes with its header";
    private static final String AT_ONCE = "processed at once";
    private static final String STALLED = "not processed until the helper sends something more";
    private static final int ANY_SIZE = 1 << 20;
    private static final int SKIPPED_NUMBERS = 40;
    private static final int NAME_OFFSET = 12;
    private static final int NAME_SIZE = 32;
    private static final int SILENCE_MILLIS = 1000;
    private static final int V3_HEADER = 20;
    private static final int V3_CODE = 14;

    private WireRows() {}

    static List<Row> rows() {
        return List.of(
                Row.when("a helper's first frame is of v0")
                        .source("measured on 2021-08-R1 and 2023-07-R2; kis_external.cc:136-156, 981-989 at 2025-09")
                        .where(before(R2025_09), LIVES)
                        .elsewhere("plugin killed: Kismet does not take v0")
                        .shownBy(scene -> speak(scene, V0)),
                Row.when("a helper's first frame is of v2")
                        .source("measured on 2023-07-R2; 2022-08 kis_external.cc:677-712; 2025-09 :940-945 without"
                                + " protobuf")
                        .where(TAKE_V2, LIVES)
                        .elsewhere("plugin killed: Kismet does not take v2")
                        .shownBy(scene -> speak(scene, V2)),
                Row.when("a helper's first frame is of v3")
                        .source("measured on 2025-09-R1; kis_external.cc:975 at 2025-09")
                        .where(since(R2025_09), LIVES)
                        .elsewhere("plugin killed: Kismet does not take v3")
                        .shownBy(scene -> speak(scene, V3)),
                Row.when("an auth request")
                        .source("measured on 2025-09-R1; kis_external.cc:1539 at 2025-09, http.proto")
                        .where(in(V3), "the token comes under 69")
                        .elsewhere("the token comes under 1")
                        .shownBy(WireRows::token),
                Row.when("a ping with code 0, where there are codes")
                        .source("measured on 2025-09-R1; kis_external.cc:978, 1010-1011, kis_external.h:382-387 at"
                                + " 2025-09")
                        .where(in(V3), "the pong has a number of Kismet's own")
                        .elsewhere("the pong has the ping's number")
                        .shownBy(scene -> ping(scene, 0)),
                Row.when("a ping with code 77, where there are codes")
                        .source("kis_external.cc:978, 1010-1011 at 2025-09: code and number are taken for each other")
                        .where(in(V3), "the pong has the ping's code for its number")
                        .elsewhere("the pong has the ping's number")
                        .shownBy(scene -> ping(scene, 77)),
                Row.when("the field of 32 bytes for a command's name, in what Kismet sends")
                        .source("measured on 2023-07-R2; kis_external.h:447 at 2025-09")
                        .where(in(V2), "PONG, NULs, and garbage in byte 31")
                        .elsewhere("no such field")
                        .shownBy(WireRows::nameField),
                Row.when("a frame of 8191 B in total")
                        .source("2022-08 kis_external.h:307, 346")
                        .everywhere(LIVES)
                        .shownBy(scene -> frameOf(scene, 8191)),
                Row.when("a frame of 8192 B in total")
                        .source("measured on 2021-08-R1; 2022-08 kis_external.h:307, 346")
                        .where(before(R2023_07), ABOVE_8191)
                        .elsewhere(LIVES)
                        .shownBy(scene -> frameOf(scene, 8192)),
                Row.when("a frame of 16 383 B in total")
                        .source("2023-07 kis_external.h:444, 483; 2025-09 kis_external.cc:910, 955")
                        .where(before(R2023_07), ABOVE_8191)
                        .elsewhere(LIVES)
                        .shownBy(scene -> frameOf(scene, 16_383)),
                Row.when("a frame of 16 384 B in total")
                        .source("measured on 2023-07-R2; 2023-07 kis_external.h:444, 483")
                        .where(before(R2023_07), ABOVE_8191)
                        .elsewhere(ABOVE_16383)
                        .shownBy(scene -> frameOf(scene, 16_384)),
                Row.when("a reply of 16 000 B in one frame")
                        .source("measured on 2023-07-R2 in v0 and v2, and 2025-09-R1")
                        .where(before(R2023_07), ABOVE_8191)
                        .elsewhere("16000 B arrive")
                        .shownBy(WireRows::largeReply),
                Row.when("bytes that are no frame")
                        .source("kis_external.cc:128-134 at 2025-09")
                        .everywhere("plugin killed: a frame must begin with DECAFBAD")
                        .shownBy(WireRows::noFrame),
                stalled(515, "2023-07 kis_external.cc:54-55, 180-181, with asio's buffer"),
                stalled(1030, "measured on 2021-08-R1 in v0 and 2023-07-R2 in v2"),
                stalled(2050, "measured on 2021-08-R1 in v0 and 2023-07-R2 in v2"),
                lone(400)
                        .source("measured on 2023-07-R2 in v2")
                        .everywhere(AT_ONCE)
                        .shownBy(scene -> loneFrame(scene, 400)),
                lone(600)
                        .source("measured on 2023-07-R2 in v2")
                        .everywhere(AT_ONCE)
                        .shownBy(scene -> loneFrame(scene, 600)));
    }

    private static Row stalled(int size, String source) {
        return lone(size)
                .source(source + "; 2025-09 kis_external.cc:70-71, 159-160 reads exactly what is missing")
                .where(before(R2025_09), STALLED)
                .elsewhere(AT_ONCE)
                .shownBy(scene -> loneFrame(scene, size));
    }

    private static Row.Source lone(int size) {
        return Row.when("a first frame of " + size + " B in total, with nothing after it");
    }

    private static String speak(Scene scene, Generation generation) throws Exception {
        scene.probe().write(FrameEncoder.ofHelper(generation).encode(new Ping(), 1, ANY_SIZE));
        return scene.fate();
    }

    private static String token(Scene scene) throws Exception {
        scene.send(new AuthRequest());
        Frame frame = scene.probe().next(AuthReply.class);
        byte[] bytes = scene.probe().bytes(frame);
        String token = ((AuthReply) frame.command()).token();
        if (frame.generation() == V3) {
            try (MessageUnpacker map = MessagePack.newDefaultUnpacker(bytes, V3_HEADER, bytes.length - V3_HEADER)) {
                map.unpackMapHeader();
                return "the token comes under " + map.unpackInt();
            }
        }
        int tag = bytes.length - token.length() - 2;
        return "the token comes under " + (bytes[tag] >> 3);
    }

    private static String ping(Scene scene, int code) throws Exception {
        // So that the ping's number is none that Kismet would use by itself.
        for (int i = 0; i < SKIPPED_NUMBERS; i++) {
            scene.probe().frame(new Ping());
        }
        byte[] ping = scene.probe().frame(new Ping());
        if (scene.profile().generation() == V3) {
            ByteBuffer.wrap(ping).putShort(V3_CODE, (short) code);
        }
        scene.probe().write(ping);
        long number = ((Pong) scene.probe().next(Pong.class).command()).pingSeqno();
        return "the pong has " + (number == scene.probe().lastSeqno() ? "the ping's number"
                : number == 1 ? "a number of Kismet's own"
                : number == code ? "the ping's code for its number" : "the number " + number);
    }

    private static String nameField(Scene scene) throws Exception {
        scene.send(new Ping());
        byte[] frame = scene.probe().bytes(scene.probe().next(Pong.class));
        String field = new String(Arrays.copyOfRange(frame, NAME_OFFSET, NAME_OFFSET + NAME_SIZE), ISO_8859_1);
        if (!field.startsWith("PONG\0")) {
            return "no such field";
        }
        boolean nuls = field.substring(4, NAME_SIZE - 1).chars().allMatch(letter -> letter == 0);
        return "PONG, " + (nuls ? "NULs" : "something") + ", and "
                + (field.charAt(NAME_SIZE - 1) == 0 ? "a NUL" : "garbage") + " in byte 31";
    }

    /** Returns a frame of exactly this size: what goes with a text grows with it in steps. */
    private static byte[] message(Scene scene, int size) throws Exception {
        for (int text = size; text > 0; text--) {
            byte[] frame = scene.probe().frame(new Message(Severity.DEBUG, Scene.text(text)));
            if (frame.length == size) {
                return frame;
            }
        }
        throw new AssertionError("a frame must be able to have " + size + " bytes");
    }

    private static String frameOf(Scene scene, int size) throws Exception {
        scene.probe().write(message(scene, size));
        String fate = scene.fate();
        boolean arrived = !scene.simulated().messages().isEmpty();
        return arrived == fate.equals(LIVES) ? fate : fate + ", though the frame " + (arrived ? "arrived" : "did not");
    }

    private static String largeReply(Scene scene) throws Exception {
        scene.route("/probe/x");
        Browser.Asked asked = scene.browser().get("/probe/x");
        long id = scene.request().id();
        scene.send(new HttpResponse(id, Map.of(), 200, Bytes.of(Scene.text(16_000)), true));
        String fate = scene.fate();
        return fate.equals(LIVES) ? asked.reply().body().length() + " B arrive" : fate;
    }

    private static String noFrame(Scene scene) throws Exception {
        scene.probe().write("Hello, world!".getBytes(ISO_8859_1));
        return scene.fate();
    }

    private static String loneFrame(Scene scene, int size) throws Exception {
        scene.probe().write(message(scene, size));
        for (int waited = 0; waited < SILENCE_MILLIS; waited += 10) {
            if (!scene.simulated().messages().isEmpty()) {
                return AT_ONCE;
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        scene.send(new Ping());
        ProbePlugin.await(() -> !scene.simulated().messages().isEmpty(), "the frame to be processed");
        return STALLED;
    }
}
