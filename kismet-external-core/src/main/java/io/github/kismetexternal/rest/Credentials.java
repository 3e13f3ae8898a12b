package io.github.kismetexternal.rest;

import java.util.function.BiConsumer;

/** What identifies a client to Kismet. Safe for use by several threads. */
interface Credentials {
    /** Adds a header, its name and its value, to a request. */
    void identify(BiConsumer<String, String> headers);

    /**
     * Learns that the server refused them.
     *
     * @return whether others are at hand, with which the request is worth a second attempt
     */
    default boolean renew() {
        return false;
    }
}
