package io.github.kismetexternal.testkit;

import io.github.kismetexternal.command.Message;
import io.github.kismetexternal.testkit.internal.launch.HelperSearch;
import io.github.kismetexternal.testkit.internal.launch.InProcessHelper;
import io.github.kismetexternal.testkit.internal.launch.PluginSource;
import io.github.kismetexternal.testkit.internal.launch.SiteConfig;
import io.github.kismetexternal.wire.Generation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Collects what a {@link KismetSimulator} is to be like. For one thread. */
public final class SimulatorBuilder {
    static final String REST_URL = "KISMET_REST_URL";
    /** The user that signs in unless another one is set. */
    public static final String DEFAULT_USER = "kismet";

    /** The password of {@link #DEFAULT_USER}. */
    public static final String DEFAULT_PASSWORD = "kismet";

    private static final String LOOPBACK = "127.0.0.1";

    final List<PluginSource> plugins = new ArrayList<>();
    final Map<String, String> environment = new HashMap<>();
    SimulatedRelease release = SimulatedRelease.R2025_09;
    Optional<Generation> generation = Optional.empty();
    Optional<Path> recording = Optional.empty();
    HelperPlaces helperSearch = release -> Optional.empty();
    EventSchedule events = EventSchedule.ofKismet();
    SampleData samples = SampleData.RECORDED;
    String address = LOOPBACK;
    int port;
    String uriPrefix = "";
    String user = DEFAULT_USER;
    String password = DEFAULT_PASSWORD;
    boolean strict;
    Consumer<Message> messageSink = message -> {};
    Consumer<String> echo = line -> {};

    /** Where helpers are looked for, if that was said; read at the start, when the release is known. */
    @FunctionalInterface
    interface HelperPlaces {
        Optional<HelperSearch> get(SimulatedRelease release) throws IOException;
    }

    SimulatorBuilder() {}

    /**
     * Adds a plugin.
     *
     * @param directory the plugin's directory, with {@code manifest.conf}
     * @return this
     */
    public SimulatorBuilder plugin(Path directory) {
        plugins.add(PluginSource.ofDirectory(directory));
        return this;
    }

    /**
     * Adds a helper without a plugin directory around it.
     *
     * @param launcher an executable file
     * @return this
     * @throws IllegalArgumentException if the launcher is not there or may not be run
     */
    public SimulatorBuilder launcher(Path launcher) {
        plugins.add(PluginSource.ofLauncher(launcher));
        return this;
    }

    /**
     * Adds a helper that is started by a command, to which {@code --in-fd=} and {@code --out-fd=} are added.
     *
     * @param name what the helper is called in messages
     * @param command program and arguments
     * @return this
     */
    public SimulatorBuilder command(String name, List<String> command) {
        plugins.add(PluginSource.ofCommand(name, List.copyOf(command)));
        return this;
    }

    /**
     * Adds a plugin that runs on a thread of this JVM, where a debugger sees it: with real pipes, but without an
     * environment or a console of its own. Linux only. For good it sets the system property
     * {@code kismet.plugin.embedded}, which keeps plugins from ending the JVM; until the simulator is closed, it sets
     * {@code kismet.rest.url}, where plugins of this JVM look for Kismet's REST API when they first ask it for
     * something: of several such simulators, that is the last.
     *
     * @param main the class whose {@code main} runs the plugin
     * @param generation the generation to speak
     * @return this
     */
    public SimulatorBuilder inProcess(Class<?> main, Generation generation) {
        plugins.add(PluginSource.ofHelper(
                main.getSimpleName(),
                environment -> InProcessHelper.start(
                        main, generation.label(), environment.getOrDefault(REST_URL, ""))));
        return this;
    }

    /**
     * Sets the release to imitate; 2025-09 is the default.
     *
     * @param newRelease in place of the one before
     * @return this
     */
    public SimulatorBuilder release(SimulatedRelease newRelease) {
        release = newRelease;
        return this;
    }

    /**
     * Sets the generation that plugins are told to speak; the default is the newest that the release takes.
     *
     * @param newGeneration one that the release takes
     * @return this
     */
    public SimulatorBuilder generation(Generation newGeneration) {
        generation = Optional.of(newGeneration);
        return this;
    }

    /**
     * Sets the address of the web server; loopback is the default.
     *
     * @param newAddress a host's name or an IP address
     * @return this
     */
    public SimulatorBuilder address(String newAddress) {
        address = newAddress;
        return this;
    }

    /**
     * Sets the port of the web server; 0, the default, takes any that is free.
     *
     * @param newPort 0 to 65535
     * @return this
     */
    public SimulatorBuilder port(int newPort) {
        port = newPort;
        return this;
    }

