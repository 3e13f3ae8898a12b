package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.SimulatedRelease;
import java.net.Socket;
import java.net.URI;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Measured on Kismet 2025-09-R1 and 2023-07-R2. */
class EventSocketTest {
    private static final String A = "{\"A\": {\"kismet.device.base.key\": \"k\",\"kismet.device.base.name\": \"n\"}}";
    private static final String B = "{\"B\": {\"x\": 1}}";

    private final RunningServer server = new RunningServer(SimulatedRelease.R2025_09);

    @AfterEach
    void close() {
        server.close();
    }

    /** A browser's end. */
    private static final class Browser implements WebSocket.Listener {
        final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
        final CompletableFuture<Void> ended = new CompletableFuture<>();
        final WebSocket socket;

        Browser(RunningServer server) {
            socket = open(server, "?user=admin&password=secret", this);
        }

        static WebSocket open(RunningServer server, String query, WebSocket.Listener listener) {
            URI uri = URI.create(server.uri("/eventbus/events.ws" + query).toString().replace("http:", "ws:"));
            return server.client.newWebSocketBuilder().buildAsync(uri, listener).join();
        }

        void say(String json) {
            socket.sendText(json, true).join();
        }

        String hear() throws InterruptedException {
            return messages.poll(20, TimeUnit.SECONDS);
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
            assertThat(last).isTrue();
            messages.add(text.toString());
            from.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            ended.complete(null);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable error) {
            ended.complete(null);
        }
    }

    /** Publishes a last event under a subscription of its own until it is heard; what came before it is returned. */
    private List<String> heardUntilMark(Browser browser, Runnable publish) throws InterruptedException {
        browser.say("{\"SUBSCRIBE\":\"MARK\"}");
        for (String heard = null; heard == null; heard = browser.messages.poll(20, TimeUnit.MILLISECONDS)) {
            server.events.publish("MARK", "{\"MARK\": 0}");
        }
        publish.run();
        server.events.publish("MARK", "{\"END\": 0}");
        List<String> heard = new ArrayList<>();
        for (String one = browser.hear(); one != null && !one.equals("{\"END\": 0}"); one = browser.hear()) {
            if (!one.equals("{\"MARK\": 0}")) {
                heard.add(one);
            }
        }
        return heard;
    }

    @Test
    void each_event_of_a_topic_is_a_message_with_its_content() throws Exception {
        Browser browser = new Browser(server);
        browser.say("{\"SUBSCRIBE\":\"A\"}");

        assertThat(heardUntilMark(browser, () -> {
            server.events.publish("A", A);
            server.events.publish("B", B);
            server.events.publish("A", "{\"kismet.eventbus.event_json\": \"x\"}");
        })).containsExactly(A, "{\"kismet.eventbus.event_json\": \"x\"}");
    }

    @Test
    void fields_are_selected_of_what_the_topic_holds() throws Exception {
        Browser browser = new Browser(server);
        browser.say("{\"SUBSCRIBE\":\"A\",\"fields\":[\"kismet.device.base.key\","
                + "[\"kismet.device.base.name\",\"alias\"],\"nowhere\"]}");

        assertThat(heardUntilMark(browser, () -> server.events.publish("A", A))).containsExactly(
                "{\"A\": {\"kismet.device.base.key\": \"k\",\"alias\": \"n\",\"field.unknown.not.registered\": 0}}");
    }

    @Test
    void a_bad_selection_makes_a_subscription_that_says_nothing() throws Exception {
        Browser browser = new Browser(server);
        browser.say("{\"SUBSCRIBE\":\"A\",\"fields\":[5]}");

        assertThat(heardUntilMark(browser, () -> server.events.publish("A", A))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"R2025_09, 1", "R2021_08, 1", "R2020_12, 2"})
    void subscribing_anew_replaces_the_subscription_since_2021(SimulatedRelease release, int times) throws Exception {
        try (RunningServer other = new RunningServer(release)) {
            Browser browser = new Browser(other);
            browser.say("{\"SUBSCRIBE\":\"A\"}");
            browser.say("{\"SUBSCRIBE\":\"A\"}");
            browser.say("{\"SUBSCRIBE\":\"MARK\"}");
            for (String heard = null; heard == null; heard = browser.messages.poll(20, TimeUnit.MILLISECONDS)) {
                other.events.publish("MARK", "{\"MARK\": 0}");
            }
            other.events.publish("A", B);
            other.events.publish("MARK", "{\"END\": 0}");

            int heard = 0;
            for (String one = browser.hear(); !one.equals("{\"END\": 0}"); one = browser.hear()) {
                heard += one.equals(B) ? 1 : 0;
            }
            assertThat(heard).isEqualTo(times);
        }
    }

    @Test
    void unsubscribing_ends_one_topic() throws Exception {
        Browser browser = new Browser(server);
        browser.say("{\"SUBSCRIBE\":\"A\"}");
        browser.say("{\"SUBSCRIBE\":\"B\"}");
        browser.say("{\"UNSUBSCRIBE\":\"A\"}");

        assertThat(heardUntilMark(browser, () -> {
            server.events.publish("A", A);
            server.events.publish("B", B);
        })).containsExactly(B);
    }

