package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.PublishEvent;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.testkit.Fatality;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.pipe.HelperConnection;
import io.github.kismetexternal.testkit.internal.route.Route;
import io.github.kismetexternal.wire.FrameEncoder;
import io.github.kismetexternal.wire.FrameReader;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static java.net.http.HttpResponse.BodyHandlers.ofString;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

@Timeout(30)
class HelperEndpointTest {
    private static final SimulatedRelease RELEASE = SimulatedRelease.R2025_09;
    private static final int MOST = 16_383;

    private final RunningServer server = new RunningServer(RELEASE);
    private final FrameEncoder encoder = FrameEncoder.ofHelper(Generation.V3);
    private HelperConnection kismet;
    private OutputStream toKismet;
    private FrameReader fromKismet;
    private int seqno;

    @BeforeEach
    void connect() throws IOException {
        Pipe up = Pipe.open();
        Pipe down = Pipe.open();
        toKismet = Channels.newOutputStream(up.sink());
        fromKismet = new FrameReader(Channels.newInputStream(down.source()), null);
        kismet = new HelperConnection(
                "plugin",
                RELEASE,
                Channels.newInputStream(up.source()),
                Channels.newOutputStream(down.sink()),
                () -> "TOKEN",
                false,
                new Deaf());
        kismet.start();
        server.routes.add(Route.ofHelper("/p/.*", "GET", new HelperEndpoint(kismet, RELEASE)));
        send(new Ping());
        fromKismet.read();
    }

    @AfterEach
    void close() {
        kismet.close();
        server.close();
    }

    private void send(Command command) throws IOException {
        toKismet.write(encoder.encode(command, ++seqno, MOST));
        toKismet.flush();
    }

    private HttpRequest next() throws IOException {
        return (HttpRequest) fromKismet.read().command();
    }

    private CompletableFuture<java.net.http.HttpResponse<String>> ask(String path) {
        return server.client.sendAsync(
                server.request(path, "Authorization", RunningServer.BASIC).build(), ofString());
    }

    private void askAndLeaveUnread(Socket socket, String path) throws IOException {
        socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: x\r\nAuthorization: "
                + RunningServer.BASIC + "\r\n\r\n").getBytes(ISO_8859_1));
    }

    @Test
    void a_request_reaches_the_helper_and_its_answer_the_browser() throws Exception {
        CompletableFuture<java.net.http.HttpResponse<String>> answer = ask("/p//a%20b.html?x=1");
        HttpRequest request = next();

        assertThat(request).isEqualTo(new HttpRequest(request.id(), "/p/a%20b.html", "GET", Map.of("x", "1")));
        send(new HttpResponse(request.id(), Map.of("X-A", "b"), 201, Bytes.of("made"), true));
        assertThat(answer.get().statusCode()).isEqualTo(201);
        assertThat(answer.get().body()).isEqualTo("made");
        assertThat(answer.get().headers().firstValue("X-A")).hasValue("b");
        assertThat(answer.get().headers().firstValue("Content-Type")).hasValue("text/html");
    }

    @Test
    void a_helper_is_not_asked_for_those_who_are_not_signed_in() throws Exception {
        assertThat(server.get("/p/x").statusCode()).isEqualTo(401);

        ask("/p/y");
        assertThat(next().uri()).isEqualTo("/p/y");
    }

    @Test
    void a_request_to_a_dead_helper_hangs_until_the_server_ends() throws Exception {
        kismet.close();
        try (Socket socket = server.connect()) {
            socket.setSoTimeout(300);
            askAndLeaveUnread(socket, "/p/x");

            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            server.web.close();
            assertThat(socket.getInputStream().readAllBytes()).isEmpty();
        }
    }

    @Test
    void a_browser_that_does_not_read_does_not_hold_up_the_helper() throws Exception {
        try (Socket lazy = server.connect()) {
            askAndLeaveUnread(lazy, "/p/large");
            HttpRequest large = next();
            for (int i = 0; i < 1500; i++) {
                send(HttpResponse.part(large.id(), Bytes.of(new byte[16_000])));
            }

            CompletableFuture<java.net.http.HttpResponse<String>> answer = ask("/p/small");
            send(HttpResponse.last(next().id(), Bytes.of("here")));
            assertThat(answer.get().body()).isEqualTo("here");
        }
    }

    @Test
    void a_helper_that_dies_leaves_a_truncated_answer_of_status_200() throws Exception {
        CompletableFuture<java.net.http.HttpResponse<String>> answer = ask("/p/x");
        send(HttpResponse.part(next().id(), Bytes.of("the begin")));
        send(new Ping());
        fromKismet.read();

        kismet.close();

        assertThat(answer.get().statusCode()).isEqualTo(200);
        assertThat(answer.get().body()).isEqualTo("the begin");
    }

    private static final class Deaf implements HelperConnection.Listener {
        @Override
        public void message(Message message) {}

        @Override
        public void published(PublishEvent event, String deliveredJson) {}

        @Override
        public void registered(RegisterUri registration) {}

        @Override
        public void ignored(String what) {}

        @Override
        public void complained(String error) {}

        @Override
        public void fatality(Fatality fatality) {}

        @Override
        public void ended() {}
    }
}
