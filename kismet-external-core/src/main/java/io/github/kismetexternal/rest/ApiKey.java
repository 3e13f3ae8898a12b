package io.github.kismetexternal.rest;

import java.util.Optional;

/** A token that a user made for a program. Immutable; {@link #toString} does not show the token. */
public final class ApiKey {
    private final String name;
    private final String role;
    private final String token;

    ApiKey(String name, String role, String token) {
        this.name = name;
        this.role = role;
        this.token = token;
    }

    /** {@return the name it was given} */
    public String name() {
        return name;
    }

    /** {@return what it is good for: {@code admin} for everything, {@code readonly}, or a role of one purpose} */
    public String role() {
        return role;
    }

    /** {@return the token, which belongs into no log and no URL; nothing where Kismet is configured not to show it} */
    public Optional<String> token() {
        return token.isEmpty() ? Optional.empty() : Optional.of(token);
    }

    @Override
    public String toString() {
        return "ApiKey[" + name + ", " + role + "]";
    }
}
