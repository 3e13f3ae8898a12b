package io.github.kismetexternal.feed;

import io.github.kismetexternal.http.Response;

/**
 * Clients who are answered one after the other, and share what is the same for several. For one thread.
 *
 * @param responses answers by what was asked; those to an EventSource by their bytes
 * @param streams what was written for an EventSource, by where it stood
 */
record Round(Shared<Response> responses, Shared<EventStreamAnswer> streams) {
    Round() {
        this(new Shared<>(), new Shared<>());
    }
}
