package io.github.kismetexternal.testkit.internal.web;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Closes connections without a word, as Kismet does over requests that it cannot read. */
final class Disconnection implements Request.Handler {
    /** Closes the connection of a request. */
    static void of(Request request, Callback callback, Throwable cause) {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
        callback.failed(cause);
    }

    /** Called in the place of an error page of the HTTP library's own. */
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        request.getConnectionMetaData().getConnection().getEndPoint().close();
        callback.succeeded();
        return true;
    }
}
