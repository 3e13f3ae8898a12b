package io.github.kismetexternal.command;

import static java.util.Objects.requireNonNull;

/**
 * A well-formed frame whose command this version does not know. Kismet ignores such a frame, and so does a plugin.
 *
 * @param name the command as it stood on the wire: a name in v0 and v2, a number in v3
 */
public record UnknownCommand(String name) implements Command {
    /**
     * Makes the command.
     *
     * @param name as the record says
     */
    public UnknownCommand {
        requireNonNull(name, "name");
    }
}
