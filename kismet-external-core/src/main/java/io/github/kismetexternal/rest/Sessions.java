package io.github.kismetexternal.rest;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The administrator's login, and what this client's credentials are worth. Every release since 2020-12. Safe for use by
 * several threads.
 */
public final class Sessions {
    private static final int UNAUTHORIZED = 401;
    private static final int NOT_ACCEPTABLE = 406;
    private static final int FAILED = 500;

    private final RestJson json;

    /** Where the administrator's login is kept. */
    public enum Setup {
        /** There is none: nobody can sign in until {@link #setLogin}. */
        NONE,
        /** In {@code kismet_httpd.conf} of the user that Kismet runs as. */
        USER,
        /** In the configuration of Kismet itself, where clients cannot change it. */
        GLOBAL
    }

    Sessions(RestJson json) {
        this.json = json;
    }

    /**
     * Returns where the login is kept: GET {@code /session/check_setup_ok}, for everybody.
     *
     * @return where it is kept
     */
    public Setup setup() {
        try {
            json.run(RestCall.read("/session/check_setup_ok"));
            return Setup.USER;
        } catch (KismetRestException e) {
            return switch (e.status()) {
                case NOT_ACCEPTABLE -> Setup.GLOBAL;
                case FAILED -> Setup.NONE;
                default -> throw e;
            };
        }
    }

    /**
     * Returns whether this client may do everything: GET {@code /session/check_login}, role admin.
     *
     * @return false also if Kismet does not know the client
     */
    public boolean isAdministrator() {
        return isGranted("/session/check_login");
    }

    /**
     * Returns whether Kismet knows this client: GET {@code /session/check_session}, any role.
     *
     * @return false if its token was revoked, or its login is wrong
     */
    public boolean isSignedIn() {
        return isGranted("/session/check_session");
    }

    private boolean isGranted(String path) {
        try {
            json.run(RestCall.read(path));
            return true;
        } catch (KismetRestException e) {
            if (e.status() == UNAUTHORIZED) {
                return false;
            }
            throw e;
        }
    }

    /**
     * Makes the administrator's login, or another in its place: POST {@code /session/set_password}, for everybody as
     * long as there is none, then for the role admin.
     *
     * @param user who may then sign in
     * @param password with which
     * @throws IllegalArgumentException if one holds an ampersand, which Kismet would cut it at
     * @throws KismetRestException also if the login is kept in the configuration of Kismet itself (status 403)
     */
    public void setLogin(String user, String password) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("username", user);
        form.put("password", password);
        json.run(RestCall.form("/session/set_password", form));
    }
}
