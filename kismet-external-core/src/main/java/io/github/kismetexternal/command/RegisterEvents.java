package io.github.kismetexternal.command;

import java.util.List;

/**
 * Subscribes to types of events, in addition to those subscribed before; there is no way to unsubscribe.
 *
 * @param types names such as {@code TIMESTAMP}, case-sensitive, or {@code *} for all
 */
public record RegisterEvents(List<String> types) implements Command {
    /**
     * Makes the command, with an immutable copy of the types.
     *
     * @param types as the record says
     */
    public RegisterEvents {
        types = List.copyOf(types);
    }

    @Override
    public String name() {
        return "EVENTBUSREGISTER";
    }
}
