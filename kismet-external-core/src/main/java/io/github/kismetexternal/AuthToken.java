package io.github.kismetexternal;

import static java.util.Objects.requireNonNull;

/**
 * A token of Kismet's REST API with the rights of an administrator. It goes into the cookie {@code KISMET}; never into
 * a URL, and never into a log: {@link #toString} does not show it. Immutable.
 */
public final class AuthToken {
    private final String value;

    AuthToken(String value) {
        this.value = requireNonNull(value, "value");
    }

    /** {@return the token itself, 32 hex digits} All plugins of one Kismet get the same, and it survives restarts. */
    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return "AuthToken[…]";
    }
}
