package io.github.kismetexternal.testkit;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.RegisterUri;
import io.github.kismetexternal.command.Severity;
import io.github.kismetexternal.testkit.internal.event.EventBus;
import io.github.kismetexternal.testkit.internal.launch.Helper;
import io.github.kismetexternal.testkit.internal.launch.HelperSearch;
import io.github.kismetexternal.testkit.internal.launch.PluginDirectory;
import io.github.kismetexternal.testkit.internal.launch.PluginSource;
import io.github.kismetexternal.testkit.internal.pipe.HelperConnection;
import io.github.kismetexternal.testkit.internal.record.Recorder;
import io.github.kismetexternal.testkit.internal.record.Recording;
import io.github.kismetexternal.testkit.internal.rest.RestApi;
import io.github.kismetexternal.testkit.internal.route.Route;
import io.github.kismetexternal.testkit.internal.route.RouteTable;
import io.github.kismetexternal.testkit.internal.web.Access;
import io.github.kismetexternal.testkit.internal.web.HelperEndpoint;
import io.github.kismetexternal.testkit.internal.web.LoadedPlugin;
import io.github.kismetexternal.testkit.internal.web.PluginPages;
import io.github.kismetexternal.testkit.internal.web.StaticFiles;
import io.github.kismetexternal.testkit.internal.web.WebServer;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A Kismet without radio: starts plugins the way Kismet does, as processes with two real pipes, and serves their pages
 * on a real port. What would end a plugin in a real Kismet ends it here, and is kept as a {@link Fatality}.
 *
 * <p>Safe for use by several threads; several simulators can run in one JVM. {@link #close} leaves no process, thread
 * or file behind.
 */
public final class KismetSimulator implements AutoCloseable {
    private static final String PROTOCOL_VARIABLE = "KISMET_EXTERNAL_PROTOCOL";

    private final SimulatorBuilder builder;
    private final SimulatedRelease release;
    private final String user;
    private final String password;
    private final boolean strict;
    private final Consumer<String> echo;
    private final Access access;
    private final EventBus events = new EventBus();
    private final MessageBus messages;
    private final RestApi rest;
    private final RouteTable routes = new RouteTable();
    private final List<PluginDirectory> directories = new ArrayList<>();
    private final List<LoadedPlugin> loaded = new CopyOnWriteArrayList<>();
    private final List<SimulatedPlugin> plugins = new CopyOnWriteArrayList<>();
    private final Fatalities fatalities = new Fatalities();
    private final ReentrantLock lifecycle = new ReentrantLock();
    private volatile boolean gone;
    private final EventClock clock;
    private volatile @Nullable WebServer web;
    private volatile @Nullable URI url;

    private KismetSimulator(SimulatorBuilder builder, Access access) {
        this.builder = builder;
        this.access = access;
        release = builder.release;
        user = builder.user;
        password = builder.password;
        strict = builder.strict;
        echo = Guarded.of(builder.echo);
        Consumer<Message> sink = Guarded.of(builder.messageSink);
        clock = new EventClock(events, echo);
        rest = new RestApi(release, builder.samples.load(), Clock.systemUTC());
        messages = new MessageBus(release, events, Clock.systemUTC(), message -> {
            rest.addMessage(message.severity().flag(), message.text(), Instant.now());
            echo.accept(message.severity() + " - " + message.text());
            sink.accept(message);
        });
        rest.onFault(this::killLater);
        rest.sendAlertsTo((content, text) -> {
            events.publish("ALERT", content);
            messages.add(new Message(Severity.ALERT, text));
        });
    }

    static KismetSimulator start(SimulatorBuilder builder) throws IOException {
        return start(builder, Access.ofUser(builder.release, builder.user, builder.password));
    }

    private static KismetSimulator start(SimulatorBuilder builder, Access access) throws IOException {
        KismetSimulator kismet = new KismetSimulator(builder, access);
        // A plugin may make Kismet abort at once: that waits until all is there that it ends.
        kismet.lifecycle.lock();
        try {
            kismet.load(builder);
            WebServer server = kismet.listen(builder);
            if (kismet.release.startsPluginsFirst()) {
                kismet.startPlugins(builder);
                kismet.startWeb(server);
            } else {
                kismet.startWeb(server);
                kismet.startPlugins(builder);
            }
            kismet.clock.everySecond(() -> kismet.plugins.forEach(SimulatedPlugin::reap));
            kismet.clock.start(builder.events.entries(kismet.rest.liveEvents()));
            return kismet;
        } catch (IOException | RuntimeException e) {
            kismet.close();
            throw e;
        } finally {
            kismet.lifecycle.unlock();
        }
    }

    /**
     * Begins a simulator without plugins.
     *
     * @return a builder to which plugins are to be added
     */
    public static SimulatorBuilder builder() {
        return new SimulatorBuilder();
    }

    /**
     * Begins a simulator for a plugin.
     *
     * @param plugin the plugin's directory, with {@code manifest.conf} and its launcher
     * @return a builder with that plugin
     */
    public static SimulatorBuilder of(Path plugin) {
        return builder().plugin(plugin);
    }

    /** Reads all plugins before anything runs: a manifest that Kismet would refuse is the author's first concern. */
    private void load(SimulatorBuilder builder) {
        for (PluginSource source : builder.plugins) {
            source.directory(release).ifPresent(directory -> {
                requireOwnModule(source, directory);
                directories.add(directory);
                loaded.add(new LoadedPlugin(
                        directory.name(),
                        directory.description(),
                        directory.author(),
                        directory.version(),
                        directory.helper().orElse(""),
                        directory.dirname(),
                        directory.path() + "/",
                        directory.script().map(PluginDirectory.Script::module).orElse(""),
                        directory.script().map(PluginDirectory.Script::path).orElse("")));
                directory.complaints().forEach(echo);
            });
        }
    }

    private void requireOwnModule(PluginSource source, PluginDirectory directory) {
        String module = directory.script().map(PluginDirectory.Script::module).orElse("");
        if (!module.isEmpty() && loaded.stream().anyMatch(other -> other.jsModule().equals(module))) {
            throw new IllegalArgumentException("plugin (" + source.name() + ") must have a module of its own in js=,"
                    + " was '" + module + "', as another plugin's; Kismet skips the second, and does not start its helper");
        }
    }

    /** Takes the port, which plugins are told, also those that are started first. */
    private WebServer listen(SimulatorBuilder builder) throws IOException {
        WebServer server = WebServer.listen(
                release, routes, access, events, builder.address, builder.port, builder.uriPrefix);
        url = server.url();
        web = server;
        return server;
    }

    private void startWeb(WebServer server) throws IOException {
        access.addRoutes(routes);
        rest.routes().forEach(routes::add);
        PluginPages.addRoutes(routes, release, () -> loaded);
        for (PluginDirectory plugin : directories) {
            server.serve(new StaticFiles("/plugin/" + plugin.dirname() + "/", plugin.staticFiles()));
        }
        server.start();
    }

    private void startPlugins(SimulatorBuilder builder) throws IOException {
        Map<String, String> environment = new HashMap<>(builder.environment);
        Generation generation = builder.generation.orElseGet(release::newestGeneration);
        environment.putIfAbsent(PROTOCOL_VARIABLE, generation.label());
        environment.putIfAbsent(SimulatorBuilder.REST_URL, url().toString());
        Optional<HelperSearch> search = builder.helperSearch.get(release);
        for (PluginSource source : builder.plugins) {
            Optional<Helper> helper = source.start(release, search, environment);
            if (helper.isPresent()) {
                startPlugin(source.name(), helper.get(), builder);
            }
        }
    }

    private void startPlugin(String name, Helper helper, SimulatorBuilder builder) throws IOException {
        Recorder recorder;
        try {
            recorder = recorder(builder, name);
        } catch (IOException | RuntimeException e) {
            helper.close();
            throw e;
        }
        SimulatedPlugin plugin = new SimulatedPlugin(name, release, helper, recorder, new Host());
        plugins.add(plugin);
        events.add(plugin.connection());
        plugin.start();
    }

    private @Nullable Recorder recorder(SimulatorBuilder builder, String plugin) throws IOException {
        if (builder.recording.isEmpty()) {
            return null;
        }
        Map<String, String> attributes = Map.of(
                Recording.RELEASE, release.label(),
                Recording.PLUGIN, plugin,
                Recording.STARTED, Instant.now().toString());
        return Recorder.to(builder.recording.get(), attributes, echo);
    }

    /** {@return the release that is imitated} */
    public SimulatedRelease release() {
        return release;
    }

    /** {@return the web server's URL, which ends in a slash} */
    public URI url() {
        return Objects.requireNonNull(url, "the web server listens once the simulator has started");
    }

    /** {@return the URLs of the plugins' own files, each of which ends in a slash} */
    public List<URI> pluginUrls() {
        return directories.stream().map(plugin -> url().resolve("plugin/" + plugin.dirname() + "/")).toList();
    }

    /** {@return a client that is signed in as administrator} */
    public KismetClient client() {
        return new KismetClient(url(), user, password);
    }

    /**
     * {@return the plugin, where there is one only}
     *
     * @throws IllegalStateException if there is none, or several
     */
    public SimulatedPlugin plugin() {
        List<SimulatedPlugin> all = plugins();
        if (all.size() != 1) {
            throw new IllegalStateException("one plugin must run, but " + all.size() + " do; ask for plugins()");
        }
        return all.get(0);
    }

    /** {@return the plugins that have a helper, in the order of their start} */
    public List<SimulatedPlugin> plugins() {
        return List.copyOf(plugins);
    }

    /** {@return what reached the message bus so far} */
    public List<Message> messages() {
        return messages.all();
    }

    /** {@return the rules that plugins broke so far, in order; the last one may have ended Kismet itself} */
    public List<Fatality> fatalities() {
        return fatalities.all();
    }

    /**
     * Takes the rules that plugins broke since the last call, so that a test that provokes them does not fail because
     * of them.
     *
     * @return what was broken, in order; empty if nothing was
     */
    public List<Fatality> takeFatalities() {
        return fatalities.take();
    }

    /**
     * Waits for a plugin to break a rule, and takes that.
     *
     * @param time how long to wait at most
     * @return the first that was not taken before
     * @throws TimeoutException if none does within the time
     * @throws InterruptedException if the thread is interrupted
     */
    public Fatality awaitFatality(Duration time) throws InterruptedException, TimeoutException {
        return fatalities.await(time);
    }

    /** {@return whether Kismet itself has gone: aborted, or killed with {@link #kill}} */
    public boolean isGone() {
        return gone;
    }

    /**
     * Raises an event, for whoever listens to it. Returns before it is delivered.
     *
     * @param type the event's name
     * @param contentJson the event's content: a JSON object with a field of the event's name
     */
    public void raise(String type, String contentJson) {
        events.publish(type, contentJson);
    }

    /**
     * Cuts all connections to the event websocket without a word, as a network does. Whoever connects again is let in.
     *
     * @throws IllegalStateException if the web server has not started
     */
    public void cutWebsockets() {
        WebServer server = web;
        if (server == null) {
            throw new IllegalStateException("websockets can be cut once the simulator has started");
        }
        server.cutWebsockets();
    }

    /**
     * Raises an alert of Kismet's own: an event, a message and an entry of the list of alerts.
     *
     * @param name of a kind that Kismet defines, such as {@code APSPOOF}
     * @param text what the alert says, for people
     * @throws IllegalArgumentException if there is no such kind
     */
    public void alert(String name, String text) {
        rest.liveEvents().alert(name, text);
    }

    /**
     * Lets an access point of the {@link SampleData sample data} be seen now, with a network of that name: who asks
     * Kismet for its devices is told so. Raises no event.
     *
     * @param mac such as {@code 02:4B:50:00:00:01}
     * @param ssid anything; a real Kismet has it from the air
     * @throws IllegalArgumentException if there is no such access point
     */
    public void hear(String mac, String ssid) {
        rest.hear(mac, ssid);
    }

    /**
     * Puts a message of Kismet's own on the message bus.
     *
     * @param message what it says, and how bad it is
     */
    public void message(Message message) {
        messages.add(message);
    }

    /** Ends Kismet as SIGKILL does: connections and pipes break, helpers are left to themselves. */
    public void kill() {
        lifecycle.lock();
        try {
            if (!gone) {
                gone = true;
                List<Runnable> steps = new ArrayList<>(List.of(clock::close, this::closeWeb));
                plugins.forEach(plugin -> steps.add(plugin::abandon));
                Steps.all(steps);
            }
        } finally {
            lifecycle.unlock();
        }
    }

    /** Not on the calling thread, which reads a pipe or answers a request: those are waited for. */
    private void killLater() {
        Thread thread = new Thread(this::kill, "simulated-kismet-abort");
        thread.setDaemon(true);
        thread.start();
    }

    /** Ends everything and leaves nothing behind. A plugin that does not end at the end of its pipe is killed. */
    @Override
    public void close() {
        List<Runnable> steps = new ArrayList<>(List.of(this::kill));
        plugins.forEach(plugin -> steps.add(plugin::close));
        steps.add(events::close);
        Steps.all(steps);
    }

    /**
     * Starts another Kismet in the place of this one, which must have been closed: with the same settings, on the same
     * port, with the plugins as they are now. As Kismet keeps its sessions in a file, whoever is signed in stays so.
     *
     * @throws IllegalArgumentException if Kismet would not load a plugin, or not find or start its helper
     * @throws IOException if a helper cannot be started, the port was taken meanwhile, or the recording cannot be
     *     written
     */
    KismetSimulator startAgain() throws IOException {
        return start(builder.port(url().getPort()), access);
    }

    private void closeWeb() {
        WebServer server = web;
        if (server != null) {
            server.close();
        }
    }

    private final class Host implements SimulatedPlugin.Host {
        @Override
        public String token() {
            return access.helperToken();
        }

        @Override
        public boolean isStrict() {
            return strict;
        }

        @Override
        public void message(Message message) {
            messages.add(message);
        }

        @Override
        public void event(String type, String json) {
            events.publish(type, "{\"kismet.eventbus.event_json\": " + TextNode.valueOf(json) + "}");
        }

        @Override
        public Route route(HelperConnection helper, RegisterUri registration) {
            Route route = Route.ofHelper(
                    registration.uri(), registration.method(), new HelperEndpoint(helper, release));
            routes.add(route);
            return route;
        }

        @Override
        public void fatality(Fatality fatality) {
            fatalities.add(fatality);
            echo.accept(fatality.toString());
            if (fatality.outcome() == Fatality.Outcome.KISMET_ABORTED) {
                killLater();
            }
        }

        @Override
        public void console(String plugin, String line) {
            echo.accept(line);
        }

        @Override
        public void later(Duration delay, Runnable task) {
            clock.later(delay, task);
        }
    }
}
