package io.github.kismetexternal;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.wire.Frame;
import io.github.kismetexternal.wire.FrameReader;
import io.github.kismetexternal.wire.FrameWriter;
import io.github.kismetexternal.wire.Generation;
import io.github.kismetexternal.wire.ServerProfile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The other end of a plugin's pipes. It is as strict as Kismet about answers: a frame for a request that is not open,
 * and status or headers after the first frame, fail the test. The plugin's own pings are passed over.
 */
final class FakeKismet implements AutoCloseable {
    private static final int LIMIT = 16_383;

    private final Pipe toPlugin = Pipe.open();
    private final Pipe fromPlugin = Pipe.open();
    private final FrameReader reader;
    private final FrameWriter writer;
    private final Session session;
    private final Kismet kismet;
    private final Deque<Command> unread = new ArrayDeque<>();
    private final Map<Long, List<HttpResponse>> open = new HashMap<>();
    private final Map<Long, Answer> answers = new HashMap<>();
    private long nextId;

    private FakeKismet(KismetPlugin plugin, Generation generation) throws Exception {
        reader = new FrameReader(Channels.newInputStream(fromPlugin.source()), generation);
        writer = FrameWriter.toHelper(Channels.newOutputStream(toPlugin.sink()), generation, LIMIT, e -> {});
        ParentProcess parent = ParentProcess.current();
        session = new Session(
                plugin,
                Channels.newInputStream(toPlugin.source()),
                Channels.newOutputStream(fromPlugin.sink()),
                ServerProfile.unknown(generation),
                parent);
        kismet = new Kismet(
                session,
                HelperArguments.parse("--in-fd=3", "--out-fd=4", "--colour"),
                DataDirectory.of(plugin.name()),
                new ServerDetection.Decision(
                        ServerProfile.unknown(generation), false, Optional.empty(), "it is a test"),
                parent);
    }

    /** Starts a plugin; its registrations are the first commands to be read. */
    static FakeKismet running(KismetPlugin plugin) throws Exception {
        return running(plugin, Generation.V3);
    }

    /** Starts a plugin that speaks a generation. */
    static FakeKismet running(KismetPlugin plugin, Generation generation) throws Exception {
        FakeKismet fake = new FakeKismet(plugin, generation);
        fake.session.start();
        return fake;
    }

    /** Returns what the plugin's author sees of this Kismet. */
    Kismet kismet() {
        return kismet;
    }

    Session session() {
        return session;
    }

    void send(Command command) throws InterruptedException {
        writer.send(command);
    }

    /** Sends an event whose body is a JSON object. */
    void raise(String type, String body) throws InterruptedException {
        send(event(type, body));
    }

    static EventNotice event(String type, String body) {
        return new EventNotice(Bytes.of("{\"kismet.eventbus.type\":\"" + type + "\",\"kismet.eventbus.content\":{\""
                + type + "\":" + body + "}}"));
    }

    /** Forwards a request and returns its number. */
    long request(String method, String uri, Map<String, String> variables) throws InterruptedException {
        long id = nextId++;
        open.put(id, new ArrayList<>());
        send(new HttpRequest(id, uri, method, variables));
        return id;
    }

    Answer get(String uri) throws Exception {
        return answer(request("GET", uri, Map.of()));
    }

    /** Reads until the request is answered; everything else stays to be read. */
    Answer answer(long id) throws IOException {
        while (!answers.containsKey(id)) {
            Command command = readCommand();
            if (!(command instanceof HttpResponse)) {
                unread.add(command);
            }
        }
        return answers.get(id);
    }

    /** Returns the next command that is neither an answer nor a ping. */
    Command next() throws IOException {
        while (unread.isEmpty()) {
            Command command = readCommand();
            if (!(command instanceof HttpResponse)) {
                unread.add(command);
            }
        }
        return unread.remove();
    }

    /** Returns the next command that is no registration either. */
    Command nextAfterRegistrations() throws IOException {
        Command command = next();
        while (command instanceof RegisterUri || command instanceof RegisterEvents) {
            command = next();
        }
        return command;
    }

    /** Writes bytes as they are, past the queue of {@link #send}. */
    void sendRaw(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            toPlugin.sink().write(buffer);
        }
    }

    void closePipeToPlugin() throws IOException {
        writer.close();
        toPlugin.sink().close();
    }

    void stopReading() throws IOException {
        fromPlugin.source().close();
    }

    Outcome outcome() throws Exception {
        return CompletableFuture.supplyAsync(session::awaitEnd).get(15, TimeUnit.SECONDS);
    }

    /** Shuts the session down and returns what it wrote until its very end. */
    List<Command> shutDown() throws Exception {
        outcome();
        endSession();
        fromPlugin.sink().close();
        List<Command> rest = new ArrayList<>(unread);
        unread.clear();
        for (Frame frame = reader.read(); frame != null; frame = reader.read()) {
            if (!(frame.command() instanceof Ping)) {
                rest.add(frame.command());
            }
        }
        return rest;
    }

    @Override
    public void close() throws IOException {
        session.end(Outcome.kismetIsGone("the test is over"));
        endSession();
        writer.close();
        toPlugin.sink().close();
        toPlugin.source().close();
        fromPlugin.sink().close();
        fromPlugin.source().close();
    }

    /** A session that hangs fails its test only. */
    private void endSession() {
        CompletableFuture.runAsync(session::shutDown).orTimeout(15, TimeUnit.SECONDS).join();
    }

    private Command readCommand() throws IOException {
        while (true) {
            Frame frame = reader.read();
            if (frame == null) {
                throw new AssertionError("the plugin has closed its pipe");
            }
            if (frame.command() instanceof HttpResponse response) {
                accept(response);
            }
            if (!(frame.command() instanceof Ping)) {
                return frame.command();
            }
        }
    }

    private void accept(HttpResponse frame) {
        List<HttpResponse> frames = open.get(frame.id());
        if (frames == null) {
            throw new AssertionError("a frame for a request that is not open ends a plugin: " + frame);
        }
        boolean first = frames.isEmpty();
        if (first != (frame.status() != null) || !first && !frame.headers().isEmpty()) {
            throw new AssertionError("status and headers belong in the first frame only: " + frame);
        }
        frames.add(frame);
        if (frame.close()) {
            open.remove(frame.id());
            answers.put(frame.id(), new Answer(List.copyOf(frames)));
        }
    }

    /** An answer from its first frame to its close. */
    record Answer(List<HttpResponse> frames) {
        int status() {
            return frames.get(0).status();
        }

        Map<String, String> headers() {
            return frames.get(0).headers();
        }

        String text() {
            StringBuilder text = new StringBuilder();
            frames.forEach(frame -> text.append(frame.content().utf8()));
            return text.toString();
        }
    }
}
