package io.github.kismetexternal.testkit.measured;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.PublishEvent;
import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.testkit.EventSchedule;
import io.github.kismetexternal.wire.Frame;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import static io.github.kismetexternal.testkit.SimulatedRelease.R2021_08;
import static io.github.kismetexternal.testkit.SimulatedRelease.R2022_08;
import static io.github.kismetexternal.testkit.SimulatedRelease.R2023_07;
import static io.github.kismetexternal.testkit.SimulatedRelease.R2025_09_PROTOBUF;
import static io.github.kismetexternal.testkit.measured.Profile.before;
import static io.github.kismetexternal.testkit.measured.Profile.in;
import static io.github.kismetexternal.testkit.measured.Profile.since;
import static io.github.kismetexternal.wire.Generation.V2;
import static io.github.kismetexternal.wire.Generation.V3;

/** Events and messages: what reaches those who listen, and what it costs them. */
final class EventRows {
    private static final String TOO_LARGE = "plugin killed: an event must fit a frame of 16384 bytes";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MANY = 100;

    private EventRows() {}

    static List<Row> rows() {
        return List.of(
                Row.when("an event is published with a type and JSON")
                        .source("measured on 2025-09-R1, and on 2023-07-R2 in v0 and v2; kis_external.cc:1265 at"
                                + " 2025-09")
                        .where(in(V3), "listeners get {\"kismet.eventbus.event_json\":\"PROBE\"}")
                        .elsewhere("listeners get {\"kismet.eventbus.event_json\":\"{\\\"a\\\": 1}\"}")
                        .shownBy(EventRows::publish),
                Row.when("an event of 16 359 B of JSON")
                        .source("kis_external.h:374-380 at 2025-09")
                        .everywhere("16359 B arrive")
                        .shownBy(scene -> largeEvent(scene, 16_359)),
                Row.when("an event of 16 360 B of JSON")
                        .source("measured on 2025-09-R1 with a frame of 16 715 B; kis_external.h:374-380,"
                                + " kis_external.cc:1182"
                                + " at 2025-09")
                        .where(in(V3), TOO_LARGE)
                        .elsewhere("16360 B arrive")
                        .shownBy(scene -> largeEvent(scene, 16_360)),
                Row.when("an event of 100 000 B of JSON")
                        .source("kis_external.h:418-455 at 2025-09: no limit in v0 and v2")
                        .where(in(V3), TOO_LARGE)
                        .elsewhere("100000 B arrive")
                        .shownBy(scene -> largeEvent(scene, 100_000)),
                Row.when("a helper that listens to * publishes an event with a type of 8300 B")
                        .source("measured on 2025-09-R1; before 2023 the frame that publishes it is too large already")
                        .where(in(V3).or(before(R2023_07)), "plugin killed")
                        .elsewhere("8392 B arrive")
                        .shownBy(scene -> publishWithLongType(scene, 8300)),
                Row.when("a helper that listens to * publishes an event with a type of 7000 B")
                        .source("measured on 2025-09-R1 with 14 kB")
                        .where(in(V3), "14090 B arrive")
                        .elsewhere("7092 B arrive")
                        .shownBy(scene -> publishWithLongType(scene, 7000)),
                Row.when("65 recorded devices appear, and events of devices and SSIDs are listened to")
                        .source("measured on 2025-09-R1: NEW_DEVICE up to 10.8 kB, DOT11_ADVERTISED_SSID 12.1 kB,"
                                + " DOT11_PROBED_SSID 10.3 kB; 2021-08 phy_80211.cc has no events of SSIDs")
                        .where(since(R2022_08), "[DOT11_ADVERTISED_SSID, DOT11_PROBED_SSID, NEW_DEVICE] of 6 to 13 kB"
                                + " at most; plugin lives")
                        .elsewhere("[NEW_DEVICE] of 6 to 13 kB at most; plugin lives")
                        .shownBy(EventRows::devices),
                Row.when("* and X are listened to, and X is raised")
                        .source("eventbus.cc:181-191 at 2025-09")
                        .everywhere("delivered 2 times")
                        .shownBy(scene -> listenTo(scene, "*", "X")),
                Row.when("X is listened to twice, and raised")
                        .source("2020-12 eventbus.cc:238-246 removes the old listener from a copy; 2025-09"
                                + " kis_external.cc:1229-1241")
                        .where(before(R2021_08), "delivered 2 times")
                        .elsewhere("delivered 1 times")
                        .shownBy(scene -> listenTo(scene, "X", "X")),
                Row.when("x is listened to, and X raised")
                        .source("eventbus.cc:181-191 at 2025-09")
                        .everywhere("delivered 0 times")
                        .shownBy(scene -> listenTo(scene, "x")),
                Row.when("an event is delivered, as Kismet's log sees it")
                        .source("kis_external.cc:1146-1155 at 2025-09, where v2 lacks a return")
                        .where(in(V2).and(since(R2025_09_PROTOBUF)), "[unhandled legacy protocol version 2]")
                        .elsewhere("[]")
                        .shownBy(EventRows::errorsOfDelivery),
                Row.when("an event is delivered to one who listens to *")
                        .source("kis_external.cc:1146-1155 at 2025-09: in v2 each event costs an error, which is an"
                                + " event")
                        .where(in(V2).and(since(R2025_09_PROTOBUF)), "messages without end")
                        .elsewhere("no messages")
                        .shownBy(EventRows::loop),
                Row.when("100 messages of severity INFO at once")
                        .source("messagebus.h:187-213 at 2025-09; no such limit at 2021-08")
                        .where(since(R2022_08), "some are dropped")
                        .elsewhere("all reach the message bus")
                        .shownBy(EventRows::manyMessages));
    }

