package io.github.kismetexternal.tests.storm;

import java.util.Base64;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A Kismet, real or not, with a login.
 *
 * @param url the web server's URL, which ends in a slash
 * @param authorization the header that signs the administrator in
 */
record Site(String url, String authorization) {
    static Site of(String url, String user, String password) {
        String login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        return new Site(url.endsWith("/") ? url : url + "/", "Basic " + login);
    }
}
