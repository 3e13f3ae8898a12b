package io.github.kismetexternal.rest;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/** A web server that does, connection after connection, what a test says. Each is closed after it. */
final class ScriptedServer implements AutoCloseable {
    private final ServerSocket socket;
    private final Deque<Step> steps = new ArrayDeque<>();
    private final List<String> heads = Collections.synchronizedList(new ArrayList<>());
    private final Thread thread = new Thread(this::serve, "scripted-server");

    /** What is done with a connection once the request's head has been read. */
    interface Step {
        void answer(OutputStream out) throws IOException, InterruptedException;
    }

    ScriptedServer(Step... steps) throws IOException {
        this.steps.addAll(List.of(steps));
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        thread.setDaemon(true);
        thread.start();
    }

    static Step status(int status, String body) {
        return out -> out.write(("HTTP/1.1 " + status + " x\r\nConnection: close\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
    }

    static Step head(String head) {
        return out -> out.write((head.replace("\n", "\r\n") + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Closes without a word. */
    static Step nothing() {
        return out -> {};
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort() + "/");
    }

    /** Returns the heads of the requests so far. */
    List<String> heads() {
        return List.copyOf(heads);
    }

    private void serve() {
        try {
            for (Step step = steps.poll(); step != null; step = steps.poll()) {
                try (Socket connection = socket.accept()) {
                    heads.add(head(connection));
                    OutputStream out = connection.getOutputStream();
                    step.answer(out);
                    out.flush();
                    connection.shutdownOutput();
                    // Whatever else the client sends is read, lest the answer be lost in a reset.
                    connection.setSoTimeout(1000);
                    connection.getInputStream().readAllBytes();
                } catch (IOException e) {
                    // The client has gone.
                }
            }
            socket.close();
        } catch (IOException | InterruptedException e) {
            // The test is over.
        }
    }

    private static String head(Socket connection) throws IOException {
        BufferedReader in = new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
        StringBuilder head = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
        thread.interrupt();
    }
}
