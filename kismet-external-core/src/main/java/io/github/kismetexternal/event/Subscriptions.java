package io.github.kismetexternal.event;

import java.util.Set;

/** What a source of events that tells no types was asked for. Safe for use by several threads. */
public interface Subscriptions {
    /** {@return the types that were asked for at this time; {@link EventTypes#ALL} may be one} */
    Set<String> topics();

    /**
     * {@return whether an event of this type is to come from this source, and not from another}
     *
     * @param type the event's name
     */
    boolean delivers(String type);
}
