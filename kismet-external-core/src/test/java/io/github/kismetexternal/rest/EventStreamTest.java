package io.github.kismetexternal.rest;

import io.github.kismetexternal.LogCapture;
import io.github.kismetexternal.event.Event;
import io.github.kismetexternal.rest.StreamHealth.State;
import io.github.kismetexternal.rest.WebsocketServer.Connection;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(60)
class EventStreamTest {
    private static final int LIMIT = 4 * 1024 * 1024;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private WebsocketServer server = new WebsocketServer();
    private final EventStream stream = KismetRest.withApiKey(server.url(), "SECRET").events();

    EventStreamTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        stream.close();
        server.close();
    }

    @Test
    void nothing_is_opened_before_the_first_handler() {
        assertThat(stream.health().state()).isEqualTo(State.IDLE);
        assertThat(stream.health().connections()).isZero();
    }

    @Test
    void the_token_travels_as_a_cookie_and_never_in_the_url() throws Exception {
        stream.on("NEW_DEVICE", events::add);

        String head = server.next().head();
        assertThat(head).startsWith("GET /eventbus/events.ws HTTP/1.1").contains("Cookie: KISMET=SECRET\r\n");
        assertThat(head.lines().findFirst().orElseThrow()).doesNotContain("SECRET");
    }

    @Test
    void a_login_travels_in_a_header() throws Exception {
        try (EventStream other = KismetRest.withLogin(server.url(), "user", "pass").events()) {
            other.on("NEW_DEVICE", events::add);

            assertThat(server.next().head()).contains("Authorization: Basic dXNlcjpwYXNz\r\n");
        }
    }

    @Test
    void a_token_goes_to_no_other_machine_without_https() {
        assertThatThrownBy(() -> KismetRest.withApiKey(URI.create("http://192.0.2.1:2501/"), "key").events())
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_event_reaches_the_handlers_of_its_type() throws Exception {
        BlockingQueue<Event> others = new LinkedBlockingQueue<>();
        stream.on("NEW_DEVICE", events::add).on("NEW_DEVICE", others::add).on("ALERT", others::add);
        Connection kismet = server.next();
        assertThat(kismet.hear()).isEqualTo("{\"SUBSCRIBE\":\"NEW_DEVICE\"}");
        assertThat(kismet.hear()).isEqualTo("{\"SUBSCRIBE\":\"ALERT\"}");
        kismet.say("{\"NEW_DEVICE\": {\"n\": 1}}");

        Event event = next();
        assertThat(event.type()).isEqualTo("NEW_DEVICE");
        assertThat(event.body().path("n").asInt()).isOne();
        assertThat(others.poll(20, TimeUnit.SECONDS)).isNotNull();
        assertThat(stream.health().state()).isEqualTo(State.CONNECTED);
        assertThat(stream.health().problem()).isEmpty();
        assertThat(stream.counts().received()).isOne();
    }

    @Test
    void what_was_unsubscribed_reaches_nobody_whatever_kismet_sends() throws Exception {
        stream.on("ALERT", events::add).on("NEW_DEVICE", events::add);
        Connection kismet = connected("ALERT", "NEW_DEVICE");

        stream.off("ALERT");
        assertThat(kismet.hear()).isEqualTo("{\"UNSUBSCRIBE\":\"ALERT\"}");
        kismet.say("{\"ALERT\": {}}");
        kismet.say("{\"NEW_DEVICE\": {}}");

        assertThat(next().type()).isEqualTo("NEW_DEVICE");
        stream.on("ALERT", events::add);
        assertThat(kismet.hear()).isEqualTo("{\"SUBSCRIBE\":\"ALERT\"}");
        kismet.say("{\"ALERT\": {}}");
        assertThat(next().type()).isEqualTo("ALERT");
    }

    @Test
    void all_events_take_the_place_of_some_and_back() throws Exception {
        stream.on("ALERT", events::add);
        Connection kismet = connected("ALERT");

        stream.on("*", event -> {});
        assertThat(kismet.hear()).isEqualTo("{\"UNSUBSCRIBE\":\"ALERT\"}");
        assertThat(kismet.hear()).isEqualTo("{\"SUBSCRIBE\":\"*\"}");
        kismet.say("{\"ALERT\": {}}");
        assertThat(next().type()).isEqualTo("ALERT");

        stream.off("*");
        assertThat(kismet.hear()).isEqualTo("{\"UNSUBSCRIBE\":\"*\"}");
        assertThat(kismet.hear()).isEqualTo("{\"SUBSCRIBE\":\"ALERT\"}");
    }

    @Test
    void a_broken_connection_is_opened_anew_and_all_subscribed_again() throws Exception {
        stream.on("ALERT", events::add);
        connected("ALERT").cut();

        stream.on("NEW_DEVICE", events::add);
        Connection second = connected("ALERT", "NEW_DEVICE");
        second.say("{\"ALERT\": {}}");

        assertThat(next().type()).isEqualTo("ALERT");
        assertThat(stream.health().connections()).isEqualTo(2);
        assertThat(stream.health().problem()).isPresent();
    }

    @Test
    void a_server_that_starts_again_on_the_same_port_is_found_and_its_absence_told_once() throws Exception {
        try (LogCapture log = LogCapture.ofLibrary()) {
            stream.on("ALERT", events::add);
            Connection first = connected("ALERT");
            server.close();
            first.cut();
            awaitUntil(() -> log.lines(Level.WARNING).size() == 1);
            assertThat(log.lines(Level.WARNING))
                    .singleElement()
                    .asString()
                    .contains("ALERT", "KISMET_REST_URL", "tried again");
            server = new WebsocketServer(server.url().getPort());
            connected("ALERT").say("{\"ALERT\": {}}");

            assertThat(next().type()).isEqualTo("ALERT");
            assertThat(log.lines(Level.WARNING)).hasSize(1);
            awaitUntil(() -> !log.lines(Level.INFO).isEmpty());
            assertThat(log.lines(Level.INFO)).singleElement().asString().contains("ALERT come again");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"401 Unauthorized", "404 Not Found", "302 Found"})
    void a_refusal_is_told_at_once_with_what_to_do_and_tried_again(String refusal) throws Exception {
        try (LogCapture log = LogCapture.ofLibrary()) {
            server.refuse(refusal);
            stream.on("ALERT", events::add);
            server.next();
            awaitUntil(() -> !log.lines(Level.WARNING).isEmpty());
            server.refuse("");
            Connection kismet = server.next();
            while (kismet.head().isEmpty() || !isOpen(kismet)) {
                kismet = server.next();
            }
            kismet.say("{\"ALERT\": {}}");

            assertThat(next().type()).isEqualTo("ALERT");
            assertThat(log.lines(Level.WARNING))
                    .singleElement()
                    .asString()
                    .contains("GET /eventbus/events.ws: status " + refusal.substring(0, 3))
                    .doesNotContain("SECRET");
        }
    }

    private static boolean isOpen(Connection connection) {
        try {
            return connection.hear().contains("ALERT");
        } catch (IOException | NullPointerException e) {
            return false;
        }
    }

    @Test
    void a_token_that_kismet_refuses_is_asked_for_anew() throws Exception {
        server.refuse("401 Unauthorized");
        BlockingQueue<String> tokens = new LinkedBlockingQueue<>(List.of("OLD", "NEW", "NEW", "NEW", "NEW"));
        try (EventStream other = KismetRest.withToken(server.url(), tokens::remove).events()) {
            other.on("ALERT", events::add);

            assertThat(server.next().head()).contains("KISMET=OLD");
            assertThat(server.next().head()).contains("KISMET=NEW");
        }
    }

    @Test
    void what_cannot_be_read_is_counted_and_what_follows_comes() throws Exception {
        stream.on("ALERT", events::add);
        Connection kismet = connected("ALERT");
        try (LogCapture log = LogCapture.ofLibrary()) {
            kismet.say("{\"ALERT\": ");
            kismet.say("[]");
            kismet.say("");
            kismet.say("{\"ALERT\": " + "[".repeat(1_000_000));
            kismet.frame(WebsocketServer.BINARY, true, new byte[100_000]);
            kismet.frame(WebsocketServer.PING, true, new byte[0]);
            kismet.say("{\"ALERT\": {}}");

            assertThat(next().type()).isEqualTo("ALERT");
            assertThat(stream.counts().malformed()).isEqualTo(5);
            assertThat(stream.counts().received()).isEqualTo(6);
            assertThat(log.lines(Level.WARNING)).hasSize(1);
        }
        assertThat(stream.health().connections()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void an_event_of_4_MiB_comes_and_a_larger_one_is_counted(int over) throws Exception {
        stream.on("ALERT", events::add);
        Connection kismet = connected("ALERT");
        String frame = "{\"ALERT\":\"\"}";
        kismet.say("{\"ALERT\":\"" + "x".repeat(LIMIT + over - frame.length()) + "\"}");
        if (over == 0) {
            assertThat(next().body().asText()).hasSize(LIMIT - frame.length());
        }
        kismet.say("{\"ALERT\":7}");

        assertThat(next().body().asInt()).isEqualTo(7);
        assertThat(stream.counts().tooLarge()).isEqualTo(over);
    }

    @Test
    void of_an_event_of_50_MB_in_pieces_nothing_is_kept() throws Exception {
        stream.on("ALERT", events::add);
        Connection kismet = connected("ALERT");
        byte[] piece = new byte[1_000_000];
        Arrays.fill(piece, (byte) 'x');
        kismet.begin(WebsocketServer.TEXT, false, 25L * piece.length);
        for (int i = 0; i < 25; i++) {
            kismet.write(piece);
        }
        kismet.begin(0, true, 25L * piece.length);
        for (int i = 0; i < 25; i++) {
            kismet.write(piece);
        }
        kismet.frame(WebsocketServer.TEXT, false, "{\"ALE".getBytes(UTF_8));
        kismet.frame(0, true, "RT\": {}}".getBytes(UTF_8));

        assertThat(next().type()).isEqualTo("ALERT");
        assertThat(stream.counts().tooLarge()).isOne();
    }

    @Test
    void what_is_no_websocket_any_more_is_left_for_a_new_one() throws Exception {
        stream.on("ALERT", events::add);
        connected("ALERT").write(new byte[] {(byte) 0xff, (byte) 0xff, 0, 0});
        connected("ALERT").frame(WebsocketServer.TEXT, true, new byte[] {'"', (byte) 0xff, '"'});
        connected("ALERT").say("{\"ALERT\": {}}");

        assertThat(next().type()).isEqualTo("ALERT");
    }

    @Test
    void a_handler_that_is_too_slow_loses_the_oldest_as_over_the_pipe() throws Exception {
        BlockingQueue<String> gate = new LinkedBlockingQueue<>();
        stream.on("ALERT", event -> gate.take()).on("NEW_PHY", events::add);
        Connection kismet = connected("ALERT", "NEW_PHY");
        String large = "{\"ALERT\": \"" + "x".repeat(100_000) + "\"}";
        for (int i = 0; i < 12; i++) {
            kismet.say(large);
            kismet.say("{\"NEW_PHY\": {}}");
            next();
        }

        assertThat(stream.counts().droppedByType()).containsOnlyKeys("ALERT");
        assertThat(stream.counts().droppedUnread()).isZero();
    }

    @Test
    void nothing_comes_and_nothing_is_opened_after_the_end() throws Exception {
        stream.on("ALERT", events::add);
        Connection kismet = connected("ALERT");
        // Kismet hears of it before the stream counts it.
        awaitUntil(() -> stream.health().connections() == 1);
        stream.close();

        assertThatThrownBy(() -> {
                    while (true) {
                        kismet.hear();
                    }
                })
                .isInstanceOf(IOException.class);
        assertThat(stream.health().state()).isEqualTo(State.CLOSED);
        stream.on("NEW_DEVICE", events::add);
        assertThat(stream.health().connections()).isOne();
    }

    private Connection connected(String... topics) throws Exception {
        Connection connection = server.next();
        for (String topic : topics) {
            assertThat(connection.hear()).isEqualTo("{\"SUBSCRIBE\":\"" + topic + "\"}");
        }
        return connection;
    }

    private Event next() throws InterruptedException {
        Event event = events.poll(20, TimeUnit.SECONDS);
        assertThat(event).as("an event").isNotNull();
        return event;
    }

    private static void awaitUntil(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("in time").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
