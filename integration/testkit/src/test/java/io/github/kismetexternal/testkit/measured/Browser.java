package io.github.kismetexternal.testkit.measured;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/**
 * A web client that sends what it is told, byte for byte, and shows the answer as it came. Each request has a
 * connection of its own, which is to end with the answer. For one thread.
 */
final class Browser implements AutoCloseable {
    static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    private static final String BASIC =
            "Authorization: Basic " + Base64.getEncoder().encodeToString("kismet:kismet".getBytes(ISO_8859_1));
    private static final int PATIENCE_MILLIS = 10_000;

    private final URI kismet;
    private final List<Asked> requests = new ArrayList<>();

    Browser(URI kismet) {
        this.kismet = kismet;
    }

    /** Sends a GET as administrator. */
    Asked get(String target) throws IOException {
        return ask("GET", target, "");
    }

    /** Sends a form, encoded already, as administrator. */
    Asked form(String target, String body) throws IOException {
        return ask("POST", target, body, FORM);
    }

    /** Sends a request as administrator. */
    Asked ask(String method, String target, String body, String... headers) throws IOException {
        List<String> all = new ArrayList<>(List.of(headers));
        all.add(BASIC);
        return askAsNobody(method, target, body, all.toArray(String[]::new));
    }

    /** Sends a request without a login. */
    Asked askAsNobody(String method, String target, String body, String... headers) throws IOException {
        Socket socket = new Socket(kismet.getHost(), kismet.getPort());
        Asked asked = new Asked(socket);
        requests.add(asked);
        String head = method + " " + target + " HTTP/1.1\r\nHost: kismet\r\nConnection: close\r\n"
                + String.join("", List.of(headers).stream().map(header -> header + "\r\n").toList())
                + (body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n") + "\r\n";
        socket.getOutputStream().write((head + body).getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
        return asked;
    }

    @Override
    public void close() throws IOException {
        for (Asked request : requests) {
            request.socket.close();
        }
    }

    /** A request under way. */
    static final class Asked {
        private final Socket socket;

        private Asked(Socket socket) {
            this.socket = socket;
        }

        /** Returns whether something of the answer comes within the time, or its end; what came is lost. */
        boolean hears(int millis) throws IOException {
            socket.setSoTimeout(millis);
            try {
                socket.getInputStream().read();
                return true;
            } catch (SocketTimeoutException e) {
                return false;
            }
        }

        /** Returns whether something of the answer is there. */
        boolean isAnswered() throws IOException {
            return socket.getInputStream().available() > 0;
        }

        /** Waits for some bytes of the answer, head included. */
        void read(int bytes) throws IOException {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getInputStream().readNBytes(bytes);
        }

        /** Is gone at once, as a tab that is closed. */
        void leave() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Reads on to the end of the answer, and returns how many bytes came. */
        int rest() throws IOException {
            return socket.getInputStream().readAllBytes().length;
        }

        /** Waits for the whole answer. */
        Reply reply() throws IOException {
            socket.setSoTimeout(PATIENCE_MILLIS);
            return Reply.parse(new String(socket.getInputStream().readAllBytes(), ISO_8859_1));
        }
    }
}
