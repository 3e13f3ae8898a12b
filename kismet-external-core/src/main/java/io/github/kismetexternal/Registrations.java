package io.github.kismetexternal;

import io.github.kismetexternal.event.Event;
import io.github.kismetexternal.event.EventHandler;
import io.github.kismetexternal.event.EventTypes;
import io.github.kismetexternal.feed.Feed;
import io.github.kismetexternal.http.AsyncHandler;
import io.github.kismetexternal.http.Handler;
import io.github.kismetexternal.http.Request;
import io.github.kismetexternal.http.Route;

/**
 * What a plugin answers and listens to. A {@link KismetPlugin} takes registrations before it runs, the live
 * {@link Kismet} takes more afterwards; neither takes any back, since Kismet does not.
 *
 * @param <S> the type that each call returns, so that calls can be chained
 */
public interface Registrations<S extends Registrations<S>> {
    /**
     * Adds a route. Kismet lets only administrators use a plugin's routes.
     *
     * @param route made by {@link Route#to} or {@link Route#toAsync}
     * @return this
     * @throws IllegalArgumentException if the path is taken, or overlaps one of another method
     */
    S route(Route route);

    /**
     * Adds live data, which pages ask for at a path by GET. With the first feed there is also
     * {@code /<dirname>/_feeds}, where a page asks for several at once.
     *
     * @param path begins with a slash and holds letters, digits, slashes and any of {@code -._~}; by custom it begins
     *     with the plugin's name
     * @param feed whose items the path tells
     * @return this
     * @throws IllegalArgumentException as {@link #route(Route)}, or if the path is not of that form
     * @throws IllegalStateException if the feed has been registered before
     */
    S feed(String path, Feed feed);

    /**
     * Adds a page that shows the plugin's {@link Health} as JSON, by GET: the names are those of the records, times are
     * in milliseconds and end in {@code Millis}, and what there is nothing of is null.
     *
     * @param path by custom {@code /<dirname>/health.json}
     * @return this
     * @throws IllegalArgumentException as {@link #route(Route)}, or if Kismet cannot serve the path
     */
    S health(String path);

    /**
     * Adds a handler for events of a type. Several handlers may listen to one type; a plugin's own type works as well.
     *
     * <p>A handler gets its events one after the other, on a thread of its own. While it is busy up to 1 MiB of them
     * wait, and then the oldest are dropped. An event is parsed when its {@linkplain Event#content content} is asked
     * for.
     *
     * <p>Kismet 2025-09 ends a plugin for good over an event of more than 16 359 bytes in its pipe. So there, events
     * that {@link EventTypes#canExceedFrame can grow so large} come over Kismet's websocket, with the plugin's token,
     * from when that has been opened. What is raised before, in the first second or two, is missed, and also what is
     * raised while the connection is broken; it is tried again after half a second at first, after 30 s at most. If
     * Kismet's web server cannot be reached or refuses, the log says so once, with what to do,
     * {@link Health#eventSocket} shows it, and everything else goes on. An event over 4 MiB is skipped.
     *
     * @param type the event's name, such as {@code TIMESTAMP} or {@code NEW_DEVICE}, or {@code *} for all. With Kismet
     *     2025-09 {@code *} takes events of another plugin's types to be of the type that is their text, as it is if
     *     they were published by v3
     * @param handler gets each of them
     * @return this
     * @throws IllegalArgumentException if the name is empty
     * @throws IllegalStateException if {@code *} is added to a running plugin that listens to something already, except
     *     with Kismet 2025-09
     */
    S on(String type, EventHandler handler);

    /**
     * Adds a route for GET.
     *
     * @param path begins with a slash; {@code :name} stands for one segment
     * @param handler answers each request
     * @return this
     * @throws IllegalArgumentException as {@link #route(Route)}, or if Kismet cannot serve the path
     */
    default S get(String path, Handler handler) {
        return route("GET", path, handler);
    }

    /**
     * Adds a route for POST. Of a body, Kismet forwards the fields of a form only, below 16 kB in all; with
     * {@link Request#json} a page can send more. Plain forms are open to foreign pages: see {@link Route#guarded}.
     *
     * <p>With the first route for another method than GET, the plugin also answers {@code GET /<dirname>/_session}.
     *
     * @param path begins with a slash; {@code :name} stands for one segment
     * @param handler answers each request
     * @return this
     * @throws IllegalArgumentException as {@link #route(Route)}, or if Kismet cannot serve the path
     */
    default S post(String path, Handler handler) {
        return route("POST", path, handler);
    }

    /**
     * Adds a route.
     *
     * @param method GET, POST, PUT, DELETE or PATCH; Kismet forwards no body with the last three
     * @param path begins with a slash; {@code :name} stands for one segment, everything else for itself
     * @param handler answers each request
     * @return this
     * @throws IllegalArgumentException as {@link #route(Route)}, or if Kismet cannot serve the path or method
     */
    default S route(String method, String path, Handler handler) {
        return route(Route.to(method, path, handler));
    }

    /**
     * Adds a route whose handler answers later without holding a thread.
     *
     * @param method GET, POST, PUT, DELETE or PATCH
     * @param path begins with a slash; {@code :name} stands for one segment
     * @param handler answers each request, later
     * @return this
     * @throws IllegalArgumentException as {@link #route(String, String, Handler)}
     */
    default S routeAsync(String method, String path, AsyncHandler handler) {
        return route(Route.toAsync(method, path, handler));
    }
}
