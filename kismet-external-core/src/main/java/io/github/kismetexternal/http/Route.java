package io.github.kismetexternal.http;

import io.github.kismetexternal.command.RegisterUri;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A method, a path and who answers. Immutable. */
public final class Route {
    /** What Kismet forwards; it answers HEAD and OPTIONS itself and knows no other method. */
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE", "PATCH");

    private final String method;
    private final UriPattern pattern;
    private final AsyncHandler handler;

    private record Completed(Handler handler) implements AsyncHandler {
        @Override
        public CompletionStage<Response> handle(Request request) throws Exception {
            return CompletableFuture.completedFuture(handler.handle(request));
        }
    }

    private Route(String method, UriPattern pattern, AsyncHandler handler) {
        this.method = method;
        this.pattern = pattern;
        this.handler = handler;
    }

    /**
     * Makes a route to a handler.
     *
     * @param method GET, POST, PUT, DELETE or PATCH
     * @param path begins with a slash; {@code :name} stands for one segment
     * @param handler answers each request
     * @return the route
     * @throws IllegalArgumentException if Kismet forwards no requests of that method, or cannot serve the path
     */
    public static Route to(String method, String path, Handler handler) {
        return toAsync(method, path, new Completed(handler));
    }

    /**
     * Makes a route to a handler that answers later.
     *
     * @param method GET, POST, PUT, DELETE or PATCH
     * @param path begins with a slash; {@code :name} stands for one segment
     * @param handler answers each request, later
     * @return the route
     * @throws IllegalArgumentException if Kismet forwards no requests of that method, or cannot serve the path
     */
    public static Route toAsync(String method, String path, AsyncHandler handler) {
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException(
                    "method (" + method + ") must be GET, POST, PUT, DELETE or PATCH, in upper case");
        }
        return new Route(method, UriPattern.parse(path), handler);
    }

    /**
     * {@return this route, but for requests only that a page of this Kismet sends: without the variable {@code _csrf}
     * with the value that {@code GET /<dirname>/_session} answers, a request gets status 403} Without this, any page on
     * the web can make a signed-in browser send a plain form, since Kismet's cookie has no SameSite attribute; {@link
     * Request#json} needs no guard. With PUT, DELETE and PATCH the variable stands in the query.
     *
     * <p>With {@code httpd_allow_cors=true} in Kismet's configuration, foreign pages can read that value too, and this
     * does not protect.
     *
     * @throws IllegalArgumentException if the method is GET, which must not change anything
     */
    public Route guarded() {
        if (method.equals("GET")) {
            throw new IllegalArgumentException("route (" + this + ") must have another method to be guarded: GET must"
                    + " change nothing, and foreign pages cannot read the answer");
        }
        return new Route(method, pattern, request -> {
            request.requireCsrf();
            return handler.handle(request);
        });
    }

    String method() {
        return method;
    }

    UriPattern pattern() {
        return pattern;
    }

    AsyncHandler handler() {
        return handler;
    }

    /** {@return the command that makes Kismet forward requests for this route} */
    public RegisterUri registration() {
        return new RegisterUri(pattern.kismetForm(), method);
    }

    @Override
    public String toString() {
        return method + " " + pattern;
    }
}
