package io.github.kismetexternal.rest;

import java.util.Optional;

/**
 * How a stream of events is doing, at one moment. Immutable.
 *
 * @param state what it is at
 * @param connections how often it was connected, the first time included
 * @param problem why it is not connected, or was not the last time, and what to do about it; nothing if it always was
 */
public record StreamHealth(State state, long connections, Optional<String> problem) {
    /** What a stream is at. */
    public enum State {
        /** Nobody listens to anything yet. */
        IDLE,
        /** It asks for the token or connects. */
        CONNECTING,
        /** Kismet has been told what is wanted, and events come. */
        CONNECTED,
        /** It broke or could not be opened, and is tried again within 30 s. What is raised meanwhile is lost. */
        WAITING,
        /** It has been closed. */
        CLOSED
    }
}
