package io.github.kismetexternal.rest;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Where requests, and with them the credentials, may go: to this machine, or elsewhere over https. */
final class Destination {
    /** Set to true to let credentials out over plain http. */
    static final String ALLOW_REMOTE = "kismet.rest.allowRemote";

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.(25[0-5]|2[0-4]\\d|1?\\d?\\d)){3}|\\[::1]|\\[0:0:0:0:0:0:0:1]");

    private Destination() {}

    /**
     * Returns the URL with a slash at its end.
     *
     * @throws IllegalArgumentException if it is not of http or https, names a user, has a query or a fragment, or is
     *     plain http to another machine and {@value #ALLOW_REMOTE} is not set
     */
    static URI checked(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        String host = url.getHost() == null ? "" : url.getHost().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || host.isEmpty()) {
            throw new IllegalArgumentException("Kismet's address (" + withoutSecrets(url)
                    + ") must be a URL such as http://127.0.0.1:2501/");
        }
        if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("Kismet's address (" + withoutSecrets(url)
                    + ") must be without user, password and query; give the login to KismetRest.withLogin");
        }
        if (scheme.equals("http") && !LOOPBACK.matcher(host).matches() && !Boolean.getBoolean(ALLOW_REMOTE)) {
            throw new IllegalArgumentException("Kismet's address (" + url
                    + ") must be on loopback or https, or everybody in between could read the token; -D" + ALLOW_REMOTE
                    + "=true allows it all the same. If Kismet listens on another address only, remove"
                    + " httpd_bind_address or set it to 127.0.0.1");
        }
        return url.toString().endsWith("/") ? url : URI.create(url + "/");
    }

    private static String withoutSecrets(URI url) {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }
}
