package io.github.kismetexternal.benchmarks.subject;

import java.io.IOException;

/** What a bare program does with events. */
interface Events {
    /**
     * Takes an event.
     *
     * @param payload the event's frame without its header, read over afterwards
     * @param size how many bytes of it
     */
    void take(byte[] payload, int size) throws IOException;
}
