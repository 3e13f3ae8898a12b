package io.github.kismetexternal.event;

/** Takes events of one type. Each handler gets its events one after the other, in the order Kismet raised them. */
@FunctionalInterface
public interface EventHandler {
    /**
     * Takes one event.
     *
     * @param event of a type that this handler was added for
     * @throws Exception for any reason; it is logged, but for a {@link MalformedEventException}, which has been
     *     counted, and the next event comes as usual
     */
    void handle(Event event) throws Exception;
}
