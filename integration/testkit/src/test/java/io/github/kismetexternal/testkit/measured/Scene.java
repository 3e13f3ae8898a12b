package io.github.kismetexternal.testkit.measured;

import io.github.kismetexternal.command.Bytes;
import io.github.kismetexternal.command.Command;
import io.github.kismetexternal.command.HttpRequest;
import io.github.kismetexternal.command.HttpResponse;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.command.Pong;
import io.github.kismetexternal.testkit.EventSchedule;
import io.github.kismetexternal.testkit.Fatality;
import io.github.kismetexternal.testkit.KismetSimulator;
import io.github.kismetexternal.testkit.ProbePlugin;
import io.github.kismetexternal.testkit.SimulatedPlugin;
import io.github.kismetexternal.testkit.SimulatorBuilder;
import io.github.kismetexternal.wire.Frame;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A Kismet of one profile with a plugin in it that does what the check says. Kismet starts at the first use, so that a
 * check can first change the plugin's files. For one thread.
 */
final class Scene implements AutoCloseable {
    private static final int NOTICE_MILLIS = 400;
    private static final int QUIET_MILLIS = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Profile profile;
    private final ProbePlugin probe;
    private @Nullable KismetSimulator kismet;
    private @Nullable Browser browser;
    private @Nullable URI url;

    Scene(Profile profile, Path directory) throws IOException, InterruptedException {
        this.profile = profile;
        probe = ProbePlugin.create(directory);
    }

    Profile profile() {
        return profile;
    }

    /** Returns the plugin, which does not run before {@link #kismet} was asked for. */
    ProbePlugin plugin() {
        return probe;
    }

    /** Writes a file into the plugin's directory, or beside it. */
    void write(String path, String text) throws IOException {
        Path file = probe.directory().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    KismetSimulator kismet() throws IOException {
        return kismet == null ? start(builder -> builder) : kismet;
    }

    /** Starts Kismet with something changed. */
    KismetSimulator start(UnaryOperator<SimulatorBuilder> change) throws IOException {
        SimulatorBuilder builder = KismetSimulator.of(probe.directory())
                .release(profile.release())
                .generation(profile.generation())
                .events(EventSchedule.silent());
        KismetSimulator started = probe.start(change.apply(builder), profile.generation());
        kismet = started;
        url = started.url();
        return started;
    }

    /** Returns the running plugin. */
    ProbePlugin probe() throws IOException {
        kismet();
        return probe;
    }

    SimulatedPlugin simulated() throws IOException {
        return kismet().plugins().get(0);
    }

    Browser browser() throws IOException {
        if (browser == null) {
            browser = new Browser(kismet().url());
        }
        return browser;
    }

    /** Lets the plugin write a command. Once it was killed, nothing takes that any more. */
    void send(Command command) throws IOException {
        try {
            probe().send(command);
        } catch (IOException e) {
            if (simulated().fatality().isEmpty()) {
                throw e;
            }
        }
    }

    /** Registers a route for GET. */
    void route(String uri) throws Exception {
        route(uri, "GET");
    }

    void route(String uri, String method) throws Exception {
        probe().register(uri, method);
    }

    /** Waits for the next request that reaches the helper. */
    HttpRequest request() throws Exception {
        return probe().nextRequest();
    }

    /** Answers with one frame. */
    void answer(HttpRequest request, String body) throws IOException {
        answer(request, Map.of(), body);
    }

    void answer(HttpRequest request, Map<String, String> headers, String body) throws IOException {
        send(new HttpResponse(request.id(), headers, 200, Bytes.of(body), true));
    }

    /** Lets the plugin echo the request it gets, and returns what it got. */
    HttpRequest forwarded(Browser.Asked asked) throws Exception {
        HttpRequest request = request();
        answer(request, "ok");
        Reply reply = asked.reply();
        if (!reply.toString().equals("200 ok")) {
            throw new AssertionError("the answer must come back, was " + reply);
        }
        return request;
    }

    /** Lets the plugin answer the request if it gets it, and returns what the client gets. */
    Reply served(Browser.Asked asked) throws Exception {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); !asked.isAnswered() && System.nanoTime() < end; ) {
            HttpRequest request = probe().requestWithin(5);
            if (request != null) {
                answer(request, "ok");
            }
        }
        return asked.reply();
    }

    /**
     * Waits until Kismet has taken what was written, and gives the web server the time to see that a client has gone,
     * whose connection can stay a moment in processes that are just being started.
     */
    void letItNotice() throws Exception {
        if (isAnswered()) {
            TimeUnit.MILLISECONDS.sleep(NOTICE_MILLIS);
        }
    }

    /** Returns what became of plugin and Kismet after all that was done so far. */
    String fate() throws Exception {
        if (isAnswered()) {
            return "plugin lives";
        }
        Fatality fatality = kismet().awaitFatality(PATIENCE);
        String rule = fatality.rule().replace(profile.release().toString(), "Kismet").split("[,;:] ")[0];
        return switch (fatality.outcome()) {
            case PLUGIN_KILLED -> (isKilled() ? "plugin killed: " : "plugin should be dead: ") + rule;
            case PLUGIN_FROZEN -> (isFrozen() ? "plugin frozen: " : "plugin should be frozen: ") + rule;
            case KISMET_ABORTED -> (isAborted() ? "Kismet aborted: " : "Kismet should be gone: ") + rule;
        };
    }

    /** A pong shows that Kismet took all that was written before the ping. */
    private boolean isAnswered() throws Exception {
        int before = probe().lastSeqno();
        try {
            probe().send(new Ping());
        } catch (IOException e) {
            return false;
        }
        for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; ) {
            if (simulated().fatality().isPresent()) {
                return false;
            }
            if (hearsPongAfter(before)) {
                return true;
            }
        }
        throw new AssertionError("the plugin must get a pong, or its end");
    }

    /** In v3 a pong does not tell its ping, but no other pings are sent there. */
    private boolean hearsPongAfter(int seqno) throws Exception {
        Frame frame = probe().frameWithin(5);
        return frame != null
                && frame.command() instanceof Pong pong
                && (profile.generation() == Generation.V3 || pong.pingSeqno() > seqno);
    }

    private boolean isKilled() throws Exception {
        boolean exited = simulated().awaitExit(PATIENCE) > 0;
        ProbePlugin.await(() -> probe().isAtEnd(), "the end of the pipe");
        return exited && !simulated().isConnected() && !kismet().isGone();
    }

    private boolean isFrozen() throws Exception {
        TimeUnit.MILLISECONDS.sleep(QUIET_MILLIS);
        return simulated().process().isAlive() && !probe().isAtEnd() && !kismet().isGone();
    }

    private boolean isAborted() throws Exception {
        ProbePlugin.await(() -> kismet().isGone() && refusesConnections(), "the end of Kismet");
        ProbePlugin.await(() -> probe().isAtEnd(), "the end of the pipe");
        return true;
    }

    private boolean refusesConnections() throws IOException {
        try {
            new Socket(url.getHost(), url.getPort()).close();
            return false;
        } catch (ConnectException e) {
            return true;
        } catch (SocketException e) {
            // Cut off by the end that is awaited, in the middle of it.
            return false;
        }
    }

    /** Returns how the helper's process ended, as a shell would tell it. */
    String exitStatus() throws Exception {
        return "exit status " + simulated().awaitExit(PATIENCE);
    }

    /** Returns a text of ASCII of this many bytes. */
    static String text(int size) {
        return "x".repeat(size);
    }

    @Override
    public void close() throws IOException {
        if (browser != null) {
            browser.close();
        }
        probe.close();
    }
}