    private static void listen(Scene scene, String... types) throws Exception {
        scene.send(new RegisterEvents(List.of(types)));
        if (!scene.fate().equals("plugin lives")) {
            throw new AssertionError("listening must do no harm");
        }
    }

    private static String publish(Scene scene) throws Exception {
        listen(scene, "PROBE");
        scene.send(new PublishEvent("PROBE", "{\"a\": 1}"));
        EventNotice event = (EventNotice) scene.probe().next(EventNotice.class).command();
        JsonNode json = JSON.readTree(event.json().utf8());
        return "listeners get " + json.path("kismet.eventbus.content");
    }

    private static String largeEvent(Scene scene, int size) throws Exception {
        listen(scene, "BIG");
        String frame = "{\"kismet.eventbus.type\": \"BIG\",\"kismet.eventbus.content\": {\"BIG\": \"\"}}";
        scene.kismet().raise("BIG", "{\"BIG\": \"" + Scene.text(size - frame.length()) + "\"}");
        return arrived(scene);
    }

    private static String publishWithLongType(Scene scene, int size) throws Exception {
        listen(scene, "*");
        scene.send(new PublishEvent(Scene.text(size), "{}"));
        String arrived = arrived(scene);
        return arrived.startsWith("plugin killed") ? "plugin killed" : arrived;
    }

    private static String arrived(Scene scene) throws Exception {
        for (int i = 0; i < 2000 && scene.simulated().fatality().isEmpty(); i++) {
            Frame frame = scene.probe().frameWithin(5);
            if (frame != null && frame.command() instanceof EventNotice event) {
                return event.json().size() + " B arrive";
            }
        }
        return scene.fate();
    }

    private static String devices(Scene scene) throws Exception {
        scene.start(builder -> builder.events(EventSchedule.silent().newDevices(Duration.ofMillis(15))));
        scene.send(new RegisterEvents(List.of("NEW_DEVICE", "DOT11_ADVERTISED_SSID", "DOT11_PROBED_SSID")));
        Set<String> types = new TreeSet<>();
        int largest = 0;
        for (Frame frame = scene.probe().frameWithin(1000); frame != null; frame = scene.probe().frameWithin(1000)) {
            if (frame.command() instanceof EventNotice event) {
                types.add(type(event));
                largest = Math.max(largest, event.json().size());
            }
        }
        String size = largest > 6000 && largest < 13_000 ? "6 to 13 kB" : largest + " B";
        return types + " of " + size + " at most; " + scene.fate();
    }

    private static String type(EventNotice event) throws IOException {
        return JSON.readTree(event.json().utf8()).path("kismet.eventbus.type").asText();
    }

    private static String loop(Scene scene) throws Exception {
        listen(scene, "*");
        scene.kismet().raise("X", "{}");
        int messages = 0;
        for (Frame frame = scene.probe().frameWithin(700); frame != null; frame = scene.probe().frameWithin(700)) {
            messages += frame.command() instanceof EventNotice event && type(event).equals("MESSAGE") ? 1 : 0;
        }
        if (scene.kismet().fatalities().stream().anyMatch(broken -> broken.rule().contains("without end"))) {
            return "messages without end";
        }
        return messages == 0 ? "no messages" : messages + " messages";
    }

    private static String listenTo(Scene scene, String... types) throws Exception {
        listen(scene, types);
        listen(scene, "END");
        scene.kismet().raise("X", "{}");
        scene.kismet().raise("END", "{}");
        int delivered = 0;
        while (true) {
            EventNotice event = (EventNotice) scene.probe().next(EventNotice.class).command();
            if (type(event).equals("END")) {
                return "delivered " + delivered + " times";
            }
            delivered += type(event).equals("X") ? 1 : 0;
        }
    }

    private static String errorsOfDelivery(Scene scene) throws Exception {
        listen(scene, "X");
        scene.kismet().raise("X", "{}");
        scene.probe().next(EventNotice.class);
        scene.letItNotice();
        return scene.kismet().messages().stream()
                .filter(message -> message.severity() == Severity.ERROR)
                .map(Message::text)
                .toList()
                .toString();
    }

    private static String manyMessages(Scene scene) throws Exception {
        for (int i = 0; i < MANY; i++) {
            scene.send(new Message(Severity.INFO, "message " + i));
        }
        scene.send(new Message(Severity.ERROR, "end"));
        String fate = scene.fate();
        int arrived = scene.kismet().messages().size() - 1;
        return !fate.equals("plugin lives") ? fate : arrived == MANY ? "all reach the message bus" : "some are dropped";
    }
}
