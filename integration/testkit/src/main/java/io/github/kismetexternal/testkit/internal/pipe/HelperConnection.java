package io.github.kismetexternal.testkit.internal.pipe;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.AuthRequest;
import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
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
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.command.Shutdown;
import io.github.kismetexternal.command.UnknownCommand;
import io.github.kismetexternal.testkit.Fatality;
import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.event.EventBus;
import io.github.kismetexternal.testkit.internal.launch.PipeEnd;
import io.github.kismetexternal.testkit.internal.record.WireDump;
import io.github.kismetexternal.wire.Frame;
import io.github.kismetexternal.wire.FrameReader;
import io.github.kismetexternal.wire.Generation;
import io.github.kismetexternal.wire.ProtocolException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * Kismet's end of the pipes to one helper. Safe for use by several threads.
 *
 * <p>The first rule the helper breaks ends it: the pipes close, waiting browsers get what there is, and the listener
 * learns the {@link Fatality}. A frozen one gets neither data nor an end.
 */
public final class HelperConnection implements EventBus.Listener, AutoCloseable {
    private static final long COMPLAINTS_WINDOW_NANOS = 10_000_000_000L;
    /** More than any plugin gets that does not listen to what complaints cause. */
    private static final int COMPLAINTS_OF_A_LOOP = 1000;

    private enum State {
        OPEN,
        FROZEN,
        ENDED
    }

    private final Map<Long, PendingAnswer> answers = new ConcurrentHashMap<>();
    private final List<String> subscriptions = new CopyOnWriteArrayList<>();
    private final AtomicLong nextRequest = new AtomicLong();
    private final AtomicLong framesHeard = new AtomicLong();
    private final String plugin;
    private final SimulatedRelease release;
    private final FrameSource frames;
    private final Gate gate = new Gate();
    private final InputStream fromHelper;
    private final OutputStream toHelper;
    private final HelperInput input;
    private final FrameNumbering numbering;
    private final Supplier<String> token;
    private final boolean losesRaces;
    private final Listener listener;
    private final Thread thread = new Thread(this::readUntilEnd, "simulated-kismet-reader");
    private final Object stateLock = new Object();
    /** Of the event bus's one thread. */
    private long complainedIn;
    private int complaints;
    private volatile State state = State.OPEN;
    /** Set when the listener knows all there is to know. */
    private volatile boolean over;

    /** Learns what happens on the connection; called from its threads. */
    public interface Listener {
        void message(Message message);

        /** A helper published an event; the JSON is what its listeners get. */
        void published(PublishEvent event, String deliveredJson);

        /**
         * A helper registered a route.
         *
         * @throws PatternSyntaxException if the URI is no regular expression
         */
        void registered(RegisterUri registration);

        /** Kismet ignored something without a word. */
        void ignored(String what);

        /** Kismet wrote an error of its own to the message bus. */
        void complained(String error);

        /** Called at most once. */
        void fatality(Fatality fatality);

        /** The helper has gone, or asked Kismet to let it go; called at most once, and not after a fatality. */
        void ended();
    }

    /**
     * Takes hold of the pipes; nothing is read before {@link #start}.
     *
     * @param token gives what a helper gets that asks for one, at the time
     * @param losesRaces whether a helper loses each race that it would win now and then
     */
    public HelperConnection(
            String plugin,
            SimulatedRelease release,
            InputStream fromHelper,
            OutputStream toHelper,
            Supplier<String> token,
            boolean losesRaces,
            Listener listener) {
        this.losesRaces = losesRaces;
        this.plugin = plugin;
        this.release = release;
        this.token = token;
        this.listener = listener;
        this.toHelper = toHelper;
        this.fromHelper = fromHelper;
        frames = new FrameSource(gate.of(fromHelper), release);
        numbering = new FrameNumbering(release);
        input = new HelperInput(toHelper, e -> end());
        thread.setDaemon(true);
    }

    /** Begins to read. */
    public void start() {
        thread.start();
    }

    /** Returns the generation in which the helper is spoken to, or null before its first frame. */
    public @Nullable Generation spoken() {
        return numbering.spoken();
    }

    /** Returns how many frames the helper has sent. */
    public long framesHeard() {
        return framesHeard.get();
    }

    /** Returns whether the pipe is there; it is, for ever, on a frozen connection. */
    public boolean isOpen() {
        return !over;
    }

