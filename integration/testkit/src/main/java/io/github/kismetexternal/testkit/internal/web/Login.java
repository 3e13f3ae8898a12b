package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.internal.route.Role;
import java.util.Locale;

/**
 * Who asks. Immutable.
 *
 * @param valid whether the login or token is good
 * @param role the role, as Kismet spells it; {@code admin} may do everything
 * @param token what the cookie is set to; empty for none. Also a token that is not good comes back
 */
record Login(boolean valid, String role, String token) {
    static final String ADMIN = "admin";

    static Login refused(String token) {
        return new Login(false, "", token);
    }

    boolean isAdmin() {
        return valid && role.equals(ADMIN);
    }

    /** Returns whether this login may use what needs a role. Roles are not inherited: only an admin's holds all. */
    boolean may(Role needed) {
        return switch (needed) {
            case ANYBODY -> true;
            case SIGNED_IN -> valid;
            case READONLY, ADMIN -> isAdmin() || valid && role.equals(needed.name().toLowerCase(Locale.ROOT));
        };
    }

    /** Tokens are secrets. */
    @Override
    public String toString() {
        return "Login[valid=" + valid + ", role=" + role + "]";
    }
}
