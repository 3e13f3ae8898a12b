package io.github.kismetexternal.testkit.internal.rest;

/** Where raised alerts go: to the event bus and, as Kismet does it, to the message bus. Safe for several threads. */
@FunctionalInterface
public interface AlertSink {
    /** The flags of the message that goes with an alert: measured on 2023-07-R2 and 2025-09-R1. */
    int MESSAGE_FLAGS = 8;

    /**
     * Takes an alert. Must not wait.
     *
     * @param contentJson the content of the event {@code ALERT}: {@code {"ALERT": {...}}}
     * @param message the text of the message that goes with it: the alert's name and text
     */
    void alert(String contentJson, String message);
}
