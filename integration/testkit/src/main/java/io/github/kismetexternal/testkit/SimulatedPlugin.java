package io.github.kismetexternal.testkit;

import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.PublishEvent;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.testkit.internal.launch.Console;
import io.github.kismetexternal.testkit.internal.launch.Helper;
import io.github.kismetexternal.testkit.internal.launch.Log;
import io.github.kismetexternal.testkit.internal.pipe.HelperConnection;
import io.github.kismetexternal.testkit.internal.launch.PipeEnd;
import io.github.kismetexternal.testkit.internal.record.Recorder;
import io.github.kismetexternal.testkit.internal.route.Route;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A plugin that a {@link KismetSimulator} has started: what it did so far, and what can be done to it. Safe for use by
 * several threads.
 *
 * <p>A helper that has ended, or was killed, is never started again; its routes stay, and requests to them hang.
 */
public final class SimulatedPlugin {
    /** Longer than Kismet takes, so that the exit status of a helper that ends by itself can be told. */
    private static final Duration UNTIL_KILLED = Duration.ofMillis(250);
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long CHATTY_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long STEP_MILLIS = 10;
    private static final long END_MILLIS = 2000;
    private static final long LAST_WORDS_MILLIS = 100;

    private final Log<Message> messages = new Log<>();
    private final Log<PublishEvent> published = new Log<>();
    private final Log<RegisterUri> registrations = new Log<>();
    private final Log<String> ignored = new Log<>();
    private final String name;
    private final SimulatedRelease release;
    private final Helper helper;
    private final @Nullable Recorder recorder;
    private final Host host;
    private final Console console;
    private final HelperConnection connection;
    private volatile boolean endedOnPurpose;
    private volatile Optional<Fatality> fatality = Optional.empty();

    /** The Kismet that the plugin runs in. */
    interface Host {
        /** Returns the token that helpers get. */
        String token();

        boolean isStrict();

        void message(Message message);

        void event(String type, String contentJson);

        /**
         * Adds a route.
         *
         * @throws PatternSyntaxException if the URI is no regular expression
         */
        Route route(HelperConnection helper, RegisterUri registration);

        void fatality(Fatality fatality);

        void console(String plugin, String line);

        void later(Duration delay, Runnable task);
    }

    SimulatedPlugin(String name, SimulatedRelease release, Helper helper, @Nullable Recorder recorder, Host host) {
        this.name = name;
        this.release = release;
        this.helper = helper;
        this.host = host;
        this.recorder = recorder;
        console = new Console(helper.console(), line -> host.console(name, line));
        connection = new HelperConnection(
                name,
                release,
                recorder == null ? helper.fromHelper() : recorder.ofHelper(helper.fromHelper()),
                recorder == null ? helper.toHelper() : recorder.toHelper(helper.toHelper()),
                host::token,
                host.isStrict(),
                new Listener());
    }

    /** {@return the name of the plugin's directory, or of its launcher where there is none} */
    public String name() {
        return name;
    }

    /** {@return the helper's process} */
    public ProcessHandle process() {
        return helper.handle();
    }

    /** {@return the generation that the helper speaks, once it has said something} */
    public Optional<Generation> generation() {
        return Optional.ofNullable(connection.spoken());
    }

    /** {@return whether Kismet still has the helper} A frozen one counts: nothing tells Kismet. */
    public boolean isConnected() {
        return connection.isOpen();
    }

    /** {@return what the plugin sent to the message bus so far} */
    public List<Message> messages() {
        return messages.all();
    }

    /** {@return the events that the plugin published so far} */
    public List<PublishEvent> published() {
        return published.all();
    }

    /** {@return the routes that the plugin registered so far, in Kismet's form} */
    public List<RegisterUri> registrations() {
        return registrations.all();
    }

    /** {@return the lines that the plugin printed so far} */
    public List<String> console() {
        return console.lines();
    }

    /** {@return the rule that the plugin broke, if it did: after that it is dead, or frozen} */
    public Optional<Fatality> fatality() {
        return fatality;
    }

    /** {@return what Kismet ignored without a word, such as a command it does not know} */
    public List<String> ignored() {
        return ignored.all();
    }

    /**
     * Waits until the helper has said something and is quiet again, which is when its routes are there. One that is
     * never quiet is ready 2 s after it began to speak.
     *
     * @param time how long to wait at most
     * @throws TimeoutException if it says nothing within the time, or ends; the message has what it printed
     * @throws InterruptedException if the thread is interrupted
     */
    public void awaitReady(Duration time) throws InterruptedException, TimeoutException {
        long begin = System.nanoTime();
        long spoke = begin;
        long changed = begin;
        long heard = 0;
        while (heard == 0 || changed - spoke < CHATTY_NANOS && System.nanoTime() - changed < QUIET_NANOS) {
            if (!connection.isOpen()) {
                throw new TimeoutException(earlyEnd());
            }
            if (System.nanoTime() - begin > time.toNanos()) {
                throw new TimeoutException("the plugin " + name + " must register something within "
                        + time.toSeconds() + " s; " + printed());
            }
            Thread.sleep(STEP_MILLIS);
            long now = connection.framesHeard();
            if (now != heard) {
                changed = System.nanoTime();
                spoke = heard == 0 ? changed : spoke;
                heard = now;
            }
        }
    }

