package io.github.kismetexternal.command;

import static java.util.Objects.requireNonNull;

/**
 * A line for Kismet's message bus.
 *
 * @param severity how loud it is
 * @param text the line; Kismet replaces an empty one by a placeholder
 */
public record Message(Severity severity, String text) implements Command {
    /**
     * Makes the command.
     *
     * @param severity as the record says
     * @param text as the record says
     */
    public Message {
        requireNonNull(severity, "severity");
        requireNonNull(text, "text");
    }

    @Override
    public String name() {
        return "MESSAGE";
    }
}
