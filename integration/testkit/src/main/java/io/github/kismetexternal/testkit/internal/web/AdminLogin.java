package io.github.kismetexternal.testkit.internal.web;

import java.security.MessageDigest;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The administrator's name and password. Immutable.
 *
 * @param source where they are configured
 */
record AdminLogin(Source source, String user, String password) {
    /** Where a login is configured, and so who may change it. */
    enum Source {
        /** Kismet's own configuration: nobody may change it by HTTP. */
        SITE,
        /** The user's file, which the web UI writes. */
        USER,
        /** Nowhere: Kismet runs for the first time, and whoever comes first sets it. */
        NONE
    }

    /** Compares in a time that does not depend on how much is right. */
    boolean isRight(String triedUser, String triedPassword) {
        boolean right = MessageDigest.isEqual(user.getBytes(UTF_8), triedUser.getBytes(UTF_8))
                & MessageDigest.isEqual(password.getBytes(UTF_8), triedPassword.getBytes(UTF_8));
        return right && source != Source.NONE;
    }

    /** Passwords are secrets. */
    @Override
    public String toString() {
        return "AdminLogin[source=" + source + "]";
    }
}