    /**
     * Sets what {@code httpd_uri_prefix} has in Kismet's configuration, for a web server behind another: everything is
     * also served below it, plugins do not see it, and only what links relatively is found. The default is none.
     *
     * @param newPrefix begins with a slash and does not end in one, such as {@code /kismet}
     * @return this
     * @throws IllegalArgumentException if it is not of that form
     */
    public SimulatorBuilder uriPrefix(String newPrefix) {
        if (!newPrefix.startsWith("/") || newPrefix.endsWith("/")) {
            throw new IllegalArgumentException("uriPrefix (" + newPrefix + ") must begin with a slash and not end in"
                    + " one, as in /kismet; Kismet finds nothing otherwise");
        }
        uriPrefix = newPrefix;
        return this;
    }

    /**
     * Sets who signs in as administrator.
     *
     * @param newUser the user's name
     * @param newPassword the password
     * @return this
     */
    public SimulatorBuilder login(String newUser, String newPassword) {
        user = newUser;
        password = newPassword;
        return this;
    }

    /**
     * Adds a variable to the environment of plugins.
     *
     * @param name of the variable
     * @param value of the variable
     * @return this
     */
    public SimulatorBuilder environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /**
     * Sets where Kismet looks for helpers, and nowhere else. By default that is each plugin's own directory, as if the
     * user had added it to {@code helper_binary_path}.
     *
     * @param directories in the order in which Kismet looks
     * @return this
     */
    public SimulatorBuilder helperBinaryPath(Path... directories) {
        HelperSearch search = new HelperSearch(List.of(directories));
        helperSearch = asked -> Optional.of(search);
        return this;
    }

    /**
     * Takes {@code helper_binary_path} from a configuration file.
     *
     * @param siteConf a {@code kismet_site.conf}
     * @param home what {@code %h} stands for in it
     * @param bin what {@code %B} stands for in it
     * @return this
     */
    public SimulatorBuilder siteConfig(Path siteConf, Path home, Path bin) {
        SiteConfig config = new SiteConfig(home, siteConf.toAbsolutePath().getParent(), bin);
        helperSearch = asked -> Optional.of(config.helperSearch(siteConf, asked));
        return this;
    }

    /**
     * Sets what Kismet's REST API answers with; recorded devices are the default.
     *
     * @param newSamples in place of those before
     * @return this
     */
    public SimulatorBuilder sampleData(SampleData newSamples) {
        samples = newSamples;
        return this;
    }

    /**
     * Sets what is raised on the event bus; what Kismet raises by itself is the default.
     *
     * @param newEvents in place of those before
     * @return this
     */
    public SimulatorBuilder events(EventSchedule newEvents) {
        events = newEvents;
        return this;
    }

    /**
     * Makes plugins lose each race that a real Kismet makes them lose now and then only: a status or header that comes
     * after the first content of an answer is fatal however little content it was. Tests with
     * {@link io.github.kismetexternal.testkit.junit.KismetPluginTest} are strict.
     *
     * @return this
     */
    public SimulatorBuilder strict() {
        strict = true;
        return this;
    }

    /**
     * Sets who gets each message that reaches the message bus, from Kismet's threads.
     *
     * @param newSink gets each message; thread-safe
     * @return this
     */
    public SimulatorBuilder onMessage(Consumer<Message> newSink) {
        messageSink = newSink;
        return this;
    }

    /**
     * Sets who gets each line that a plugin prints, and each message and fatality.
     *
     * @param newEcho gets each line; thread-safe
     * @return this
     */
    public SimulatorBuilder echo(Consumer<String> newEcho) {
        echo = newEcho;
        return this;
    }

    /**
     * Records what passes the pipes, in both directions, with times. For a simulator with one plugin.
     *
     * @param file is written anew
     * @return this
     */
    public SimulatorBuilder record(Path file) {
        recording = Optional.of(file);
        return this;
    }

    /**
     * Starts web server and plugins.
     *
     * @return a stand-in that runs; to be closed
     * @throws IllegalArgumentException if Kismet would not load a plugin, or not find or start its helper
     * @throws IllegalStateException if there is something to record, but not exactly one plugin
     * @throws IOException if the configuration cannot be read, a helper cannot be started, the port is taken or the
     *     recording cannot be written
     */
    public KismetSimulator start() throws IOException {
        if (recording.isPresent() && plugins.size() != 1) {
            throw new IllegalStateException(
                    "a recording (" + recording.get() + ") must be of one plugin, were " + plugins.size());
        }
        return KismetSimulator.start(this);
    }
}
