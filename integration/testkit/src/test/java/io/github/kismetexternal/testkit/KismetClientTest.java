package io.github.kismetexternal.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class KismetClientTest {
    private static final String HELD_BACK = "; Kismet holds back up to 4096 B until more or the end comes";
    private static final String HUNDRED_BYTES = "HTTP/1.1 200 OK\r\n\r\n".concat("x".repeat(81));

    private final List<Socket> browsers = new CopyOnWriteArrayList<>();
    private ServerSocket server;
    private KismetClient client;

    @BeforeEach
    void serve() throws IOException {
        server = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
        client = new KismetClient(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/"), "user", "password");
        Thread thread = new Thread(this::accept);
        thread.setDaemon(true);
        thread.start();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        for (Socket browser : browsers) {
            browser.close();
        }
    }

    @Test
    void a_redirection_is_followed_as_a_browser_does() throws Exception {
        assertThat(client.get("moved").body()).isEqualTo("here GET");
        assertThat(client.post("moved", Map.of("a", "b")).body()).isEqualTo("here GET");
    }

    @Test
    void a_redirection_can_be_seen() throws Exception {
        HttpResponse<String> response = client.withoutRedirects().get("moved");

        assertThat(response.statusCode()).isEqualTo(303);
        assertThat(response.headers().firstValue("Location")).hasValue("/here");
    }

    @Test
    void who_is_to_leave_after_more_than_comes_is_told_how_much_came() {
        KismetClient impatient = client.withDeadline(Duration.ofMillis(300));

        assertThatThrownBy(() -> impatient.leaveAfter("stalls", 5000))
                .isInstanceOf(HttpTimeoutException.class)
                .hasMessage("only 100 of 5000 bytes came within 0.3 s" + HELD_BACK);
    }

    @Test
    void who_leaves_has_read_no_more_than_there_was() throws Exception {
        assertThat(client.leaveAfter("ends", 5000)).isEqualTo(100);
        assertThat(client.leaveAfter("stalls", 60)).isEqualTo(60);
        assertThat(client.leaveAfter("stalls", 0)).isZero();
    }

    @Test
    void who_reads_slowly_waits_for_each_piece_no_longer_than_the_deadline() throws Exception {
        KismetClient impatient = client.withDeadline(Duration.ofMillis(300));

        assertThatThrownBy(() -> impatient.readSlowly("stalls", 80, Duration.ZERO))
                .isInstanceOf(HttpTimeoutException.class)
                .hasMessage("only 100 of 160 bytes came within 0.3 s" + HELD_BACK);
        assertThat(impatient.readSlowly("ends", 30, Duration.ofMillis(150))).hasSize(100);
    }

    @Test
    void an_answer_that_never_comes_is_waited_for_until_the_deadline() {
        KismetClient impatient = client.withDeadline(Duration.ofMillis(300));

        assertThatThrownBy(() -> impatient.get("silent")).isInstanceOf(HttpTimeoutException.class);
        assertThatThrownBy(() -> impatient.withoutRedirects().get("silent")).isInstanceOf(HttpTimeoutException.class);
        assertThatThrownBy(() -> impatient.getUntil("here", response -> response.statusCode() == 201))
                .isInstanceOf(TimeoutException.class)
                .hasMessage("here was not answered as wanted within 0.3 s; the last answer had status 200");
    }

    @Test
    void a_page_that_is_no_session_is_not_taken_for_one() {
        assertThatThrownBy(() -> client.postJson("ends/save", List.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("the plugin's page _session must answer an object with csrf, and did not");
    }

    @Test
    void what_cannot_be_asked_is_refused() {
        assertThatThrownBy(() -> client.get("a b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.leaveAfter("a b", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.leaveAfter("a", -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.readSlowly("a", 0, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.withDeadline(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> client.withDeadline(Duration.ofDays(1).plusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_deadline_is_from_1_ms_to_1_day() {
        assertThat(client.withDeadline(Duration.ofMillis(1))).isNotNull();
        assertThat(client.withDeadline(Duration.ofDays(1))).isNotNull();
        assertThatThrownBy(() -> client.withDeadline(Duration.ofNanos(999_999)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void accept() {
        try {
            while (true) {
                Socket browser = server.accept();
                browsers.add(browser);
                answer(browser);
            }
        } catch (IOException e) {
            assertThat(server.isClosed()).isTrue();
        }
    }

    private static void answer(Socket browser) {
        try {
            BufferedReader reader = new BufferedReader(new InputStreamReader(browser.getInputStream(), US_ASCII));
            String[] request = String.valueOf(reader.readLine()).split(" ");
            for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
                assertThat(line).contains(":");
            }
            String answer = switch (request[1]) {
                case "/moved" -> "HTTP/1.1 303 See Other\r\nConnection: close\r\nLocation: /here\r\nContent-Length: 0\r\n\r\n";
                case "/here" -> "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhere " + request[0];
                case "/silent" -> "";
                default -> HUNDRED_BYTES;
            };
            browser.getOutputStream().write(answer.getBytes(US_ASCII));
            if (!request[1].equals("/silent") && !request[1].equals("/stalls")) {
                browser.shutdownOutput();
            }
        } catch (IOException e) {
            // It has left.
        }
    }
}
