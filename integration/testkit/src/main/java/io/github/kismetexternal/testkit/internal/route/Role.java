package io.github.kismetexternal.testkit.internal.route;

/** Who may use a route. An administrator may use all of them. */
public enum Role {
    /** Whoever asks: the route needs no login. */
    ANYBODY,
    /** Whoever is signed in. */
    SIGNED_IN,
    /** Who has the role {@code readonly}. */
    READONLY,
    /** Administrators, and what a helper gets a token for. */
    ADMIN
}
