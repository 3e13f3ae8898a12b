package io.github.kismetexternal.feed;

import io.github.kismetexternal.command.CommandSink;
import io.github.kismetexternal.http.AsyncHandler;
import io.github.kismetexternal.http.Request;
import io.github.kismetexternal.http.Response;
import io.github.kismetexternal.http.Route;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

import static java.util.Objects.requireNonNull;

/** The feeds of a plugin. Safe for use by several threads. What a request needs is made with the first request. */
public final class FeedHub implements AutoCloseable {
    private final String prefix;
    private final Map<String, Feed> feeds = new ConcurrentHashMap<>();
    private final ReentrantLock registering = new ReentrantLock();
    private volatile @Nullable CommandSink sink;
    private volatile @Nullable WaitingClients waiting;
    private @Nullable FeedRequests requests;
    private boolean served;

    /**
     * Makes a hub without feeds.
     *
     * @param dirname the plugin's directory, with which its paths begin
     */
    public FeedHub(String dirname) {
        this.prefix = "/" + dirname + "/";
    }

    /**
     * Gives a feed its path.
     *
     * @param path where pages ask for it
     * @param feed without a path so far
     * @param routes adds a route to the plugin, or fails
     * @throws IllegalArgumentException if the path is none for a feed
     * @throws IllegalStateException if the feed has a path
     */
    public void register(String path, Feed feed, Consumer<Route> routes) {
        String name = FeedName.of(path, prefix);
        Route route = Route.toAsync("GET", path, new One(feed));
        feed.register(new Feed.Place(path, this));
        boolean registered = false;
        registering.lock();
        try {
            if (feeds.containsKey(name)) {
                throw new IllegalArgumentException("path of a feed (" + path + ") must not lead to a name that another"
                        + " feed has: pages ask for " + name + "; use another path");
            }
            if (!served) {
                routes.accept(Route.toAsync("GET", prefix + "_feeds", new Several()));
                served = true;
            }
            routes.accept(route);
            feeds.put(name, feed);
            registered = true;
        } finally {
            registering.unlock();
            if (!registered) {
                feed.unregister();
            }
        }
    }

    private final class One implements AsyncHandler {
        private final Feed feed;

        One(Feed feed) {
            this.feed = feed;
        }

        @Override
        public CompletionStage<Response> handle(Request request) {
            return requests().one(request.variables(), feed);
        }
    }

    private final class Several implements AsyncHandler {
        @Override
        public CompletionStage<Response> handle(Request request) {
            return requests().several(request.variables(), feeds);
        }
    }

    /**
     * Begins to answer, through a sink whose frames have so much room.
     *
     * @param newSink takes the answers
     */
    public void start(CommandSink newSink) {
        sink = newSink;
    }

    /** {@return how the feeds are doing now} */
    public FeedCounts counts() {
        int items = feeds.values().stream().mapToInt(feed -> feed.window().size()).sum();
        WaitingClients clients = waiting;
        return clients == null
                ? new FeedCounts(items, 0, 0)
                : new FeedCounts(items, clients.size(), clients.refused());
    }

    /** Answers nobody any more, also who waits. */
    @Override
    public void close() {
        WaitingClients clients = waiting;
        if (clients != null) {
            clients.close();
        }
    }

    /** Makes what answers requests; handlers call it, so {@link #start} has been called. */
    private synchronized FeedRequests requests() {
        FeedRequests made = requests;
        if (made == null) {
            WaitingClients clients = new WaitingClients();
            made = new FeedRequests(clients, requireNonNull(sink, "sink")::contentRoom);
            waiting = clients;
            requests = made;
        }
        return made;
    }

    void sent(Feed feed) {
        WaitingClients clients = waiting;
        if (clients != null) {
            clients.wake(feed);
        }
    }
}
