package io.github.kismetexternal.testkit.internal.web;

import io.github.kismetexternal.testkit.SimulatedRelease;
import io.github.kismetexternal.testkit.internal.route.RouteTable;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Who may use Kismet's web server: the administrator by name and password, everybody else by token. Safe for use by
 * several threads.
 *
 * <p>A token is taken from the cookie {@code KISMET}, and from the query only if the request has no cookie at all. Name
 * and password are looked at only if the token is not good, and those in the query only if there is no header
 * {@code Authorization}. Source: kis_net_beast_httpd.cc:1281-1349 of 2025-09.
 */
public final class Access {
    /** The cookie that tokens travel in. */
    static final String COOKIE = "KISMET";

    private static final String HELPERS = "external plugin";
    private static final String BASIC = "Basic ";

    private final SimulatedRelease release;
    private final ApiKeys keys;
    private final LoginSigner signer;
    private volatile AdminLogin admin;

    private Access(SimulatedRelease release, AdminLogin admin) {
        SecureRandom random = new SecureRandom();
        this.release = release;
        this.admin = admin;
        keys = new ApiKeys(random);
        signer = new LoginSigner(random);
    }

    /** Makes the access of a user who has chosen name and password in the web UI, and may change them there. */
    public static Access ofUser(SimulatedRelease release, String user, String password) {
        return new Access(release, new AdminLogin(AdminLogin.Source.USER, user, password));
    }

    /** Makes the access of a site whose configuration has name and password, which nobody may change by HTTP. */
    public static Access ofSite(SimulatedRelease release, String user, String password) {
        return new Access(release, new AdminLogin(AdminLogin.Source.SITE, user, password));
    }

    /** Makes the access before anybody has chosen a password. Helpers have their token all the same. */
    public static Access notSetUp(SimulatedRelease release) {
        return new Access(release, new AdminLogin(AdminLogin.Source.NONE, "", ""));
    }

    /** Returns the one token of all helpers: 32 hexadecimal digits in upper case, with the administrator's role. */
    public String helperToken() {
        return keys.createOrFind(HELPERS, Login.ADMIN);
    }

    /** Adds the routes below {@code /session/} and {@code /auth/}. */
    public void addRoutes(RouteTable routes) {
        SessionRoutes.add(routes, this);
        ApiKeyRoutes.add(routes, release, keys);
    }

    AdminLogin admin() {
        return admin;
    }

    /** Sets name and password, as the web UI does on Kismet's first start. */
    void changeAdmin(String user, String password) {
        admin = new AdminLogin(AdminLogin.Source.USER, user, password);
    }

    /** Finds out who asks. */
    Login login(BrowserRequest request) {
        String token = token(request);
        if (release.signsLogins() && signer.isSigned(token)) {
            return new Login(true, Login.ADMIN, token);
        }
        ApiKeys.ApiKey key = keys.find(token);
        if (key != null) {
            return new Login(true, key.role(), token);
        }
        return hasPassword(request) ? new Login(true, Login.ADMIN, logonToken()) : Login.refused(token);
    }

    private static String token(BrowserRequest request) {
        String cookies = request.header(HttpHeader.COOKIE);
        return cookies == null
                ? request.queryVariables().getOrDefault(COOKIE, "")
                : cookie(Variables.decodeCookies(cookies));
    }

    /**
     * Returns the last cookie of our name, or an empty text. A cookie without an equals sign becomes a part of the next
     * one's name.
     */
    private static String cookie(String decoded) {
        String value = "";
        int start = 0;
        for (int equals = decoded.indexOf('='); equals >= 0; equals = decoded.indexOf('=', start)) {
            int semicolon = decoded.indexOf(';', equals);
            int end = semicolon < 0 ? decoded.length() : semicolon;
            if (decoded.substring(start, equals).stripLeading().equals(COOKIE)) {
                value = decoded.substring(equals + 1, end);
            }
            start = Math.min(end + 1, decoded.length());
        }
        return value;
    }

    private boolean hasPassword(BrowserRequest request) {
        String header = request.header(HttpHeader.AUTHORIZATION);
        if (header == null) {
            Map<String, String> variables = request.queryVariables();
            return isRight(variables.get("user"), variables.get("password"));
        }
        if (!header.startsWith(BASIC)) {
            return false;
        }
        String pair = decodeBase64(header.substring(BASIC.length()));
        int colon = pair.indexOf(':');
        return colon >= 0 && isRight(pair.substring(0, colon), pair.substring(colon + 1));
    }

    private static String decodeBase64(String text) {
        try {
            return new String(Base64.getMimeDecoder().decode(text), UTF_8);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private boolean isRight(@Nullable String user, @Nullable String password) {
        return user != null && password != null && admin.isRight(user, password);
    }

    private String logonToken() {
        return release.signsLogins() ? signer.sign() : keys.createOrFind(ApiKeys.LOGON, Login.ADMIN);
    }
}
