package io.github.kismetexternal.testkit;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.command.PublishEvent;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A Kismet with one plugin: starts the plugin's launcher with two real pipes and serves its pages on a real
 * port, on loopback and without login. Raises a TIMESTAMP event every second. Safe for use by several threads; several
 * simulators can run in one JVM.
 */
public final class KismetSimulator implements AutoCloseable {
    private static final String PROTOCOL_VARIABLE = "KISMET_EXTERNAL_PROTOCOL";

    private final String dirname;
    private final SimulatedRelease release;
    private final HelperProcess process;
    private final HelperConnection connection;
    private final WebServer web;
    private final Console console;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final List<PublishEvent> published = new CopyOnWriteArrayList<>();
    private final List<Fatality> fatalities = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "simulated-kismet-clock");
        thread.setDaemon(true);
        return thread;
    });

    private KismetSimulator(Builder builder) throws IOException {
        PluginDirectory plugin = PluginDirectory.read(builder.plugin);
        dirname = plugin.dirname();
        release = builder.release;
        Generation generation = builder.generation == null ? release.newestGeneration() : builder.generation;
        Map<String, String> environment = new HashMap<>(Map.of(PROTOCOL_VARIABLE, generation.label()));
        environment.putAll(builder.environment);
        process = HelperProcess.start(plugin.launcher(), environment);
        console = new Console(process.console(), builder.echo);
        connection = new HelperConnection(
                release, process.fromHelper(), process.toHelper(), randomToken(), new Record(builder.echo));
        try {
            web = WebServer.start(release, connection, new StaticFiles(plugin), "127.0.0.1", builder.port);
        } catch (IOException | RuntimeException e) {
            connection.close();
            process.close();
            throw e;
        }
        clock.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }

    /**
     * Begins a simulator for a plugin.
     *
     * @param plugin the plugin's directory, with {@code manifest.conf} and its launcher
     */
    public static Builder of(Path plugin) {
        return new Builder(plugin);
    }

    /** Collects what a simulator is to be like. For one thread. */
    public static final class Builder {
        private final Path plugin;
        private final Map<String, String> environment = new HashMap<>();
        private SimulatedRelease release = SimulatedRelease.R2025_09;
        private @Nullable Generation generation;
        private int port;
        private Consumer<String> echo = line -> {};

        private Builder(Path plugin) {
            this.plugin = plugin.toAbsolutePath().normalize();
        }

        /** Sets the port of the web server; 0, the default, takes any that is free. */
        public Builder port(int newPort) {
            port = newPort;
            return this;
        }

        /** Sets the release to imitate; 2025-09 is the default. */
        public Builder release(SimulatedRelease newRelease) {
            release = newRelease;
            return this;
        }

        /** Sets the generation that the plugin is told to speak; the default is the newest that the release takes. */
        public Builder generation(Generation newGeneration) {
            generation = newGeneration;
            return this;
        }

        /** Adds a variable to the environment of the plugin. */
        public Builder environment(String name, String value) {
            environment.put(name, value);
            return this;
        }

        /** Sets who gets each line that the plugin prints, and each message and fatality. */
        public Builder echo(Consumer<String> newEcho) {
            echo = newEcho;
            return this;
        }

        /**
         * Starts the plugin and the web server.
         *
         * @throws IllegalArgumentException if Kismet would not load the plugin
         * @throws IOException if the launcher cannot be started or the port is taken
         */
        public KismetSimulator start() throws IOException {
            return new KismetSimulator(this);
        }
    }

    /** Returns the web server's URL, which ends in a slash. */
    public URI url() {
        return web.url();
    }

    /** Returns the URL of the plugin's own files, which ends in a slash. */
    public URI pluginUrl() {
        return url().resolve("plugin/" + dirname + "/");
    }

    /** Returns the plugin's process. */
    public ProcessHandle helper() {
        return process.handle();
    }

    /** Returns what the plugin sent to the message bus so far. */
    public List<Message> messages() {
        return List.copyOf(messages);
    }

    /** Returns the events that the plugin published so far. */
    public List<PublishEvent> published() {
        return List.copyOf(published);
    }

    /** Returns the rules that the plugin broke so far; after the first one it is dead. */
    public List<Fatality> fatalities() {
        return List.copyOf(fatalities);
    }

    /** Returns the lines that the plugin printed so far. */
    public List<String> console() {
        return console.lines();
    }

    /** Returns the URIs registered so far, in Kismet's form. */
    public List<String> registeredUris() {
        return connection.routes().all().stream().map(RouteTable.Route::uri).toList();
    }

    /**
     * Raises an event, if the plugin listens to it.
     *
     * @param contentJson the event's content: a JSON object with a field of the event's name
     * @throws InterruptedException if the thread is interrupted while the plugin does not read
     */
    public void raise(String type, String contentJson) throws InterruptedException {
        connection.raise(type, contentJson);
    }

    /** Closes the pipe to the plugin, which is all it sees of a Kismet that ends. */
    public void closePipe() {
        process.closePipe();
    }

    /**
     * Waits for the plugin's end.
     *
     * @return its exit status, or -1 if it still runs after the time
     * @throws InterruptedException if the thread is interrupted
     */
    public int awaitHelperExit(Duration time) throws InterruptedException {
        return process.awaitExit(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends everything and leaves nothing behind. A plugin that does not end at the end of its pipe is killed. */
    @Override
    public void close() {
        clock.shutdownNow();
        // First what browsers wait for: the web server waits for them.
        connection.close();
        try {
            web.close();
        } finally {
            process.close();
        }
    }

    private void tick() {
        long now = System.currentTimeMillis();
        try {
            raise(
                    "TIMESTAMP",
                    "{\"TIMESTAMP\": {\"kismet.system.timestamp.sec\": %d,\"kismet.system.timestamp.usec\": %d}}"
                            .formatted(now / 1000, now % 1000 * 1000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String randomToken() {
        byte[] token = new byte[16];
        ThreadLocalRandom.current().nextBytes(token);
        return HexFormat.of().withUpperCase().formatHex(token);
    }

    private final class Record implements HelperConnection.Listener {
        private final Consumer<String> echo;

        Record(Consumer<String> echo) {
            this.echo = echo;
        }

        @Override
        public void message(Message message) {
            messages.add(message);
            echo.accept(message.severity() + " - " + message.text());
        }

        @Override
        public void published(PublishEvent event) {
            published.add(event);
            // Kismet 2025-09 delivers the type where the JSON belongs, if spoken to in v3.
            String json = connection.spoken() == Generation.V3 ? event.type() : event.json();
            try {
                clock.execute(() -> redeliver(event.type(), json));
            } catch (RejectedExecutionException e) {
                // The simulator is closing.
            }
        }

        @Override
        public void fatality(Fatality fatality) {
            fatalities.add(fatality);
            echo.accept(fatality.toString());
            process.kill(release.death());
        }

        private void redeliver(String type, String json) {
            try {
                raise(type, "{\"kismet.eventbus.event_json\": " + TextNode.valueOf(json) + "}");
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