    private String earlyEnd() throws InterruptedException {
        int status = helper.awaitExit(END_MILLIS, TimeUnit.MILLISECONDS);
        // What was printed last takes its own way.
        Thread.sleep(LAST_WORDS_MILLIS);
        return "the plugin " + name + (status < 0 ? " closed its pipe" : " ended with exit status " + status)
                + (registrations().isEmpty() ? " before it registered anything" : " before it was ready")
                + fatality.map(broken -> "; " + broken).orElse("") + "; " + printed();
    }

    private String printed() {
        return "it printed: " + String.join("\n", console.lines());
    }

    /**
     * Waits for the end of the helper's process.
     *
     * @param time how long to wait at most
     * @return its exit status, or -1 if it still runs after the time
     * @throws InterruptedException if the thread is interrupted
     */
    public int awaitExit(Duration time) throws InterruptedException {
        return helper.awaitExit(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** {@return whether a test itself ended the helper: by {@link #closePipe}, {@link #suspend} or with its Kismet} */
    public boolean endedOnPurpose() {
        return endedOnPurpose;
    }

    /** Closes the pipe to the helper, which is all it sees of a Kismet that ends in an orderly way. */
    public void closePipe() {
        endedOnPurpose = true;
        PipeEnd.close(helper.toHelper());
    }

    /**
     * Tells that a test is about to end the plugin by means of its own, such as {@link #process} or a page that stops
     * it. A {@link io.github.kismetexternal.testkit.junit.KismetPluginTest} would fail otherwise.
     */
    public void expectEnd() {
        endedOnPurpose = true;
    }

    /** Stops reading what the helper writes, so that its pipe fills and its writes wait. */
    public void stopReading() {
        connection.stopReading();
    }

    /** Reads again what the helper writes. */
    public void resumeReading() {
        connection.resumeReading();
    }

    /**
     * Makes each frame to the helper arrive later than it was sent, from now on.
     *
     * @param delay 0 or more
     */
    public void delayInput(Duration delay) {
        connection.delayInput(delay);
    }

    /** Holds back the frames to the helper until they are released. */
    public void holdInput() {
        connection.holdInput();
    }

    /** Delivers the frames that were held back. */
    public void releaseInput() {
        connection.releaseInput(false);
    }

    /**
     * Delivers the frames that were held back, the last one first: requests, events and pongs have no order among each
     * other that a plugin may count on.
     */
    public void releaseInputReversed() {
        connection.releaseInput(true);
    }

    /**
     * Stops the helper's process with SIGSTOP. Kismet takes a stopped helper for one that has exited, and kills it
     * within a second.
     *
     * @throws IOException if the signal cannot be sent
     * @throws UnsupportedOperationException if the plugin runs in this JVM
     * @throws InterruptedException if the thread is interrupted
     */
    public void suspend() throws IOException, InterruptedException {
        endedOnPurpose = true;
        helper.suspend();
    }

    /** Begins to listen to the helper. */
    void start() {
        connection.start();
    }

    HelperConnection connection() {
        return connection;
    }

    /** Looks after the process as Kismet does once a second. */
    void reap() {
        if (connection.isOpen() && helper.isSuspended()) {
            connection.helperIsSuspended();
        }
    }

    /** Leaves the helper to itself, as a Kismet that is gone does: all it sees is the end of its pipes. */
    void abandon() {
        endedOnPurpose = true;
        connection.close();
    }

    void close() {
        endedOnPurpose = true;
        connection.close();
        helper.close();
        if (recorder != null) {
            try {
                recorder.close();
            } catch (IOException e) {
                host.console(name, "the recording may lack its end: " + e.getMessage());
            }
        }
    }

    private final class Listener implements HelperConnection.Listener {
        @Override
        public void message(Message message) {
            messages.add(message);
            host.message(message);
        }

        @Override
        public void published(PublishEvent event, String deliveredJson) {
            published.add(event);
            host.event(event.type(), deliveredJson);
        }

        @Override
        public void registered(RegisterUri registration) {
            Route route = host.route(connection, registration);
            registrations.add(registration);
            if (route.methods().contains(Route.UNKNOWN_METHOD)) {
                ignored("the method " + registration.method() + " of " + registration.uri()
                        + ", so that every request to it gets 405; it must be one method in upper case");
            } else if (!route.canMatch()) {
                ignored("the URI " + registration.uri() + ", which matches nothing: it has a group of its own");
            }
        }

        @Override
        public void ignored(String what) {
            ignored.add(what);
            host.console(name, release + " ignores " + what);
        }

        @Override
        public void complained(String error) {
            host.message(new Message(Severity.ERROR, error));
        }

        /** Kismet kills a helper that has closed its pipe or asked for its end, within milliseconds. */
        @Override
        public void ended() {
            if (!endedOnPurpose) {
                host.later(UNTIL_KILLED, () -> helper.kill(release.death()));
            }
        }

        @Override
        public void fatality(Fatality broken) {
            fatality = Optional.of(broken);
            if (broken.outcome() == Fatality.Outcome.PLUGIN_KILLED) {
                helper.kill(release.death());
            }
            host.fatality(broken);
        }
    }
}
