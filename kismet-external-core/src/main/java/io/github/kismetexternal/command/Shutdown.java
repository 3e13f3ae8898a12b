package io.github.kismetexternal.command;

import static java.util.Objects.requireNonNull;

/**
 * Says that the sender ends the connection. No Kismet release sends it to a helper; from a helper it ends the plugin.
 *
 * @param reason why, for Kismet's log
 */
public record Shutdown(String reason) implements Command {
    /**
     * Makes the command.
     *
     * @param reason as the record says
     */
    public Shutdown {
        requireNonNull(reason, "reason");
    }

    @Override
    public String name() {
        return "SHUTDOWN";
    }
}
