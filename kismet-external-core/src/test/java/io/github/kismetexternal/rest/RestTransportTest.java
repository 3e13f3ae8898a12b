package io.github.kismetexternal.rest;

import static io.github.kismetexternal.rest.ScriptedServer.head;
import static io.github.kismetexternal.rest.ScriptedServer.nothing;
import static io.github.kismetexternal.rest.ScriptedServer.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RestTransportTest {
    private static final String TOKEN = "0123456789ABCDEF0123456789ABCDEF";
    private static final String TIME = "{\"kismet.system.timestamp.sec\": 5,\"kismet.system.timestamp.usec\": 7}";
    private static final ScriptedServer.Step STALLING = out -> {
        out.write("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n{".getBytes(StandardCharsets.UTF_8));
        out.flush();
        new CountDownLatch(1).await();
    };

    private static KismetRest client(ScriptedServer server) {
        return KismetRest.withToken(server.url(), () -> TOKEN);
    }

    @Test
    void the_token_goes_into_the_cookie_and_nowhere_else() throws Exception {
        try (ScriptedServer server = new ScriptedServer(status(200, TIME))) {
            assertThat(client(server).system().time()).hasToString("1970-01-01T00:00:05.000007Z");

            assertThat(server.heads()).singleElement().satisfies(head -> assertThat(head)
                    .startsWith("GET /system/timestamp.json HTTP/1.1\n")
                    .containsOnlyOnce("Cookie: KISMET=" + TOKEN + "\n")
                    .doesNotContain("Upgrade"));
        }
    }

    @Test
    void a_redirect_is_not_followed() throws Exception {
        try (ScriptedServer other = new ScriptedServer(status(200, TIME));
                ScriptedServer server = new ScriptedServer(
                        head("HTTP/1.1 302 Found\nLocation: " + other.url() + "\nContent-Length: 0"))) {
            assertThatThrownBy(() -> client(server).system().time())
                    .isInstanceOfSatisfying(KismetRestException.class, e -> assertThat(e.status()).isEqualTo(302))
                    .hasMessageContaining("redirects are not followed");

            assertThat(other.heads()).isEmpty();
        }
    }

    @Test
    void a_question_is_asked_again_where_the_connection_breaks() throws Exception {
        try (ScriptedServer server = new ScriptedServer(nothing(), status(200, "[]"))) {
            assertThat(client(server).devices().list(DeviceQuery.all())).isEmpty();
            assertThat(server.heads()).hasSize(2);
        }
    }

    @Test
    void a_command_is_given_once() throws Exception {
        try (ScriptedServer server = new ScriptedServer(nothing(), status(200, ""))) {
            assertThatThrownBy(() -> client(server).alerts().raise(NewAlert.of("X", "y")))
                    .isInstanceOfSatisfying(KismetRestException.class, e -> assertThat(e.status()).isZero())
                    .hasMessageContaining("the connection failed");
            assertThat(server.heads()).hasSize(1);
        }
    }

    @Test
    void a_refused_token_is_asked_for_anew_and_tried_once_more() throws Exception {
        Deque<String> tokens = new ArrayDeque<>(List.of("OLD", "NEW", "NEW"));
        try (ScriptedServer server = new ScriptedServer(
                status(401, "no"),
                status(200, TIME),
                status(401, "<html><head><title>x</title></head>denied</html>"))) {
            KismetRest rest = KismetRest.withToken(server.url(), tokens::remove);

            assertThat(rest.system().time()).isNotNull();
            assertThatThrownBy(() -> rest.system().time())
                    .isInstanceOfSatisfying(KismetRestException.class, e -> {
                        assertThat(e.status()).isEqualTo(401);
                        assertThat(e.serverText()).isEqualTo("denied");
                        assertThat(e.endpoint()).isEqualTo("GET /system/timestamp.json");
                    })
                    .hasMessageContaining("revoked");
            assertThat(server.heads()).extracting(head -> head.replaceAll("(?s).*KISMET=(\\w+).*", "$1"))
                    .containsExactly("OLD", "NEW", "NEW");
        }
    }

    @Test
    void an_answer_that_stops_coming_ends_the_call() throws Exception {
        try (ScriptedServer server = new ScriptedServer(STALLING)) {
            KismetRest rest = client(server).limits(RestLimits.DEFAULT.answerWithin(Duration.ofMillis(200)));
            long start = System.nanoTime();

            assertThatThrownBy(() -> rest.system().time())
                    .isInstanceOf(KismetRestException.class)
                    .hasMessageContaining("no answer in time");

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void no_answer_at_all_ends_the_call() throws Exception {
        try (ScriptedServer server = new ScriptedServer(out -> new CountDownLatch(1).await())) {
            KismetRest rest = client(server).limits(RestLimits.DEFAULT.answerWithin(Duration.ofMillis(200)));

            assertThatThrownBy(() -> rest.system().time())
                    .isInstanceOf(KismetRestException.class)
                    .hasMessageContaining("no answer in time");
            assertThat(server.heads()).hasSize(1);
        }
    }

    @Test
    void an_interrupt_ends_the_call_and_stays() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        try (ScriptedServer server = new ScriptedServer(out -> {
            asked.countDown();
            new CountDownLatch(1).await();
        })) {
            CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
            Thread caller = new Thread(() -> {
                try {
                    client(server).system().time();
                } catch (CancellationException e) {
                    interrupted.complete(Thread.currentThread().isInterrupted());
                }
            });
            caller.start();
            asked.await();

            caller.interrupt();

            assertThat(interrupted.get(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void an_answer_may_be_as_large_as_the_limit_and_no_larger() throws Exception {
        try (ScriptedServer server = new ScriptedServer(status(200, TIME), status(200, TIME))) {
            assertThat(client(server).limits(RestLimits.DEFAULT.answerUpTo(TIME.length())).system().time()).isNotNull();
            assertThatThrownBy(() -> client(server)
                            .limits(RestLimits.DEFAULT.answerUpTo(TIME.length() - 1))
                            .system()
                            .time())
                    .isInstanceOf(KismetRestException.class)
                    .hasMessageContaining("larger than " + (TIME.length() - 1) + " bytes");
        }
    }

    @Test
    void of_a_stream_each_object_may_be_that_large() throws Exception {
        String device = "{\"kismet.device.base.key\": \"" + "k".repeat(30_000) + "\"}\n";
        String all = device.repeat(20);
        try (ScriptedServer server = new ScriptedServer(status(200, all), status(200, all))) {
            KismetRest rest = client(server);
            try (Stream<TrackedDevice> devices =
                    rest.limits(RestLimits.DEFAULT.answerUpTo(60_000)).devices().stream(DeviceQuery.all())) {
                assertThat(devices.count()).isEqualTo(20);
            }
            try (Stream<TrackedDevice> devices =
                    rest.limits(RestLimits.DEFAULT.answerUpTo(20_000)).devices().stream(DeviceQuery.all())) {
                assertThatThrownBy(devices::count)
                        .isInstanceOf(KismetRestException.class)
                        .hasMessageContaining("object is larger than 20000 bytes");
            }
        }
    }

    @Test
    void a_stream_that_breaks_off_says_so() throws Exception {
        try (ScriptedServer server = new ScriptedServer(
                status(200, "{\"kismet.device.base.key\": \"a\"}\nERROR: out of luck"))) {
            try (Stream<TrackedDevice> devices = client(server).devices().stream(DeviceQuery.all())) {
                assertThatThrownBy(devices::toList)
                        .isInstanceOf(KismetRestException.class)
                        .hasMessageContaining("broke off")
                        .hasMessageNotContaining("luck");
            }
        }
    }

    @Test
    void what_is_not_text_in_a_name_does_not_break_a_list() throws Exception {
        byte[] body = "[{\"kismet.device.base.commonname\": \"a?b\tc\"}]".getBytes(StandardCharsets.ISO_8859_1);
        body[body.length - 7] = (byte) 0xff;
        try (ScriptedServer server = new ScriptedServer(out -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + body.length + "\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            out.write(body);
        })) {
            assertThat(client(server).devices().list(DeviceQuery.all().everything()))
                    .singleElement()
                    .satisfies(device -> assertThat(device.device().name()).isEqualTo("a\ufffdb\tc"));
        }
    }

    @Test
    void an_empty_answer_or_one_that_is_no_json_fails() throws Exception {
        try (ScriptedServer server = new ScriptedServer(status(200, ""), status(200, "<html>secret</html>"))) {
            assertThatThrownBy(() -> client(server).system().time())
                    .isInstanceOf(KismetRestException.class)
                    .hasMessageContaining("the answer is empty");
            assertThatThrownBy(() -> client(server).system().time())
                    .isInstanceOf(KismetRestException.class)
                    .hasMessageContaining("no JSON")
                    .hasMessageNotContaining("secret");
        }
    }

    @Test
    void live_packets_may_be_closed_while_somebody_waits_for_them() throws Exception {
        try (ScriptedServer server = new ScriptedServer(STALLING)) {
            InputStream packets = client(server).captures().live();
            assertThat(packets.read()).isEqualTo('{');
            CompletableFuture<IOException> failure = new CompletableFuture<>();
            Thread reader = new Thread(() -> {
                try {
                    packets.read();
                } catch (IOException e) {
                    failure.complete(e);
                }
            });
            reader.start();

            packets.close();

            assertThat(failure).as("what the reader is told").succeedsWithin(20, TimeUnit.SECONDS);
        }
    }

    @Test
    void a_server_that_is_not_there_is_said_with_where_to_look() throws Exception {
        KismetRest rest;
        try (ScriptedServer server = new ScriptedServer()) {
            rest = client(server);
        }

        assertThatThrownBy(() -> rest.system().time())
                .isInstanceOf(KismetRestException.class)
                .hasMessageContaining("httpd_port")
                .hasMessageContaining("KISMET_REST_URL");
    }
}
