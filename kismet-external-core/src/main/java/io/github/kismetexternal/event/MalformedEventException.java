package io.github.kismetexternal.event;

/**
 * Thrown when an event's content is asked for that is not valid JSON: Kismet does not escape all that it hears on the
 * air. A handler may let it pass. The library has counted the event already and hands over the next.
 */
public final class MalformedEventException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedEventException() {
        super("the event's content must be valid JSON, was not, since Kismet does not escape all that it hears on the"
                + " air; pass over this event, which kismet.health() has counted as malformed");
    }
}
