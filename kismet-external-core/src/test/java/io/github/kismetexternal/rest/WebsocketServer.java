package io.github.kismetexternal.rest;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** The server's end of websockets, byte by byte: it does what no decent server would. */
final class WebsocketServer implements AutoCloseable {
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int PING = 9;

    private static final int FIN = 0x80;
    private static final int MASKED = 0x80;
    private static final int TWO_BYTES = 126;
    private static final int EIGHT_BYTES = 127;

    private final ServerSocket socket;
    private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();
    private volatile String refusal = "";

    WebsocketServer() throws IOException {
        this(0);
    }

    WebsocketServer(int port) throws IOException {
        socket = new ServerSocket();
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        Thread thread = new Thread(this::accept, "websocket-server");
        thread.setDaemon(true);
        thread.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    /** From now on answers handshakes with a status, such as {@code 401 Unauthorized}; with an empty one, opens. */
    void refuse(String status) {
        refusal = status;
    }

    /** Returns the next connection, opened or refused. */
    Connection next() throws InterruptedException {
        Connection connection = connections.poll(20, TimeUnit.SECONDS);
        assertThat(connection).as("a connection").isNotNull();
        return connection;
    }

    private void accept() {
        try {
            while (true) {
                Socket accepted = socket.accept();
                try {
                    connections.add(handshake(accepted));
                } catch (IOException e) {
                    accepted.close();
                }
            }
        } catch (Exception e) {
            // The test is over.
        }
    }

    private Connection handshake(Socket accepted) throws Exception {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = accepted.getInputStream().read();
            if (next < 0) {
                throw new IOException("no request");
            }
            head.append((char) next);
        }
        OutputStream out = accepted.getOutputStream();
        if (!refusal.isEmpty()) {
            out.write(("HTTP/1.1 " + refusal + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                    .getBytes(ISO_8859_1));
            accepted.close();
        } else {
            String key = head.toString().replaceAll("(?is).*sec-websocket-key: *([^\r]*)\r.*", "$1");
            byte[] proof = MessageDigest.getInstance("SHA-1")
                    .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(ISO_8859_1));
            out.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                            + "Sec-WebSocket-Accept: " + Base64.getEncoder().encodeToString(proof) + "\r\n\r\n")
                    .getBytes(ISO_8859_1));
        }
        return new Connection(accepted, head.toString());
    }

    @Override
    public void close() throws IOException {
        socket.close();
        for (Connection connection = connections.poll(); connection != null; connection = connections.poll()) {
            connection.cut();
        }
    }

    /** One client. */
    static final class Connection {
        private final Socket socket;
        private final String head;
        private final DataInputStream in;
        private final DataOutputStream out;

        Connection(Socket socket, String head) throws IOException {
            this.socket = socket;
            this.head = head;
            in = socket.isClosed() ? null : new DataInputStream(socket.getInputStream());
            out = socket.isClosed() ? null : new DataOutputStream(socket.getOutputStream());
        }

        String head() {
            return head;
        }

        void say(String text) throws IOException {
            frame(TEXT, true, text.getBytes(UTF_8));
        }

        void frame(int opcode, boolean last, byte[] payload) throws IOException {
            begin(opcode, last, payload.length);
            out.write(payload);
            out.flush();
        }

        /** Writes a frame's head, as if so much followed. */
        void begin(int opcode, boolean last, long length) throws IOException {
            out.writeByte(opcode | (last ? FIN : 0));
            if (length < TWO_BYTES) {
                out.writeByte((int) length);
            } else if (length <= 0xffff) {
                out.writeByte(TWO_BYTES);
                out.writeShort((int) length);
            } else {
                out.writeByte(EIGHT_BYTES);
                out.writeLong(length);
            }
        }

        void write(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        /** Reads the client's next text; what else it sends is passed over. */
        String hear() throws IOException {
            socket.setSoTimeout(20_000);
            while (true) {
                int opcode = in.readUnsignedByte() & 0xf;
                int length = in.readUnsignedByte() & ~MASKED;
                if (length == TWO_BYTES) {
                    length = in.readUnsignedShort();
                }
                byte[] mask = in.readNBytes(4);
                byte[] payload = in.readNBytes(length);
                for (int i = 0; i < payload.length; i++) {
                    payload[i] ^= mask[i & 3];
                }
                if (opcode == TEXT) {
                    return new String(payload, UTF_8);
                }
            }
        }

        void cut() throws IOException {
            socket.close();
        }
    }
}
