package io.github.kismetexternal.testkit;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.AuthRequest;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.ConnectionClosedException;
import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.command.FrameTooLargeException;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.command.PublishEvent;
import io.github.kismetexternal.command.RegisterEvents;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.command.Shutdown;
import io.github.kismetexternal.wire.Frame;
import io.github.kismetexternal.wire.FrameReader;
import io.github.kismetexternal.wire.FrameWriter;
import io.github.kismetexternal.wire.Generation;
import io.github.kismetexternal.wire.ProtocolException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Kismet's end of the pipes to one helper. Safe for use by several threads.
 *
 * <p>The first rule the helper breaks ends it: the pipes close, waiting browsers get what there is, and the listener
 * learns the {@link Fatality}.
 */
final class HelperConnection implements AutoCloseable {
    private final RouteTable routes = new RouteTable();
    private final Map<Long, PendingAnswer> answers = new ConcurrentHashMap<>();
    private final Set<String> subscriptions = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean fatal = new AtomicBoolean();
    private final AtomicLong nextRequest = new AtomicLong();
    private final SimulatedRelease release;
    private final FrameReader reader;
    private final OutputStream toHelper;
    private final String token;
    private final Listener listener;
    private final Thread thread = new Thread(this::readUntilEnd, "simulated-kismet-reader");
    private volatile @Nullable FrameWriter writer;
    private volatile @Nullable Generation spoken;
    private volatile boolean ended;

    /** Learns what happens on the connection; called from its threads. */
    interface Listener {
        void message(Message message);

        void published(PublishEvent event);

        /** Called at most once. */
        void fatality(Fatality fatality);
    }

    HelperConnection(
            SimulatedRelease release, InputStream fromHelper, OutputStream toHelper, String token, Listener listener) {
        this.release = release;
        this.token = token;
        this.listener = listener;
        this.toHelper = toHelper;
        reader = new FrameReader(fromHelper, null);
        thread.setDaemon(true);
        thread.start();
    }

    /** Returns the generation of the helper's first frame, or null before that. */
    @Nullable Generation spoken() {
        return spoken;
    }

    RouteTable routes() {
        return routes;
    }

    boolean isOpen() {
        return !ended;
    }

    /** An answer under way, with the number that the helper knows it by. */
    record Forwarded(long id, PendingAnswer answer) {}

    /** Forwards a request. On a connection that has ended the answer never comes, as in Kismet. */
    Forwarded forward(String path, String method, Map<String, String> variables) throws InterruptedException {
        long id = nextRequest.getAndIncrement();
        PendingAnswer answer = new PendingAnswer(spoken == Generation.V3);
        answers.put(id, answer);
        send(new HttpRequest(id, path, method, variables));
        return new Forwarded(id, answer);
    }

    /** Forgets a request; a further frame for it ends the helper. */
    void forget(Forwarded forwarded) {
        answers.remove(forwarded.id());
    }

    /** Delivers an event to a helper that listens to it. */
    void raise(String type, String contentJson) throws InterruptedException {
        if (subscriptions.contains(type)) {
            deliver(type, contentJson);
        }
        if (subscriptions.contains("*")) {
            deliver(type, contentJson);
        }
    }

    private void deliver(String type, String contentJson) throws InterruptedException {
        send(new EventNotice(Bytes.of("{\"kismet.eventbus.type\": " + TextNode.valueOf(type)
                + ",\"kismet.eventbus.content\": " + contentJson + "}")));
    }

    private void send(Command command) throws InterruptedException {
        FrameWriter out = writer;
        if (out == null) {
            throw new IllegalStateException("Kismet never speaks first to a plugin");
        }
        try {
            out.send(command);
        } catch (FrameTooLargeException e) {
            fatal(Fatality.ofPlugin("what " + release + " sends must fit a frame: " + e.getMessage()));
        } catch (ConnectionClosedException e) {
            // As in Kismet: the pipe is gone, and nobody says so.
        }
    }

    private void readUntilEnd() {
        try {
            for (Frame frame = reader.read(); frame != null && !ended; frame = reader.read()) {
                accept(frame);
            }
        } catch (ProtocolException e) {
            fatal(Fatality.ofPlugin(e.getMessage()));
        } catch (IOException e) {
            // The helper has gone.
        } finally {
            end();
        }
    }

    private void accept(Frame frame) {
        if (!release.generations().contains(frame.generation())) {
            fatal(Fatality.ofPlugin(release + " does not take " + frame.generation().label()));
        } else if (frame.size() > release.acceptedFrame()) {
            fatal(Fatality.ofPlugin("a frame must have at most " + release.acceptedFrame() + " bytes, was "
                    + frame.size() + ": " + frame.command().name()));
        } else {
            handle(frame, writerFor(frame.generation()));
        }
    }

    /** Kismet answers in the generation of the helper's first frame, to which a helper of ours keeps. */
    private FrameWriter writerFor(Generation generation) {
        FrameWriter out = writer;
        if (out == null) {
            out = FrameWriter.toHelper(toHelper, generation, release.sentFrame(generation), e -> end());
            spoken = generation;
            writer = out;
        }
        return out;
    }

    private void handle(Frame frame, FrameWriter out) {
        if (frame.command() instanceof Ping) {
            // Kismet 2025-09 answers with a number of its own where the ping's code is 0.
            out.offerUrgent(new Pong(frame.generation() == Generation.V3 ? 0 : frame.seqno()));
        } else if (frame.command() instanceof RegisterUri register) {
            register(register);
        } else if (frame.command() instanceof HttpResponse response) {
            respond(response);
        } else if (frame.command() instanceof RegisterEvents register) {
            subscriptions.addAll(register.types());
        } else if (frame.command() instanceof AuthRequest) {
            out.offerUrgent(new AuthReply(token));
        } else if (frame.command() instanceof Message message) {
            listener.message(message);
        } else if (frame.command() instanceof PublishEvent event) {
            listener.published(event);
        } else if (frame.command() instanceof Shutdown) {
            end();
        }
    }

    private void register(RegisterUri registration) {
        try {
            routes.add(registration);
        } catch (PatternSyntaxException e) {
            fatal(Fatality.ofKismet("a registered URI must be a regular expression, was " + registration.uri()));
        }
    }

    private void respond(HttpResponse response) {
        PendingAnswer answer = answers.get(response.id());
        if (answer == null) {
            fatal(Fatality.ofPlugin("a frame must belong to a request that is waiting; request " + response.id()
                    + " is not: it was closed, or its browser has gone"));
            return;
        }
        if (response.close()) {
            answers.remove(response.id());
        }
        Fatality fatality = answer.accept(response);
        if (fatality != null) {
            fatal(fatality);
        }
    }

    private void fatal(Fatality fatality) {
        if (!ended && fatal.compareAndSet(false, true)) {
            ended = true;
            listener.fatality(fatality);
            end();
        }
    }

    private void end() {
        ended = true;
        answers.values().forEach(PendingAnswer::cancel);
        PipeEnd.close(toHelper);
    }

    @Override
    public void close() {
        FrameWriter out = writer;
        if (out != null) {
            out.close();
        }
        end();
    }
}