    /**
     * Forwards a request. On a connection that has ended, or is frozen, the answer never comes: Kismet keeps the route
     * and waits.
     */
    public PendingAnswer forward(String uri, String method, Map<String, String> variables) {
        Generation generation = spoken();
        PendingAnswer answer = new PendingAnswer(
                nextRequest.getAndIncrement(),
                generation == null ? Fatality.Outcome.PLUGIN_KILLED : release.lateHead(generation),
                losesRaces);
        answers.put(answer.id(), answer);
        HttpRequest request = new HttpRequest(answer.id(), uri, method, numbering.writable(variables));
        if (!send(request) && generation != null && release.freezesOverLargeRequests(generation)) {
            freeze("the variables of a request must fit a frame of " + release.sentFrame(generation)
                    + " bytes: a form of 12 000 bytes fits, one of 17 000 bytes does not", request.toString());
        }
        return answer;
    }

    /** Forgets a request, as Kismet does when the browser has gone; a further frame for it ends the helper. */
    public void forget(PendingAnswer answer) {
        answers.remove(answer.id());
        answer.cancel();
    }

    /** Delivers an event to a helper that listens to it: once for each of its listeners. */
    @Override
    public void event(String type, String contentJson) {
        long deliveries = subscriptions.stream().filter(name -> name.equals(type) || name.equals("*")).count();
        for (long i = 0; i < deliveries && state == State.OPEN; i++) {
            deliver(type, contentJson);
        }
    }

    private void deliver(String type, String contentJson) {
        EventNotice event = new EventNotice(Bytes.of("{\"kismet.eventbus.type\": " + TextNode.valueOf(type)
                + ",\"kismet.eventbus.content\": " + contentJson + "}"));
        Generation generation = numbering.spokenOrInitial();
        if (!send(event)) {
            fatal(Fatality.Outcome.PLUGIN_KILLED, "an event must fit a frame of " + release.sentFrame(generation)
                    + " bytes, and one of type " + type + " has " + event.json().size()
                    + " bytes; listen to small events only, not to *", event.name());
        } else if (release.complainsAboutEvents(generation)) {
            complain();
        }
    }

    private void complain() {
        long window = System.nanoTime() / COMPLAINTS_WINDOW_NANOS;
        complaints = window == complainedIn ? complaints + 1 : 1;
        complainedIn = window;
        if (complaints > COMPLAINTS_OF_A_LOOP) {
            freeze("who speaks v2 must not listen to MESSAGE or *: " + release + " writes an error for each event that it"
                    + " sends, and that is such an event again, without end; speak v3", "");
        } else {
            listener.complained("unhandled legacy protocol version 2");
        }
    }

    /** Queues a command; false if it does not fit a frame. */
    private boolean send(Command command) {
        if (state != State.OPEN) {
            return true;
        }
        // Numbered and queued at once: frames go out in the order of their numbers.
        synchronized (input) {
            try {
                input.add(numbering.encode(command));
                return true;
            } catch (FrameTooLargeException e) {
                return false;
            }
        }
    }

    private void readUntilEnd() {
        try {
            for (RawFrame frame = frames.next(); frame != null && state == State.OPEN; frame = frames.next()) {
                accept(frame);
                gate.await();
            }
        } catch (BrokenRuleException e) {
            fatal(Fatality.Outcome.PLUGIN_KILLED, e.getMessage(), e.frame());
        } catch (IOException e) {
            // The helper has gone.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            end();
        }
    }

    private void accept(RawFrame raw) throws BrokenRuleException, InterruptedException {
        Frame frame = read(raw);
        numbering.heard(raw.generation());
        framesHeard.incrementAndGet();
        if (frame != null) {
            handle(frame);
        }
    }

    /** Returns what Kismet acts on; null if that is nothing. */
    private @Nullable Frame read(RawFrame raw) throws BrokenRuleException {
        V3Reading.Taken taken;
        try {
            taken = raw.generation() == Generation.V3 ? V3Reading.read(raw.bytes()) : null;
        } catch (BrokenRuleException e) {
            throw new BrokenRuleException(e.getMessage(), WireDump.bytes(raw.bytes()));
        }
        if (taken == null) {
            return decode(raw);
        }
        if (taken.ignored() != null) {
            listener.ignored(taken.ignored());
        }
        return taken.command() == null ? null : raw.with(taken.command());
    }

    private @Nullable Frame decode(RawFrame raw) throws BrokenRuleException {
        try {
            return new FrameReader(new ByteArrayInputStream(raw.bytes()), raw.generation()).read();
        } catch (IOException e) {
            throw new BrokenRuleException(
                    release + " cannot parse a frame: " + e.getMessage(), WireDump.bytes(raw.bytes()));
        }
    }

