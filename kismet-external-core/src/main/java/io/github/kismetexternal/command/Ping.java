package io.github.kismetexternal.command;

/** Asks the other side for a {@link Pong}. Kismet answers a helper's ping in every release; it never pings a plugin. */
public record Ping() implements Command {
    @Override
    public String name() {
        return "PING";
    }
}
