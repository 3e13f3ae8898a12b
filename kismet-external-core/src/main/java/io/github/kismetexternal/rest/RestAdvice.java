package io.github.kismetexternal.rest;

import java.util.Locale;

/** Says what to do about an answer that Kismet refuses with. */
final class RestAdvice {
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;
    private static final int UNAVAILABLE = 503;

    private RestAdvice() {}

    static String on(int status, String text) {
        String said = text.toLowerCase(Locale.ROOT);
        if (said.contains("throttle")) {
            return "the alert was raised more often than its definition allows; wait, or define it with a higher rate";
        }
        if (said.contains("pcre")) {
            return "this Kismet was built without regular expressions; filter what it answers instead";
        }
        return switch (status) {
            case UNAUTHORIZED -> "the token has been revoked, belongs to a user who may not do this (readonly), or is"
                    + " the cookie of a login before Kismet was restarted; make a new API key, or sign in again";
            case NOT_FOUND -> "this release of Kismet does not have it, or there is no such object; system().status()"
                    + " tells the release";
            case WRONG_METHOD -> "this release of Kismet knows the path with another method only";
            case BAD_REQUEST -> "Kismet refuses what was sent; compare it with the call's documentation";
            case UNAVAILABLE -> "Kismet does not do it in its present state";
            default -> status >= 300 && status < BAD_REQUEST
                    ? "redirects are not followed, since the token must not travel; set KISMET_REST_URL to where Kismet"
                            + " itself listens"
                    : "Kismet could not do it; its own log may say more";
        };
    }
}
