package io.github.kismetexternal.testkit.internal.pipe;

import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.AuthRequest;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.command.PublishEvent;
import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.command.Shutdown;
import io.github.kismetexternal.testkit.Fatality;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.route.Route;
import io.github.kismetexternal.wire.FrameEncoder;
import io.github.kismetexternal.wire.FrameReader;
import io.github.kismetexternal.wire.FrameWriter;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/** A helper that breaks a rule dies of it, as measured on real servers. */
@Timeout(20)
class HelperConnectionTest {
    private static final Bytes SMALL = Bytes.of("small");
    private static final Bytes FLUSHED = Bytes.of(new byte[5000]);

    private final Pipe toKismet;
    private final Pipe toHelper;
    private final OutputStream out;
    private final BlockingQueue<Fatality> fatalities = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> delivered = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ignored = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> complaints = new LinkedBlockingQueue<>();
    private boolean strict;
    private HelperConnection kismet;
    private FrameWriter writer;
    private FrameReader reader;

    HelperConnectionTest() throws IOException {
        toKismet = Pipe.open();
        toHelper = Pipe.open();
        out = Channels.newOutputStream(toKismet.sink());
    }

    @AfterEach
    void close() {
        kismet.close();
        if (writer != null) {
            writer.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void answers_what_kismet_answers(Generation generation) throws Exception {
        connect(generation, generation);

        send(new Ping(), new AuthRequest());

        assertThat(List.of(next(), next()))
                .containsExactly(new Pong(1), new AuthReply("TOKEN"));
    }

    @Test
    void a_route_is_forwarded_and_its_answer_comes_back() throws Exception {
        connect(Generation.V3, Generation.V3);
        PendingAnswer first = forward();

        send(new HttpResponse(first.id(), Map.of("X-A", "b"), 404, SMALL, true));

        assertThat(first.id()).isZero();
        PendingAnswer.Part answer = first.next();
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.headers()).isEqualTo(Map.of("X-A", "b"));
        assertThat(answer.content()).isEqualTo(SMALL.toArray());
        assertThat(answer.last()).isTrue();
    }

    @Test
    void a_type_named_beside_all_is_delivered_twice() throws Exception {
        connect(Generation.V3, Generation.V3);
        send(new RegisterEvents(List.of("*", "X")), new Ping());
        next();

        kismet.event("X", "{}");
        kismet.event("Y", "{}");

        EventNotice x = event("X");
        assertThat(List.of(next(), next(), next())).isEqualTo(List.of(x, x, event("Y")));
    }

    @ParameterizedTest
    @EnumSource
    void a_frame_for_a_request_that_is_closed_kills_the_plugin(Generation generation) throws Exception {
        connect(generation, generation);
        long id = forward().id();

        send(HttpResponse.last(id, SMALL), HttpResponse.last(id, SMALL));

        assertFatal(Fatality.Outcome.PLUGIN_KILLED, "request 0 is not");
    }

    @Test
    void a_frame_for_a_browser_that_has_gone_kills_the_plugin() throws Exception {
        connect(Generation.V3, Generation.V3);
        PendingAnswer request = forward();
        kismet.forget(request);

        send(HttpResponse.part(request.id(), SMALL));

        assertFatal(Fatality.Outcome.PLUGIN_KILLED, "its browser has gone");
    }

    @ParameterizedTest
    @CsvSource({"V0, PLUGIN_KILLED", "V2, PLUGIN_KILLED", "V3, KISMET_ABORTED"})
    void a_status_after_flushed_content_kills(Generation generation, Fatality.Outcome outcome) throws Exception {
        connect(generation, generation);
        PendingAnswer request = forward();
        send(HttpResponse.part(request.id(), FLUSHED));
        assertThat(request.next().content()).hasSize(FLUSHED.size());

        send(new HttpResponse(request.id(), Map.of(), 500, Bytes.empty(), true));

        assertFatal(outcome, "first frame");
    }

    @Test
    void a_status_after_little_content_is_accepted_since_nothing_was_flushed() throws Exception {
        connect(Generation.V3, Generation.V3);
        PendingAnswer request = forward();

        send(
                HttpResponse.part(request.id(), SMALL),
                new HttpResponse(request.id(), Map.of(), 500, Bytes.empty(), true));

        assertThat(request.next().status()).isEqualTo(500);
        assertThat(fatalities).isEmpty();
    }

    @Test
    void content_is_flushed_once_more_than_4096_bytes_are_there() throws Exception {
        connect(Generation.V3, Generation.V3);
        PendingAnswer held = forward();
        send(
                HttpResponse.part(held.id(), Bytes.of(new byte[4096])),
                new HttpResponse(held.id(), Map.of(), 500, Bytes.empty(), true));
        assertThat(held.next().status()).isEqualTo(500);

        PendingAnswer flushed = kismet.forward("/x", "GET", Map.of());
        next();
        send(HttpResponse.part(flushed.id(), Bytes.of(new byte[4097])));

        assertThat(flushed.next().content()).hasSize(4097);
        assertThat(fatalities).isEmpty();
    }

    @Test
    void a_status_of_999_goes_through_and_one_of_1000_aborts_kismet() throws Exception {
        connect(Generation.V3, Generation.V3);
        PendingAnswer request = forward();
        send(new HttpResponse(request.id(), Map.of(), 999, SMALL, true));
        assertThat(request.next().status()).isEqualTo(999);

        PendingAnswer other = kismet.forward("/x", "GET", Map.of());
        next();
        send(new HttpResponse(other.id(), Map.of(), 1000, SMALL, true));

        assertFatal(Fatality.Outcome.KISMET_ABORTED, "must be from 100 to 599, was 1000");
    }

    @Test
    void a_strict_kismet_kills_for_it_as_a_real_one_does_now_and_then() throws Exception {
        strict = true;
        connect(Generation.V2, Generation.V2);
        PendingAnswer request = forward();

        send(
                HttpResponse.part(request.id(), SMALL),
                new HttpResponse(request.id(), Map.of(), 500, Bytes.empty(), true));

        assertFatal(Fatality.Outcome.PLUGIN_KILLED, "first frame");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bad(", "/bad["})
    void a_uri_that_is_no_regular_expression_aborts_kismet(String uri) throws Exception {
        connect(Generation.V3, Generation.V3);

        send(new RegisterUri(uri, "GET"));

        assertFatal(Fatality.Outcome.KISMET_ABORTED, uri);
    }

    @ParameterizedTest
    @CsvSource({"V3, V2", "V3, V0", "V2, V3", "V0, V3"})
    void a_generation_that_the_release_does_not_take_kills_the_plugin(Generation server, Generation spoken)
            throws Exception {
        connect(server, spoken);

        send(new Ping());

        assertFatal(Fatality.Outcome.PLUGIN_KILLED, "does not take " + spoken.label());
    }

    @ParameterizedTest
    @EnumSource
    void a_frame_of_16384_bytes_kills_the_plugin(Generation generation) throws Exception {
        connect(generation, generation);
        long id = forward().id();

        send(HttpResponse.part(id, Bytes.of(new byte[16_384])));

        assertFatal(Fatality.Outcome.PLUGIN_KILLED, "at most 16383 bytes");
    }

    @ParameterizedTest
    @CsvSource({"R2020_12, V0", "R2021_08, V0", "R2022_08, V0", "R2022_08, V2"})
    void before_2023_a_frame_of_8192_bytes_kills_the_plugin(SimulatedRelease release, Generation spoken)
            throws Exception {
        connect(release, spoken);
        long id = forward().id();

        send(HttpResponse.part(id, Bytes.of(new byte[8192])));

        assertFatal(Fatality.Outcome.PLUGIN_KILLED, "at most 8191 bytes");
    }

    @ParameterizedTest
    @CsvSource({"R2020_12, V2", "R2021_08, V2", "R2022_08, V3", "R2025_09, V2", "R2025_09_PROTOBUF, V0"})
    void each_release_takes_its_own_generations_only(SimulatedRelease release, Generation spoken) throws Exception {
        connect(release, spoken);

        send(new Ping());

        assertFatal(Fatality.Outcome.PLUGIN_KILLED, release + " does not take " + spoken.label());
    }

    @Test
    void a_large_form_reaches_plugins_of_the_older_generations() throws Exception {
        connect(SimulatedRelease.R2023_07, Generation.V2);
        send(new Ping());
        next();
        Map<String, String> form = Map.of("field", "x".repeat(17_000));

        kismet.forward("/x", "POST", form);

        assertThat(next()).isEqualTo(new HttpRequest(0, "/x", "POST", form));
    }

    @Test
    void a_request_that_kismet_2025_cannot_send_freezes_the_plugin_for_ever() throws Exception {
        connect(Generation.V3, Generation.V3);
        send(new Ping());
        next();

        kismet.forward("/x", "POST", Map.of("field", "x".repeat(17_000)));
        send(new Ping());
        kismet.event("TIMESTAMP", "{}");

        Fatality fatality = fatalities.poll(10, TimeUnit.SECONDS);
        assertThat(fatality.outcome()).isEqualTo(Fatality.Outcome.PLUGIN_FROZEN);
        assertThat(fatality.rule()).contains("must fit a frame of 16384 bytes");
        assertThat(kismet.isOpen()).isTrue();
        TimeUnit.MILLISECONDS.sleep(200);
        toHelper.source().configureBlocking(false);
        assertThat(toHelper.source().read(ByteBuffer.allocate(1))).describedAs("neither data nor an end").isZero();
    }

    @Test
    void bytes_that_are_no_frame_kill_the_plugin() throws Exception {
        connect(Generation.V3, Generation.V3);

        out.write("System.out reached the pipe\n".getBytes(US_ASCII));

        assertFatal(Fatality.Outcome.PLUGIN_KILLED, "DECAFBAD");
    }

    @ParameterizedTest
    @CsvSource({"R2020_12, 2", "R2021_08, 1", "R2022_08, 1", "R2025_09_PROTOBUF, 1"})
    void in_2020_listening_anew_leaves_the_old_listener(SimulatedRelease release, int deliveries) throws Exception {
        connect(release, release.newestGeneration());
        send(new RegisterEvents(List.of("X")), new RegisterEvents(List.of("X")), new Ping());
        next();

        kismet.event("X", "{}");
        kismet.event("Y", "{}");
        send(new Ping());

        for (int i = 0; i < deliveries; i++) {
            assertThat(next()).isEqualTo(event("X"));
        }
        assertThat(next()).isInstanceOf(Pong.class);
    }

    @ParameterizedTest
    @CsvSource({"R2023_07, V0, false", "R2023_07, V2, false", "R2025_09, V3, true", "R2025_09_PROTOBUF, V2, false"})
    void kismet_2025_loses_the_json_of_what_is_published_in_v3(
            SimulatedRelease release, Generation spoken, boolean lost) throws Exception {
        connect(release, spoken);

        send(new PublishEvent("MINE", "{\"a\": 1}"));

        assertThat(delivered.poll(10, TimeUnit.SECONDS)).isEqualTo(lost ? "MINE" : "{\"a\": 1}");
    }

    @ParameterizedTest
    @CsvSource({"R2023_07, V2, false", "R2025_09, V3, false", "R2025_09_PROTOBUF, V3, false",
        "R2025_09_PROTOBUF, V2, true"})
    void kismet_2025_complains_about_each_event_that_it_sends_in_v2(
            SimulatedRelease release, Generation spoken, boolean complains) throws Exception {
        connect(release, spoken);
        send(new RegisterEvents(List.of("X")), new Ping());
        next();

        kismet.event("X", "{}");

        assertThat(next()).isEqualTo(event("X"));
        assertThat(complaints.poll(complains ? 10_000 : 100, TimeUnit.MILLISECONDS) != null).isEqualTo(complains);
    }

    @Test
    void an_event_that_kismet_2025_cannot_send_kills_the_plugin() throws Exception {
        connect(Generation.V3, Generation.V3);
        send(new RegisterEvents(List.of("*")), new Ping());
        next();

        kismet.event("NEW_DEVICE", "{\"NEW_DEVICE\": \"" + "x".repeat(16_300) + "\"}");

        assertFatal(Fatality.Outcome.PLUGIN_KILLED, "of type NEW_DEVICE has 16");
    }

    @ParameterizedTest
    @EnumSource(names = {"V0", "V2"})
    void an_event_of_any_size_reaches_plugins_of_the_older_generations(Generation spoken) throws Exception {
        connect(Generation.V2, spoken);
        send(new RegisterEvents(List.of("*")), new Ping());
        next();

        kismet.event("NEW_DEVICE", "{\"NEW_DEVICE\": \"" + "x".repeat(100_000) + "\"}");

        assertThat(((EventNotice) next()).json().size()).isGreaterThan(100_000);
    }

    @Test
    void in_v3_a_pong_has_the_code_of_its_ping_for_a_number_and_else_its_own() throws Exception {
        connect(Generation.V3, Generation.V3);

        byte[] withCode = FrameEncoder.ofHelper(Generation.V3).encode(new Ping(), 5, 100);
        withCode[15] = 77;
        out.write(withCode);
        out.write(FrameEncoder.ofHelper(Generation.V3).encode(new Ping(), 78, 100));

        assertThat(List.of(reader.read().seqno(), reader.read().seqno())).containsExactly(77L, 2L);
    }

    @Test
    void in_v3_a_variable_ends_at_a_nul() throws Exception {
        connect(Generation.V3, Generation.V3);
        send(new Ping());
        next();

        kismet.forward("/x", "GET", Map.of("name\0rest", "value\0rest"));

        assertThat(next()).isEqualTo(new HttpRequest(0, "/x", "GET", Map.of("name", "value")));
    }

    @Test
    void in_v2_the_name_of_a_command_ends_in_garbage() throws Exception {
        connect(Generation.V2, Generation.V2);
        send(new Ping());

        byte[] pong = Channels.newInputStream(toHelper.source()).readNBytes(48);

        assertThat(new String(pong, 12, 5, US_ASCII)).isEqualTo("PONG\0");
        assertThat(pong[43]).isNotZero();
    }

    @Test
    void once_v2_was_spoken_v0_does_not_lead_back() throws Exception {
        connect(SimulatedRelease.R2023_07, Generation.V0);
        send(new Ping());
        assertThat(reader.read().generation()).isEqualTo(Generation.V0);
        out.write(FrameEncoder.ofHelper(Generation.V2).encode(new Ping(), 2, 100));
        assertThat(reader.read().generation()).isEqualTo(Generation.V2);

        send(new Ping());

        assertThat(reader.read().generation()).isEqualTo(Generation.V2);
    }

    @Test
    void a_command_that_kismet_does_not_know_is_ignored() throws Exception {
        connect(Generation.V3, Generation.V3);

        out.write(unknownFrame());
        send(new Ping());

        assertThat(next()).isInstanceOf(Pong.class);
        assertThat(ignored.poll(10, TimeUnit.SECONDS)).contains("does not know");
    }

    @Test
    void a_helper_that_asks_for_its_end_gets_it() throws Exception {
        connect(Generation.V3, Generation.V3);

        send(new Shutdown("enough"));

        assertThat(ends.poll(10, TimeUnit.SECONDS)).isEqualTo("ended");
        assertThat(kismet.isOpen()).isFalse();
    }

    @Test
    void a_head_after_more_than_4096_bytes_is_fatal_though_nobody_has_taken_them_yet() throws Exception {
        connect(Generation.V2, Generation.V2);
        long id = forward().id();

        send(HttpResponse.part(id, FLUSHED), new HttpResponse(id, Map.of(), 500, Bytes.empty(), true));

        assertFatal(Fatality.Outcome.PLUGIN_KILLED, "first frame");
    }

    @Test
    void what_is_held_back_can_come_in_reverse() throws Exception {
        connect(Generation.V3, Generation.V3);
        send(new Ping());
        next();

        kismet.holdInput();
        kismet.forward("/a", "GET", Map.of());
        kismet.forward("/b", "GET", Map.of());
        kismet.releaseInput(true);

        assertThat(List.of(next(), next()))
                .containsExactly(
                        new HttpRequest(1, "/b", "GET", Map.of()), new HttpRequest(0, "/a", "GET", Map.of()));
    }

    @Test
    void input_can_be_late() throws Exception {
        connect(Generation.V3, Generation.V3);
        send(new Ping());
        next();

        kismet.delayInput(Duration.ofMillis(300));
        long before = System.nanoTime();
        kismet.forward("/a", "GET", Map.of());
        next();

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(290));
    }

    @Test
    void a_kismet_that_does_not_read_lets_the_pipe_fill() throws Exception {
        connect(Generation.V3, Generation.V3);
        kismet.stopReading();
        Thread plugin = new Thread(() -> {
            try {
                for (int i = 0; i < 200; i++) {
                    out.write(FrameEncoder.ofHelper(Generation.V3).encode(message(), i, 16_383));
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        plugin.start();
        plugin.join(500);
        assertThat(plugin.isAlive()).describedAs("the plugin waits").isTrue();

        kismet.resumeReading();

        plugin.join(10_000);
        assertThat(plugin.isAlive()).isFalse();
        assertThat(fatalities).isEmpty();
    }

    private static Message message() {
        return new Message(Severity.INFO, "x".repeat(16_000));
    }

    private static byte[] unknownFrame() {
        byte[] frame = FrameEncoder.ofHelper(Generation.V3).encode(new Ping(), 1, 100);
        frame[12] = 9;
        return frame;
    }

    private void connect(Generation server, Generation spoken) {
        connect(server == Generation.V3 ? SimulatedRelease.R2025_09 : SimulatedRelease.R2023_07, spoken);
    }

    private void connect(SimulatedRelease release, Generation spoken) {
        kismet = new HelperConnection(
                "plugin",
                release,
                Channels.newInputStream(toKismet.source()),
                Channels.newOutputStream(toHelper.sink()),
                () -> "TOKEN",
                strict,
                new HelperConnection.Listener() {
                    @Override
                    public void message(Message message) {}

                    @Override
                    public void published(PublishEvent event, String deliveredJson) {
                        delivered.add(deliveredJson);
                    }

                    @Override
                    public void registered(RegisterUri registration) {
                        Route.ofHelper(registration.uri(), registration.method(), (call, reply) -> {});
                    }

                    @Override
                    public void ignored(String what) {
                        ignored.add(what);
                    }

                    @Override
                    public void complained(String error) {
                        complaints.add(error);
                    }

                    @Override
                    public void fatality(Fatality fatality) {
                        fatalities.add(fatality);
                    }

                    @Override
                    public void ended() {
                        ends.add("ended");
                    }
                });
        kismet.start();
        // As a server writes: without the pings that a helper adds for one.
        writer = FrameWriter.toHelper(out, spoken, 32_768, e -> {});
        reader = new FrameReader(Channels.newInputStream(toHelper.source()), null);
    }

    private PendingAnswer forward() throws Exception {
        send(new Ping());
        next();
        PendingAnswer forwarded = kismet.forward("/x", "GET", Map.of());
        assertThat(next()).isEqualTo(new HttpRequest(forwarded.id(), "/x", "GET", Map.of()));
        return forwarded;
    }

    private void send(Command... commands) throws InterruptedException {
        for (Command command : commands) {
            writer.send(command);
        }
    }

    private Command next() throws IOException {
        return reader.read().command();
    }

    private static EventNotice event(String type) {
        return new EventNotice(Bytes.of(
                "{\"kismet.eventbus.type\": \"" + type + "\",\"kismet.eventbus.content\": {}}"));
    }

    private void assertFatal(Fatality.Outcome outcome, String rule) throws InterruptedException {
        Fatality fatality = fatalities.poll(10, TimeUnit.SECONDS);
        assertThat(fatality).isNotNull();
        assertThat(fatality.outcome()).isEqualTo(outcome);
        assertThat(fatality.rule()).contains(rule);
        while (kismet.isOpen()) {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }
}
