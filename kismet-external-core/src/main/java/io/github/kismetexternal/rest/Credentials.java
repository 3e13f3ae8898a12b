package io.github.kismetexternal.rest;

import java.net.http.HttpRequest;

/** What identifies a client to Kismet. Safe for use by several threads. */
interface Credentials {
    /** Adds a header to a request. */
    void identify(HttpRequest.Builder request);

    /**
     * Learns that the server refused them.
     *
     * @return whether others are at hand, with which the request is worth a second attempt
     */
    default boolean renew() {
        return false;
    }
}
