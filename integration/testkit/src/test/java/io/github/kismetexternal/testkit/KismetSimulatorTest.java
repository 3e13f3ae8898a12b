package io.github.kismetexternal.testkit;

import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.AuthRequest;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.command.PublishEvent;
import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.command.Shutdown;
import io.github.kismetexternal.testkit.internal.record.Recording;
import io.github.kismetexternal.testkit.internal.record.WireDump;
import io.github.kismetexternal.wire.FrameEncoder;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class KismetSimulatorTest {
    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final List<ProbePlugin> probes = new ArrayList<>();
    private final List<KismetSimulator> simulators = new ArrayList<>();

    @TempDir
    private Path directory;

    @AfterEach
    void close() throws Exception {
        for (ProbePlugin probe : probes) {
            probe.end();
        }
        for (ProbePlugin probe : probes) {
            probe.close();
        }
        for (KismetSimulator kismet : simulators) {
            kismet.close();
        }
    }

    @Test
    void what_one_plugin_publishes_another_hears() throws Exception {
        ProbePlugin speaker = probe("a");
        ProbePlugin listener = probe("b");
        KismetSimulator kismet = speaker.start(silent(speaker).plugin(listener.directory()), Generation.V3);
        listener.attach(kismet, Generation.V3);
        listener.send(new RegisterEvents(List.of("MINE")), new Ping());
        listener.next(Pong.class);

        speaker.send(new PublishEvent("MINE", "{}"));

        assertThat(text((EventNotice) listener.next(EventNotice.class).command()))
                .isEqualTo("{\"kismet.eventbus.type\": \"MINE\",\"kismet.eventbus.content\": "
                        + "{\"kismet.eventbus.event_json\": \"MINE\"}}");
        assertThat(kismet.plugins()).hasSize(2);
        assertThatThrownBy(kismet::plugin).isInstanceOf(IllegalStateException.class).hasMessageContaining("2 do");
    }

    @Test
    void plugins_share_one_token_which_signs_in_as_administrator() throws Exception {
        ProbePlugin first = probe("a");
        ProbePlugin second = probe("b");
        KismetSimulator kismet = first.start(silent(first).plugin(second.directory()), Generation.V3);
        second.attach(kismet, Generation.V3);

        first.send(new AuthRequest());
        second.send(new AuthRequest());

        AuthReply token = (AuthReply) first.next(AuthReply.class).command();
        assertThat(second.next(AuthReply.class).command()).isEqualTo(token);
        assertThat(token.token()).matches("[0-9A-F]{32}");
    }

    @Test
    void when_kismet_is_killed_every_helper_sees_the_end_of_its_pipe() throws Exception {
        ProbePlugin first = probe("a");
        ProbePlugin second = probe("b");
        KismetSimulator kismet = first.start(silent(first).plugin(second.directory()), Generation.V3);
        second.attach(kismet, Generation.V3);

        kismet.kill();

        ProbePlugin.await(first::isAtEnd, "the end of the first pipe");
        ProbePlugin.await(second::isAtEnd, "the end of the second pipe");
        assertThat(kismet.isGone()).isTrue();
        assertThatThrownBy(() -> kismet.client().get("")).isInstanceOf(ConnectException.class);
    }

    @Test
    void a_kismet_that_aborts_takes_everything_with_it_and_says_who_did_it() throws Exception {
        ProbePlugin guilty = probe("a");
        ProbePlugin innocent = probe("b");
        KismetSimulator kismet = guilty.start(silent(guilty).plugin(innocent.directory()), Generation.V3);
        innocent.attach(kismet, Generation.V3);

        guilty.send(new RegisterUri("/bad(", "GET"));

        Fatality fatality = kismet.awaitFatality(DEADLINE);
        assertThat(fatality.outcome()).isEqualTo(Fatality.Outcome.KISMET_ABORTED);
        assertThat(fatality.toString())
                .isEqualTo("Kismet 2025-09-R1 itself would abort, with all captures, because of the plugin a: a"
                        + " registered URI must be a regular expression, was /bad( [" + fatality.frame() + "]");
        assertThat(fatality.frame()).contains("v3 HTTPREGISTERURI");
        ProbePlugin.await(innocent::isAtEnd, "the end of the other's pipe");
        ProbePlugin.await(kismet::isGone, "the end of Kismet");
    }

    @ParameterizedTest
    @CsvSource({"R2021_08, V0, 60", "R2022_08, V0, 25", "R2023_07, V2, 25", "R2025_09, V3, 25"})
    void since_2022_too_many_messages_for_information_are_dropped(
            SimulatedRelease release, Generation generation, int kept) throws Exception {
        ProbePlugin probe = probe("a");
        BlockingQueue<Message> sunk = new LinkedBlockingQueue<>();
        KismetSimulator kismet = probe.start(silent(probe).release(release).onMessage(sunk::add), generation);

        int sent = 60;
        long before = System.currentTimeMillis() / 1000;
        for (int i = 0; i < sent; i++) {
            probe.send(new Message(Severity.INFO, "message " + i));
        }
        probe.send(new Message(Severity.ERROR, "the last"));
        ProbePlugin.await(() -> sunk.contains(new Message(Severity.ERROR, "the last")), "the last message");

        long seconds = System.currentTimeMillis() / 1000 - before + 1;
        assertThat(kismet.plugin().messages()).hasSize(sent + 1);
        assertThat(kismet.messages()).hasSizeBetween(kept + 1, (int) Math.min(sent, kept * seconds) + 1);
        assertThat(sunk).containsExactlyElementsOf(kismet.messages());
    }

    @Test
    void a_message_is_an_event_too_unless_it_is_for_debugging() throws Exception {
        ProbePlugin probe = probe("a");
        probe.start(SimulatedRelease.R2025_09, Generation.V3);
        probe.send(new RegisterEvents(List.of("MESSAGE")));

        probe.send(new Message(Severity.DEBUG, "hidden"), new Message(Severity.ALERT, "quote \" and <b>"));

        assertThat(text((EventNotice) probe.next(EventNotice.class).command()))
                .contains("\"kismet.messagebus.message_string\":\"quote \\\" and <b>\"")
                .contains("\"kismet.messagebus.message_flags\":8");
    }

    @Test
    void kismets_own_events_come_each_second() throws Exception {
        ProbePlugin probe = probe("a");
        probe.start(KismetSimulator.of(probe.directory()), Generation.V3);
        List<String> types = List.of("TIMESTAMP", "BATTERY", "STATISTICS", "PACKETCHAIN_STATS", "GPS_LOCATION");
        probe.send(new RegisterEvents(types));

        List<String> heard = new ArrayList<>();
        while (!heard.containsAll(types)) {
            String event = text((EventNotice) probe.next(EventNotice.class).command());
            types.stream()
                    .filter(type -> event.startsWith("{\"kismet.eventbus.type\": \"" + type + "\""))
                    .forEach(heard::add);
        }
        assertThat(heard).hasSizeLessThan(20);
    }

    @Test
    void a_schedule_says_what_is_raised_and_when() throws Exception {
        ProbePlugin probe = probe("a");
        EventSchedule schedule = EventSchedule.silent()
                .every(Duration.ofMillis(50), "OFTEN", () -> "{\"OFTEN\": 1}")
                .once(Duration.ofMillis(600), "ONCE", "{\"ONCE\": 1}");
        probe.start(KismetSimulator.of(probe.directory()).events(schedule), Generation.V3);
        probe.send(new RegisterEvents(List.of("*")));

        String events = "";
        while (events.split("OFTEN\"").length < 40) {
            events += text((EventNotice) probe.next(EventNotice.class).command());
        }

        assertThat(events).doesNotContain("TIMESTAMP");
        assertThat(events.split("type\": \"ONCE\"")).describedAs("what is around the one").hasSize(2);
    }

    @Test
    void the_sample_devices_can_appear_one_by_one() throws Exception {
        ProbePlugin probe = probe("a");
        probe.start(
                KismetSimulator.of(probe.directory())
                        .events(EventSchedule.silent().newDevices(Duration.ofMillis(5))),
                Generation.V3);
        probe.send(new RegisterEvents(List.of("NEW_DEVICE")));

        assertThat(text((EventNotice) probe.next(EventNotice.class).command()))
                .contains("\"kismet.device.base.macaddr\"");
    }

    @Test
    void an_alert_is_an_event_a_message_and_an_entry_of_the_list() throws Exception {
        ProbePlugin probe = probe("a");
        KismetSimulator kismet = probe.start(SimulatedRelease.R2025_09, Generation.V3);
        probe.send(new RegisterEvents(List.of("ALERT")), new Ping());
        probe.next(Pong.class);

        kismet.alert("APSPOOF", "somebody else's network");

        assertThat(text((EventNotice) probe.next(EventNotice.class).command())).contains("somebody else's network");
        assertThat(kismet.client().get("alerts/all_alerts.json").body()).contains("somebody else's network");
        assertThat(kismet.messages()).singleElement().extracting(Message::severity).isEqualTo(Severity.ALERT);
    }

    @Test
    void a_request_that_waits_breaks_off_when_kismet_is_killed() throws Exception {
        ProbePlugin probe = probe("a");
        KismetSimulator kismet = probe.start(SimulatedRelease.R2025_09, Generation.V3);
        probe.register("/a/x", "GET");
        CompletableFuture<?> answer = kismet.client().getLater("a/x");
        probe.nextRequest();

        kismet.kill();

        assertThat(answer).failsWithin(DEADLINE).withThrowableOfType(ExecutionException.class);
    }

    @Test
    void a_helper_that_asks_for_its_end_and_stays_is_killed() throws Exception {
        ProbePlugin probe = probe("a");
        KismetSimulator kismet = probe.start(SimulatedRelease.R2025_09, Generation.V3);

        probe.send(new Shutdown("enough"));

        assertThat(kismet.plugin().awaitExit(DEADLINE)).isIn(137, 143);
        assertThat(kismet.messages()).contains(new Message(Severity.INFO, "a ends: enough"));
    }

    @Test
    void what_a_consumer_throws_harms_nobody_else() throws Exception {
        ProbePlugin probe = probe("a");
        KismetSimulator kismet = probe.start(
                silent(probe).onMessage(message -> {
                    throw new AssertionError("on purpose");
                }),
                Generation.V3);

        probe.send(new Message(Severity.INFO, "x"), new Ping());

        probe.next(Pong.class);
        assertThat(kismet.plugin().isConnected()).isTrue();
    }

    @Test
    void a_kismet_that_aborts_while_it_starts_is_gone_and_leaves_nothing() throws Exception {
        Path plugin = Files.createDirectories(directory.resolve("bad"));
        Files.writeString(
                plugin.resolve("manifest.conf"), "name=n\ndescription=d\nauthor=a\nversion=1\nhttpexternal=bad\n");
        Files.write(
                plugin.resolve("frame"),
                FrameEncoder.ofHelper(Generation.V0).encode(new RegisterUri("/(", "GET"), 1, 100));
        Path launcher = Files.writeString(
                plugin.resolve("bad"), "#!/bin/sh\ncat \"$(dirname \"$0\")/frame\" >&4; exec cat <&3 >/dev/null\n");
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));

        for (int i = 0; i < 5; i++) {
            try (KismetSimulator kismet =
                    KismetSimulator.of(plugin).release(SimulatedRelease.R2021_08).start()) {
                assertThat(kismet.awaitFatality(DEADLINE).outcome()).isEqualTo(Fatality.Outcome.KISMET_ABORTED);
                ProbePlugin.await(kismet::isGone, "the end of Kismet");
            }
        }

        ProbePlugin.await(
                () -> Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("simulated-kismet-web")),
                "the end of all web threads");
    }

    @Test
    void two_plugins_with_one_module_are_refused_as_kismet_skips_the_second() throws Exception {
        for (String name : List.of("a", "b")) {
            Path plugin = Files.createDirectories(directory.resolve(name));
            Files.writeString(
                    plugin.resolve("manifest.conf"),
                    "name=n\ndescription=d\nauthor=a\nversion=1\njs=kismet_plugin_x,plugin/" + name + "/x.js\n");
        }

        assertThatThrownBy(KismetSimulator.of(directory.resolve("a")).plugin(directory.resolve("b"))::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must have a module of its own");
    }

    @Test
    void a_storm_of_events_waits_for_nobody() throws Exception {
        ProbePlugin probe = probe("a");
        KismetSimulator kismet = probe.start(SimulatedRelease.R2023_07, Generation.V2);
        probe.send(new RegisterEvents(List.of("X")), new Ping());
        probe.next(Pong.class);
        kismet.plugin().holdInput();

        long before = System.nanoTime();
        for (int i = 0; i < 5000; i++) {
            kismet.raise("X", "{\"X\": \"" + "x".repeat(1000) + "\"}");
        }

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        kismet.plugin().releaseInput();
        for (int i = 0; i < 5000; i++) {
            probe.next(EventNotice.class);
        }
    }

    @Test
    void a_helper_is_looked_for_in_helper_binary_path_only() throws Exception {
        ProbePlugin probe = probe("a");
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
        SimulatorBuilder builder = silent(probe).helperBinaryPath(elsewhere);

        assertThatThrownBy(builder::start)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("was 'kismet_probe'; Kismet looks for it in helper_binary_path, which is ["
                        + elsewhere + "]");

        Path siteConf = Files.writeString(
                directory.resolve("kismet_site.conf"),
                "helper_binary_path=%B\nhelper_binary_path=%h/a\n");
        probe.start(silent(probe).siteConfig(siteConf, directory, elsewhere), Generation.V3);
        assertThat(probe.noted("arguments"))
                .containsExactly(directory.resolve("a/kismet_probe").toString(), "--in-fd=3", "--out-fd=4");
    }

    @Test
    void a_plugin_without_a_helper_is_served() throws Exception {
        Path plugin = Files.createDirectories(directory.resolve("web"));
        Files.createDirectories(plugin.resolve("httpd"));
        Files.writeString(plugin.resolve("httpd/index.html"), "<p>Hello");
        Files.writeString(plugin.resolve("manifest.conf"), "name=n\ndescription=d\nauthor=a\nversion=1\n");
        KismetSimulator kismet = started(KismetSimulator.of(plugin));

        assertThat(kismet.plugins()).isEmpty();
        assertThat(kismet.pluginUrls()).containsExactly(kismet.url().resolve("plugin/web/"));
        assertThat(kismet.client().get("plugin/web/").body()).isEqualTo("<p>Hello");
        assertThat(kismet.client().get("plugins/all_plugins.json").body())
                .contains("\"kismet.plugin.dirname\": \"web\"");
    }

    @Test
    void a_launcher_needs_no_plugin_around_it() throws Exception {
        ProbePlugin probe = probe("a");
        KismetSimulator kismet = probe.start(
                KismetSimulator.builder().launcher(probe.directory().resolve("kismet_probe")), Generation.V3);

        assertThat(kismet.plugin().name()).isEqualTo("kismet_probe");
        assertThat(kismet.pluginUrls()).isEmpty();
        assertThatThrownBy(() -> KismetSimulator.builder().launcher(directory.resolve("none")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a program that may be run");
    }

    @Test
    void a_port_that_is_taken_is_told_and_leaves_no_process() throws Exception {
        ProbePlugin probe = probe("a");
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(silent(probe).port(taken.getLocalPort()).address("0.0.0.0")::start)
                    .isInstanceOf(IOException.class)
                    .rootCause()
                    .isInstanceOf(BindException.class);
        }
        ProbePlugin.await(
                () -> ProcessHandle.current()
                        .children()
                        .noneMatch(child -> child.info().commandLine().orElse("").contains("kismet_probe")),
                "the end of the helper");
    }

    @Test
    void who_signs_in_can_be_set() throws Exception {
        KismetSimulator kismet = started(KismetSimulator.builder().login("jo", "secret"));

        assertThat(kismet.client().get("system/status.json").statusCode()).isEqualTo(200);
        assertThat(new KismetClient(kismet.url(), "kismet", "kismet").get("system/status.json").statusCode())
                .isEqualTo(401);
    }

    @Test
    void a_kismet_that_has_seen_nothing_has_no_devices() throws Exception {
        String devices = "devices/views/all/devices.json";

        assertThat(started(KismetSimulator.builder().sampleData(SampleData.EMPTY)).client().get(devices).body())
                .isEqualTo("[]");
        assertThat(started(KismetSimulator.builder()).client().get(devices).body()).contains("KitchenNet");
    }

    @Test
    void what_passes_the_pipes_can_be_recorded_of_one_plugin() throws Exception {
        ProbePlugin probe = probe("a");
        Path file = directory.resolve("pipes.recording");
        try (KismetSimulator kismet = probe.start(silent(probe).record(file), Generation.V3)) {
            probe.register("/a/x", "GET");
            CompletableFuture<?> answer = kismet.client().getLater("a/x");
            probe.send(new HttpResponse(probe.nextRequest().id(), Map.of(), 200, Bytes.of("x"), true));
            answer.join();
        }

        List<String> dump = new ArrayList<>();
        WireDump.to(dump::add).show(Recording.read(file));
        assertThat(dump.toString()).contains("HTTPREGISTERURI", "-> v3 HTTPREQUEST", "<- v3 HTTPRESPONSE");
        assertThatThrownBy(silent(probe).plugin(probe.directory()).record(file)::start)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("must be of one plugin, were 2");
    }

    @Test
    void a_client_can_leave_or_read_slowly() throws Exception {
        ProbePlugin probe = probe("a");
        KismetSimulator kismet = probe.start(SimulatedRelease.R2025_09, Generation.V3);
        probe.register("/a/x", "GET");
        CompletableFuture<Integer> left =
                CompletableFuture.supplyAsync(() -> unchecked(() -> kismet.client().leaveAfter("a/x", 100)));
        probe.send(new HttpResponse(probe.nextRequest().id(), Map.of(), 200, Bytes.of(new byte[10_000]), true));
        assertThat(left.get(10, TimeUnit.SECONDS)).isEqualTo(100);

        CompletableFuture<byte[]> slow = CompletableFuture.supplyAsync(
                () -> unchecked(() -> kismet.client().readSlowly("a/x?q=1", 1000, Duration.ofMillis(5))));
        probe.send(new HttpResponse(probe.nextRequest().id(), Map.of(), 200, Bytes.of(new byte[10_000]), true));
        assertThat(slow.get(10, TimeUnit.SECONDS)).hasSizeGreaterThan(10_000);
    }

    private static <T> T unchecked(Callable<T> call) {
        try {
            return call.call();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private ProbePlugin probe(String name) throws Exception {
        ProbePlugin probe = ProbePlugin.create(directory, name);
        probes.add(probe);
        return probe;
    }

    private static SimulatorBuilder silent(ProbePlugin probe) {
        return KismetSimulator.of(probe.directory()).events(EventSchedule.silent());
    }

    private KismetSimulator started(SimulatorBuilder builder) throws IOException {
        KismetSimulator kismet = builder.start();
        simulators.add(kismet);
        return kismet;
    }

    private static String text(EventNotice event) {
        return new String(event.json().toArray(), UTF_8);
    }
}
