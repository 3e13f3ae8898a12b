package io.github.kismetexternal.command;

import static java.util.Objects.requireNonNull;

/**
 * Grants a token of Kismet's REST API.
 *
 * @param token 32 hex digits with the rights of an administrator
 */
public record AuthReply(String token) implements Command {
    /**
     * Makes the command.
     *
     * @param token as the record says
     */
    public AuthReply {
        requireNonNull(token, "token");
    }

    @Override
    public String name() {
        return "HTTPAUTH";
    }

    /** Returns a text without the token. */
    @Override
    public String toString() {
        return "AuthReply[token=…]";
    }
}