    @Test
    void a_star_is_a_topic_of_its_own_that_fits_all() throws Exception {
        Browser browser = new Browser(server);
        browser.say("{\"SUBSCRIBE\":\"A\"}");
        browser.say("{\"SUBSCRIBE\":\"*\"}");

        assertThat(heardUntilMark(browser, () -> {
            server.events.publish("A", A);
            server.events.publish("B", B);
        }).stream().filter(message -> !message.contains("MARK") && !message.contains("END")))
                .containsExactly(A, A, B);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "R2025_09 | ekjson | {\"T\": {\"a_b\": 1}}",
        "R2025_09 | nonsense | ''",
        "R2023_07 | nonsense | {\"T\": {\"a.b\": 1}}"
    })
    void a_format_can_be_asked_for_since_2025(SimulatedRelease release, String format, String message)
            throws Exception {
        try (RunningServer other = new RunningServer(release)) {
            Browser browser = new Browser(other);
            browser.say("{\"SUBSCRIBE\":\"T\",\"format\":\"" + format + "\"}");
            String heard = null;
            while (heard == null) {
                other.events.publish("T", "{\"T\": {\"a.b\": 1}}");
                heard = browser.messages.poll(20, TimeUnit.MILLISECONDS);
            }
            assertThat(heard.stripTrailing()).isEqualTo(message);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "\"text\"", "{\"SUBSCRIBE\":5}", "{\"UNSUBSCRIBE\":{}}", "{\"format\":true}"})
    void json_of_the_wrong_type_closes_the_socket(String json) {
        Browser browser = new Browser(server);

        browser.say(json);

        assertThat(browser.ended).succeedsWithin(ofSeconds(20));
    }

    @Test
    void a_binary_message_closes_the_socket() {
        Browser browser = new Browser(server);

        browser.socket.sendBinary(ByteBuffer.wrap(new byte[1]), true).join();

        assertThat(browser.ended).succeedsWithin(ofSeconds(20));
    }

    @Test
    void what_is_no_json_is_passed_over() throws Exception {
        Browser browser = new Browser(server);
        browser.say("{");
        browser.say("null");
        browser.say("{\"SUBSCRIBE\":\"A\"} and more");

        assertThat(heardUntilMark(browser, () -> server.events.publish("A", A))).containsExactly(A);
    }

    @ParameterizedTest
    @CsvSource({"'', 401", "?user=admin&password=wrong, 401"})
    void a_socket_needs_a_login(String query, int status) {
        assertThatThrownBy(() -> Browser.open(server, query, new WebSocket.Listener() { }))
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOfSatisfying(WebSocketHandshakeException.class,
                        e -> assertThat(e.getResponse().statusCode()).isEqualTo(status));
    }

    @Test
    void the_path_is_unknown_to_what_is_no_websocket() throws Exception {
        assertThat(server.get("/eventbus/events.ws", "Authorization", RunningServer.BASIC).statusCode())
                .isEqualTo(404);
    }

    @Test
    void nothing_is_compressed() throws Exception {
        String answer;
        try (Socket socket = server.connect()) {
            socket.getOutputStream().write(("GET /eventbus/events.ws?user=admin&password=secret HTTP/1.1\r\nHost: x\r\n"
                    + "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                    + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n")
                    .getBytes(ISO_8859_1));
            byte[] start = socket.getInputStream().readNBytes(100);
            answer = new String(start, ISO_8859_1);
            answer += new String(
                    socket.getInputStream().readNBytes(socket.getInputStream().available()),
                    ISO_8859_1);
        }
        assertThat(answer).startsWith("HTTP/1.1 101 ").doesNotContainIgnoringCase("extensions");
    }

    @Test
    void a_browser_that_does_not_read_is_let_go_and_holds_up_nobody() throws Exception {
        CompletableFuture<Void> lazySubscribed = new CompletableFuture<>();
        CompletableFuture<Void> lazyEnded = new CompletableFuture<>();
        WebSocket lazy = Browser.open(server, "?user=admin&password=secret", new WebSocket.Listener() {
            @Override
            public void onOpen(WebSocket opened) {
                opened.request(1);
            }

            @Override
            public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                // Asks for no more.
                lazySubscribed.complete(null);
                return null;
            }

            @Override
            public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
                lazyEnded.complete(null);
                return null;
            }

            @Override
            public void onError(WebSocket from, Throwable error) {
                lazyEnded.complete(null);
            }
        });
        lazy.sendText("{\"SUBSCRIBE\":\"BIG\"}", true).join();
        lazy.sendText("{\"SUBSCRIBE\":\"SMALL\"}", true).join();
        while (!lazySubscribed.isDone()) {
            server.events.publish("SMALL", "{\"SMALL\": 1}");
            TimeUnit.MILLISECONDS.sleep(10);
        }
        Browser eager = new Browser(server);
        String big = "{\"BIG\": {\"x\": \"" + "y".repeat(1 << 20) + "\"}}";

        assertThat(heardUntilMark(eager, () -> {
            for (int i = 0; i < 80; i++) {
                server.events.publish("BIG", big);
            }
        })).isEmpty();
        lazy.request(Long.MAX_VALUE);
        assertThat(lazyEnded).succeedsWithin(ofSeconds(20));
    }
}
