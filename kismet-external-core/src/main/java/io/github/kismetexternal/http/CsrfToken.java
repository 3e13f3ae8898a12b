package io.github.kismetexternal.http;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a page must send along to show that it comes from this Kismet: a foreign page can make a browser send a form
 * together with Kismet's cookie, but cannot read this. One value for as long as the process runs, made with the first
 * use of this class, since random numbers would delay the start.
 */
final class CsrfToken {
    private static final int RANDOM_BYTES = 16;
    private static final String VALUE = random();

    private CsrfToken() {}

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static String value() {
        return VALUE;
    }

    /**
     * Refuses a request that does not carry the value.
     *
     * @throws RequestRefusedException with 403
     */
    static void require(Map<String, String> variables) {
        String sent = variables.getOrDefault(OwnVariables.CSRF, "");
        if (!MessageDigest.isEqual(sent.getBytes(UTF_8), VALUE.getBytes(UTF_8))) {
            throw new RequestRefusedException(403, "Variable _csrf must hold the value that the plugin's page _session"
                    + " answers; a restart of Kismet changes it: ask for it again.");
        }
    }
}
