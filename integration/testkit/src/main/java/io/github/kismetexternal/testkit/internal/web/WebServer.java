package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.event.EventBus;
import io.github.kismetexternal.testkit.internal.route.RouteTable;
import java.io.IOException;
import java.net.URI;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * Serves routes, files and events the way Kismet's web server does, quirks and holes included: for the loopback
 * interface of a developer's machine only. Spends a thread on each waiting request. Safe for use by several threads.
 */
public final class WebServer implements AutoCloseable {
    private static final int MOST_THREADS = 2000;
    private static final int IDLE_THREADS = 4;
    private static final String THREADS = "simulated-kismet-web";

    private final Server server;
    private final ServerConnector connector;
    private final StaticReply files;
    private final EventSockets sockets;
    private final RunningAnswers running = new RunningAnswers();

    private WebServer(
            SimulatedRelease release,
            RouteTable routes,
            Access access,
            EventBus events,
            String address,
            int port,
            String prefix) {
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS, IDLE_THREADS);
        threads.setName(THREADS);
        threads.setDaemon(true);
        server = new Server(threads, new ScheduledExecutorScheduler(THREADS + "-timer", true), null);
        connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http()));
        connector.setHost(address);
        connector.setPort(port);
        connector.setIdleTimeout(0);
        server.addConnector(connector);
        server.setErrorHandler(new Disconnection());
        files = new StaticReply(release);
        sockets = new EventSockets(server, release, events);
        server.setHandler(new RequestHandler(release, routes, access, files, sockets, running, prefix));
    }

    private static HttpConfiguration http() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendDateHeader(false);
        http.setRequestHeaderSize(BrowserRequest.LARGEST_HEADER);
        http.setUriCompliance(UriCompliance.UNSAFE);
        http.setHttpCompliance(HttpCompliance.LEGACY.without(
                "BEAST",
                HttpCompliance.Violation.LF_HEADER_TERMINATION,
                HttpCompliance.Violation.LF_CHUNK_TERMINATION,
                HttpCompliance.Violation.WHITESPACE_AFTER_FIELD_NAME));
        return http;
    }

    /**
     * Takes the port for a server. Those who connect wait until it is started.
     *
     * @param routes may get further routes later
     * @param port 0 for any that is free
     * @param prefix what a path may begin with and routes and files do not; also empty
     * @throws IOException if it cannot listen there
     */
    public static WebServer listen(
            SimulatedRelease release,
            RouteTable routes,
            Access access,
            EventBus events,
            String address,
            int port,
            String prefix)
            throws IOException {
        WebServer web = new WebServer(release, routes, access, events, address, port, prefix);
        web.connector.open();
        return web;
    }

    /**
     * Begins to answer.
     *
     * @throws IOException if it cannot
     */
    public void start() throws IOException {
        try {
            server.start();
        } catch (IOException e) {
            close();
            throw e;
        } catch (Exception e) {
            close();
            throw new IOException("the web server cannot start: " + e.getMessage(), e);
        }
    }

    /** Serves a directory to everybody, behind those that were added before. */
    public void serve(StaticFiles directory) {
        files.add(directory);
    }

    /** Cuts all websockets without a word; who comes anew is let in. */
    public void cutWebsockets() {
        sockets.disconnect();
    }

    /** Returns where the server listens, with a slash at the end. */
    public URI url() {
        String host = connector.getHost();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + connector.getLocalPort()
                + "/");
    }

    /** Ends all requests and connections at once. Leaves no thread. */
    @Override
    public void close() {
        running.close();
        connector.close();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the web server cannot stop: " + e.getMessage(), e);
        }
    }
}
