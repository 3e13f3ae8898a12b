package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.route.RouteTable;
import java.io.IOException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Decides what a request gets, in Kismet's order: websockets; then the first route that fits, whose methods and role
 * are checked in this order; then files; then 404. Safe for use by several threads.
 */
final class RequestHandler extends Handler.Abstract {
    private final SimulatedRelease release;
    private final RouteTable routes;
    private final Access access;
    private final StaticReply files;
    private final EventSockets sockets;
    private final RunningAnswers running;
    private final String prefix;

    RequestHandler(
            SimulatedRelease release,
            RouteTable routes,
            Access access,
            StaticReply files,
            EventSockets sockets,
            RunningAnswers running,
            String prefix) {
        this.release = release;
        this.routes = routes;
        this.access = access;
        this.files = files;
        this.sockets = sockets;
        this.running = running;
        this.prefix = prefix;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        try {
            BrowserRequest asked = BrowserRequest.read(request, release, prefix);
            Login login = access.login(asked);
            if (asked.isWebSocket()) {
                sockets.answer(asked, login, request, response, callback);
            } else {
                answer(asked, login, response, callback);
            }
        } catch (IOException | InterruptedException e) {
            // Either the browser has gone, or it is not to get an answer, or no end of one.
            Disconnection.of(request, callback, e);
        }
        return true;
    }

    private void answer(BrowserRequest asked, Login login, Response response, Callback callback)
            throws IOException, InterruptedException {
        RouteTable.Found found = routes.find(asked.path());
        if (found == null) {
            if (!files.send(asked, login, response, callback)) {
                ErrorPage.notFound(asked.path()).send(asked, response, callback);
            }
        } else if (!found.route().methods().contains(asked.method())) {
            ErrorPage.WRONG_METHOD.send(asked, response, callback);
        } else if (!login.may(found.route().role())) {
            ErrorPage.DENIED.send(asked, response, callback);
        } else {
            run(found, asked, login, response);
            callback.succeeded();
        }
    }

    private void run(RouteTable.Found found, BrowserRequest asked, Login login, Response response)
            throws IOException, InterruptedException {
        CommonHeaders.add(response.getHeaders(), release, asked.path(), login);
        ChunkedReply reply = new ChunkedReply(response, asked.version());
        try {
            running.run(found.route().endpoint(), asked.call(found.match()), login, reply);
        } catch (RuntimeException e) {
            reply.fail(String.valueOf(e.getMessage()));
        }
        reply.end();
    }
}
