package io.github.kismetexternal;

import io.github.kismetexternal.event.EventDispatcher;
import io.github.kismetexternal.event.EventHandler;
import io.github.kismetexternal.feed.Feed;
import io.github.kismetexternal.feed.FeedHub;
import io.github.kismetexternal.http.HandlerLimits;
import io.github.kismetexternal.http.PageSession;
import io.github.kismetexternal.http.Route;
import io.github.kismetexternal.http.Router;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/**
 * A plugin: what it answers, what it listens to, and {@link #run} to hand it over to Kismet.
 *
 * <pre>{@code
 * public static void main(String[] args) {
 *     KismetPlugin.named("externaldemo")
 *             .get("/externaldemo/hello.html", request -> Response.html("<b>This is from Java!</b>"))
 *             .onStart(kismet -> kismet.message("Hello from Java"))
 *             .run(args);
 * }
 * }</pre>
 *
 * <p>Handlers run concurrently and must be safe for that. The methods here are for one thread, before {@code run}; what
 * comes later goes to the {@link Kismet} that {@link #onStart} gets.
 */
public final class KismetPlugin implements Registrations<KismetPlugin> {
    private final String name;
    private final Router router = new Router();
    private final FeedHub feeds;
    private final EventDispatcher events = new EventDispatcher(HandlerThreads.named("kismet-event-"));
    private final List<StartHandler> startHandlers = new ArrayList<>();
    private final StopTasks stopping = new StopTasks();
    private HandlerLimits limits = HandlerLimits.DEFAULT;
    private boolean logsToKismet;
    private volatile @Nullable Vitals vitals;

    /** Takes the live Kismet once the plugin has been registered. */
    @FunctionalInterface
    public interface StartHandler {
        /**
         * Begins the plugin's work, on a thread of its own that is interrupted at the end: it need not return, but a
         * start handler that was added later waits for it. Requests and events may arrive at the same time.
         *
         * @param kismet the Kismet that the plugin is registered with
         * @throws Exception for any reason; the plugin then says so to Kismet's users and ends with exit status 70
         */
        void started(Kismet kismet) throws Exception;
    }

    private KismetPlugin(String name) {
        this.name = name;
        feeds = new FeedHub(dirname());
    }

    /**
     * Begins a plugin, and loads the library's classes on a daemon thread meanwhile, so that it starts sooner.
     *
     * @param name the name of the plugin's directory below Kismet's plugin directory, {@code [a-z][a-z0-9_]*}; paths
     *     begin with it by custom, and the data directory is called after it
     * @return a plugin without routes, that does not run yet
     * @throws IllegalArgumentException if the name is not of that form
     */
    public static KismetPlugin named(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("plugin name (" + name
                    + ") must be lower-case letters, digits and underscores, beginning with a letter");
        }
        StartClasses.load();
        return new KismetPlugin(name);
    }

    private static boolean isName(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean fits = c >= 'a' && c <= 'z' || i > 0 && (c >= '0' && c <= '9' || c == '_');
            if (!fits) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    @Override
    public KismetPlugin route(Route route) {
        if (PageSession.isNeededFor(route)) {
            router.addBuiltIn(PageSession.route(dirname()));
        }
        router.add(route);
        return this;
    }

    @Override
    public KismetPlugin feed(String path, Feed feed) {
        feeds.register(path, feed, router::add);
        return this;
    }

    @Override
    public KismetPlugin health(String path) {
        return get(path, request -> HealthPage.of(requireNonNull(vitals, "the session").health()));
    }

    @Override
    public KismetPlugin on(String type, EventHandler handler) {
        events.add(type, handler);
        return this;
    }

    /**
     * Adds what is done once, when the plugin has been registered with Kismet. Not when the launcher is called with
     * {@code --prepare}: that runs {@code main} and the registration, without Kismet and as whoever installs the
     * plugin, to find out what a start loads. What {@code main} does before {@link #run} should bear that.
     *
     * @param handler runs once; several run in the order in which they were added
     * @return this
     */
    public KismetPlugin onStart(StartHandler handler) {
        startHandlers.add(handler);
        return this;
    }

    /**
     * Adds what is done when the plugin ends. All of it together gets one second, and often less: Kismet 2023-07 and
     * later follow SIGTERM by SIGKILL at once where a plugin broke a rule, and older ones do without SIGTERM.
     *
     * @param task runs once
     * @return this
     */
    public KismetPlugin onStop(Runnable task) {
        stopping.add(task);
        return this;
    }

    /**
     * Changes how many handlers run at once, how many requests wait, and how long a handler may take.
     *
     * @param newLimits in place of the default
     * @return this
     */
    public KismetPlugin limits(HandlerLimits newLimits) {
        limits = newLimits;
        return this;
    }

    /**
     * Also sends warnings and errors that are logged through {@code java.util.logging}, as {@link System.Logger} does
     * unless another logger is installed, to Kismet's message bus. The plugin's own handlers of MESSAGE events do not
     * see these lines. Needs the module {@code java.logging}.
     *
     * @return this
     */
    public KismetPlugin logToKismet() {
        logsToKismet = true;
        return this;
    }

    /**
     * Runs the plugin until Kismet ends or it is stopped, and then exits the JVM: with 0 if Kismet has gone or after
     * {@link Kismet#stop}; 143 on SIGTERM; 64 if it was started by hand or the protocol is set to what does not exist;
     * 70 if the start handler failed or the plugin had to be cut off, 74 if the pipes cannot be opened, 76 if what
     * Kismet sent cannot be understood. Never returns.
     *
     * <p>The process is gone within 100 ms of the end of the pipe or of SIGTERM, and within 2 seconds of the death of a
     * Kismet whose pipe does not end, unless the tasks of {@link #onStop} take longer; handlers are interrupted, and
     * need not heed it. A thread of the plugin's own that waits inside native code, as for a socket, or a handler with a
     * large answer that a living Kismet does not read, makes the JVM take up to 300 ms more; those of the JDK's HTTP clients are ended after the tasks of {@link #onStop}.
     *
     * <p>Where the environment variable {@code KISMET_PLUGIN_TRACE} names a file, a line for each frame is added to it:
     * the time, the plugin, the direction, the frame's number and size, and what it is about, without tokens,
     * variables, queries, contents and texts. At 16 MiB it is renamed to end in {@code .1}, and begun anew.
     *
     * @param args the arguments of {@code main}, which Kismet adds its pipes to
     */
    public void run(String... args) {
        int status = HelperProcess.run(this, args);
        if (!HelperProcess.isEmbedded()) {
            System.exit(status);
        }
    }

    String name() {
        return name;
    }

    /** Returns the name of the plugin's directory as it was when the plugin was packaged. */
    String dirname() {
        return System.getProperty("kismet.plugin.dirname", name);
    }

    Router router() {
        return router;
    }

    FeedHub feeds() {
        return feeds;
    }

    EventDispatcher events() {
        return events;
    }

    HandlerLimits limits() {
        return limits;
    }

    boolean logsToKismet() {
        return logsToKismet;
    }

    /** Sets whose health the page shows; before any request arrives. */
    void watchedBy(Vitals newVitals) {
        vitals = newVitals;
    }

    StopTasks stopping() {
        return stopping;
    }

    /** Drops what the author does at the start and at the end. */
    void rehearse() {
        startHandlers.clear();
        stopping.clear();
    }

    void started(Kismet kismet) throws Exception {
        for (StartHandler handler : startHandlers) {
            handler.started(kismet);
        }
    }
}
