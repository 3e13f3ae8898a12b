package io.github.kismetexternal.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * Serves a helper's routes and the plugin's static files the way Kismet's web server does, to one who is signed in.
 * Like Kismet it spends a thread on each waiting request.
 */
final class WebServer implements AutoCloseable {
    private static final int THREADS = 2000;
    private static final String NOT_FOUND = "ERROR: Unable to find page";
    private static final String WRONG_METHOD = "ERROR: Unsupported method";

    private final Server server;
    private final ServerConnector connector;
    private final SimulatedRelease release;
    private final HelperConnection helper;
    private final StaticFiles files;

    private WebServer(
            SimulatedRelease release, HelperConnection helper, StaticFiles files, String address, int port) {
        this.release = release;
        this.helper = helper;
        this.files = files;
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("simulated-kismet-web");
        threads.setDaemon(true);
        server = new Server(threads);
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setUriCompliance(UriCompliance.UNSAFE);
        connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(address);
        connector.setPort(port);
        connector.setIdleTimeout(0);
        server.addConnector(connector);
        server.setHandler(new KismetHandler());
    }

    static WebServer start(
            SimulatedRelease release, HelperConnection helper, StaticFiles files, String address, int port)
            throws IOException {
        WebServer web = new WebServer(release, helper, files, address, port);
        try {
            web.server.start();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("the web server cannot start: " + e.getMessage(), e);
        }
        return web;
    }

    URI url() {
        return URI.create("http://" + connector.getHost() + ":" + connector.getLocalPort() + "/");
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the web server cannot stop: " + e.getMessage(), e);
        }
    }

    private final class KismetHandler extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String path = release.path(request.getHttpURI().getPath());
            response.getHeaders().put(HttpHeader.SERVER, "Kismet");
            response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-cache");
            RouteTable.Route route = helper.routes().find(path);
            if (route == null) {
                StaticFiles.File file = files.find(path);
                if (file == null) {
                    refuse(response, callback, 404, NOT_FOUND);
                } else {
                    response.getHeaders().put(HttpHeader.CONTENT_TYPE, file.contentType());
                    Content.Sink.write(response, true, ByteBuffer.wrap(file.content()));
                    callback.succeeded();
                }
            } else if (!route.method().equals(request.getMethod())) {
                refuse(response, callback, 405, WRONG_METHOD);
            } else {
                forward(request, response, callback, path);
            }
            return true;
        }
    }

    private void forward(Request request, Response response, Callback callback, String path) throws Exception {
        @Nullable String query = request.getHttpURI().getQuery();
        String uri = release.forwardedUri(path, query == null ? "" : query);
        HelperConnection.Forwarded forwarded = helper.forward(uri, request.getMethod(), variables(request));
        try (OutputStream out = Content.Sink.asOutputStream(response)) {
            for (PendingAnswer.Part part = forwarded.answer().next(); part != null; part = forwarded.answer().next()) {
                if (part.headers() != null) {
                    response.setStatus(part.status());
                    response.getHeaders().put(HttpHeader.CONTENT_TYPE, ContentTypes.ofPath(path));
                    part.headers().forEach((name, value) -> response.getHeaders().put(new HttpField(name, value)));
                }
                out.write(part.content());
                out.flush();
                if (part.last()) {
                    break;
                }
            }
        } catch (IOException | UncheckedIOException e) {
            // The browser has gone. Kismet forgets the request now, and tells the helper nothing.
        } finally {
            helper.forget(forwarded);
        }
        callback.succeeded();
    }

    private static Map<String, String> variables(Request request) throws IOException {
        Map<String, String> variables = new LinkedHashMap<>();
        String query = request.getHttpURI().getQuery();
        if (query != null) {
            variables.putAll(Variables.ofQuery(query));
        }
        @Nullable String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
        if (request.getMethod().equals("POST") && Variables.isForm(type)) {
            variables.putAll(Variables.ofForm(Content.Source.asInputStream(request).readAllBytes()));
        }
        return variables;
    }

    private static void refuse(Response response, Callback callback, int status, String text) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/plain");
        Content.Sink.write(response, true, text, callback);
    }
}
