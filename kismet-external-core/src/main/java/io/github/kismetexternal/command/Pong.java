package io.github.kismetexternal.command;

/**
 * Answers a {@link Ping}.
 *
 * <p>Kismet 2025-09 puts a number of its own where the ping's number belongs (it swaps two arguments), so a pong
 * answers "a ping", never a particular one.
 *
 * @param pingSeqno the sequence number of the ping, an unsigned 32-bit number
 */
public record Pong(long pingSeqno) implements Command {
    @Override
    public String name() {
        return "PONG";
    }
}