    private void handle(Frame frame) throws InterruptedException {
        Command command = frame.command();
        if (command instanceof Ping) {
            // Kismet 2025-09 takes the ping's code for its number, and a number of its own where that is 0.
            send(new Pong(frame.generation() == Generation.V3 ? frame.code() : frame.seqno()));
        } else if (command instanceof RegisterUri register) {
            register(register, frame);
        } else if (command instanceof HttpResponse response) {
            respond(response, frame);
        } else if (command instanceof RegisterEvents register) {
            register.types().forEach(this::listen);
        } else if (command instanceof AuthRequest) {
            send(new AuthReply(token.get()));
        } else if (command instanceof Message message) {
            listener.message(message);
        } else if (command instanceof PublishEvent event) {
            listener.published(event, release.losesPublishedJson(frame.generation()) ? event.type() : event.json());
        } else if (command instanceof Shutdown shutdown) {
            listener.message(new Message(Severity.INFO, plugin + " ends: " + WireDump.word(shutdown.reason())));
            end();
        } else if (command instanceof UnknownCommand) {
            listener.ignored("a command that " + release + " does not know: " + command.name());
        }
    }

    private void listen(String type) {
        if (!release.keepsReplacedListeners()) {
            subscriptions.remove(type);
        }
        subscriptions.add(type);
    }

    private void register(RegisterUri registration, Frame frame) {
        try {
            listener.registered(registration);
        } catch (PatternSyntaxException e) {
            fatal(Fatality.Outcome.KISMET_ABORTED, "a registered URI must be a regular expression, was "
                    + WireDump.word(registration.uri()), WireDump.line(frame));
        }
    }

    private void respond(HttpResponse response, Frame frame) throws InterruptedException {
        PendingAnswer answer = answers.get(response.id());
        if (answer == null) {
            fatal(Fatality.Outcome.PLUGIN_KILLED, "a frame must belong to a request that is waiting; request "
                    + response.id() + " is not: it was closed, or its browser has gone", WireDump.line(frame));
            return;
        }
        if (response.close()) {
            answers.remove(response.id());
        }
        PendingAnswer.Broken broken = answer.accept(response);
        if (broken == null) {
            answer.awaitWritten();
        } else {
            fatal(broken.outcome(), broken.rule(), WireDump.line(frame));
        }
    }

    private void fatal(Fatality.Outcome outcome, String rule, String frame) {
        if (leave(State.OPEN, State.ENDED)) {
            listener.fatality(new Fatality(outcome, release, plugin, rule, frame));
            closePipes();
        }
    }

    private void freeze(String rule, String frame) {
        if (leave(State.OPEN, State.FROZEN)) {
            input.hold();
            gate.close();
            listener.fatality(
                    new Fatality(Fatality.Outcome.PLUGIN_FROZEN, release, plugin, rule, frame));
        }
    }

    private void end() {
        if (leave(State.OPEN, State.ENDED)) {
            closePipes();
            listener.ended();
        }
    }

    private boolean leave(State from, State to) {
        synchronized (stateLock) {
            if (state != from) {
                return false;
            }
            state = to;
            return true;
        }
    }

    private void closePipes() {
        over = true;
        answers.values().forEach(PendingAnswer::cancel);
        input.close();
        PipeEnd.close(toHelper);
        PipeEnd.close(fromHelper);
    }

    /** Stops reading what the helper writes, so that its pipe fills, until {@link #resumeReading}. */
    public void stopReading() {
        gate.close();
    }

    /** Reads again what the helper writes. */
    public void resumeReading() {
        if (state == State.OPEN) {
            gate.open();
        }
    }

    /** Makes what is written to the helper from now on arrive later. */
    public void delayInput(Duration delay) {
        input.delay(delay);
    }

    /** Holds back what is written to the helper. */
    public void holdInput() {
        input.hold();
    }

    /** Lets go of what was held back, in order or the last frame first. */
    public void releaseInput(boolean reversed) {
        if (state == State.OPEN) {
            input.release(reversed);
        }
    }

    /** Does what Kismet does to a helper that is stopped: it takes it for one that has exited. */
    public void helperIsSuspended() {
        fatal(Fatality.Outcome.PLUGIN_KILLED, "a helper must not be stopped (SIGSTOP): within a second Kismet takes it"
                + " for one that has exited", "");
    }

    /** Ends the connection, also a frozen one, and every wait for an answer. */
    @Override
    public void close() {
        gate.open();
        if (leave(State.OPEN, State.ENDED) || leave(State.FROZEN, State.ENDED)) {
            closePipes();
        }
        answers.values().forEach(PendingAnswer::cancel);
    }
}
