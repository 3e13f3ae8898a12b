package io.github.kismetexternal.testkit;

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
import io.github.kismetexternal.wire.FrameReader;
import io.github.kismetexternal.wire.FrameWriter;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
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
        HelperConnection.Forwarded first = forward();

        send(new HttpResponse(first.id(), Map.of("X-A", "b"), 404, SMALL, true));

        assertThat(first.id()).isZero();
        PendingAnswer.Part answer = first.answer().next();
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

        kismet.raise("X", "{}");
        kismet.raise("Y", "{}");

        EventNotice x = event("X");
        assertThat(List.of(next(), next(), next())).isEqualTo(List.of(x, x, event("Y")));
    }

    @ParameterizedTest
    @EnumSource
    void a_frame_for_a_request_that_is_closed_kills_the_plugin(Generation generation) throws Exception {
        connect(generation, generation);
        long id = forward().id();

        send(HttpResponse.last(id, SMALL), HttpResponse.last(id, SMALL));

        assertFatal(Fatality.Victim.PLUGIN, "request 0 is not");
    }

    @Test
    void a_frame_for_a_browser_that_has_gone_kills_the_plugin() throws Exception {
        connect(Generation.V3, Generation.V3);
        HelperConnection.Forwarded request = forward();
        kismet.forget(request);

        send(HttpResponse.part(request.id(), SMALL));

        assertFatal(Fatality.Victim.PLUGIN, "its browser has gone");
    }

    @ParameterizedTest
    @CsvSource({"V0, PLUGIN", "V2, PLUGIN", "V3, KISMET"})
    void a_status_after_flushed_content_kills(Generation generation, Fatality.Victim victim) throws Exception {
        connect(generation, generation);
        HelperConnection.Forwarded request = forward();
        send(HttpResponse.part(request.id(), FLUSHED));
        assertThat(request.answer().next().content()).hasSize(FLUSHED.size());

        send(new HttpResponse(request.id(), Map.of(), 500, Bytes.empty(), true));

        assertFatal(victim, "first frame");
    }

    @Test
    void a_status_after_little_content_is_accepted_since_nothing_was_flushed() throws Exception {
        connect(Generation.V3, Generation.V3);
        HelperConnection.Forwarded request = forward();

        send(
                HttpResponse.part(request.id(), SMALL),
                new HttpResponse(request.id(), Map.of(), 500, Bytes.empty(), true));

        assertThat(request.answer().next().status()).isEqualTo(500);
        assertThat(fatalities).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/bad(", "/bad["})
    void a_uri_that_is_no_regular_expression_aborts_kismet(String uri) throws Exception {
        connect(Generation.V3, Generation.V3);

        send(new RegisterUri(uri, "GET"));

        assertFatal(Fatality.Victim.KISMET, uri);
    }

    @ParameterizedTest
    @CsvSource({"V3, V2", "V3, V0", "V2, V3", "V0, V3"})
    void a_generation_that_the_release_does_not_take_kills_the_plugin(Generation server, Generation spoken)
            throws Exception {
        connect(server, spoken);

        send(new Ping());

        assertFatal(Fatality.Victim.PLUGIN, "does not take " + spoken.label());
    }

    @ParameterizedTest
    @EnumSource
    void a_frame_of_16384_bytes_kills_the_plugin(Generation generation) throws Exception {
        connect(generation, generation);
        long id = forward().id();

        send(HttpResponse.part(id, Bytes.of(new byte[16_384])));

        assertFatal(Fatality.Victim.PLUGIN, "at most 16383 bytes");
    }

    @ParameterizedTest
    @CsvSource({"R2020_12, V0", "R2021_08, V0", "R2022_08, V0", "R2022_08, V2"})
    void before_2023_a_frame_of_8192_bytes_kills_the_plugin(SimulatedRelease release, Generation spoken)
            throws Exception {
        connect(release, spoken);
        long id = forward().id();

        send(HttpResponse.part(id, Bytes.of(new byte[8192])));

        assertFatal(Fatality.Victim.PLUGIN, "at most 8191 bytes");
    }

    @ParameterizedTest
    @CsvSource({"R2020_12, V2", "R2021_08, V2", "R2022_08, V3", "R2025_09, V2", "R2025_09_PROTOBUF, V0"})
    void each_release_takes_its_own_generations_only(SimulatedRelease release, Generation spoken) throws Exception {
        connect(release, spoken);

        send(new Ping());

        assertFatal(Fatality.Victim.PLUGIN, release + " does not take " + spoken.label());
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
    void a_request_that_kismet_2025_cannot_send_kills_the_plugin() throws Exception {
        connect(Generation.V3, Generation.V3);
        send(new Ping());
        next();

        kismet.forward("/x", "POST", Map.of("field", "x".repeat(17_000)));

        assertFatal(Fatality.Victim.PLUGIN, "of more than 16384 bytes");
    }

    @Test
    void bytes_that_are_no_frame_kill_the_plugin() throws Exception {
        connect(Generation.V3, Generation.V3);

        out.write("System.out reached the pipe\n".getBytes(US_ASCII));

        assertFatal(Fatality.Victim.PLUGIN, "DECAFBAD");
    }

    private void connect(Generation server, Generation spoken) {
        connect(server == Generation.V3 ? SimulatedRelease.R2025_09 : SimulatedRelease.R2023_07, spoken);
    }

    private void connect(SimulatedRelease release, Generation spoken) {
        kismet = new HelperConnection(
                release,
                Channels.newInputStream(toKismet.source()),
                Channels.newOutputStream(toHelper.sink()),
                "TOKEN",
                new HelperConnection.Listener() {
                    @Override
                    public void message(Message message) {}

                    @Override
                    public void published(PublishEvent event) {}

                    @Override
                    public void fatality(Fatality fatality) {
                        fatalities.add(fatality);
                    }
                });
        // As a server writes: without the pings that a helper adds for one.
        writer = FrameWriter.toHelper(out, spoken, 32_768, e -> {});
        reader = new FrameReader(Channels.newInputStream(toHelper.source()), null);
    }

    private HelperConnection.Forwarded forward() throws Exception {
        send(new Ping());
        next();
        HelperConnection.Forwarded forwarded = kismet.forward("/x", "GET", Map.of());
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

    private void assertFatal(Fatality.Victim victim, String rule) throws InterruptedException {
        Fatality fatality = fatalities.poll(10, TimeUnit.SECONDS);
        assertThat(fatality).isNotNull();
        assertThat(fatality.victim()).isEqualTo(victim);
        assertThat(fatality.rule()).contains(rule);
        assertThat(kismet.isOpen()).isFalse();
    }
}
