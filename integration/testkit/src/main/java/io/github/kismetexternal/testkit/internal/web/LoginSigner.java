package io.github.kismetexternal.testkit.internal.web;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Signs the cookies of those who sign in as administrator: JWT with HMAC SHA-256 and a key of this object's own, so
 * that a cookie is void after a restart. Its time of expiry is told and not kept to, as in Kismet
 * (kis_net_beast_httpd.cc:845-911 of 2025-09). Safe for use by several threads.
 */
final class LoginSigner {
    private static final String ALGORITHM = "HmacSHA256";
    private static final Duration DAY = Duration.ofDays(1);
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEAD = encode("{\"alg\":\"HS256\",\"typ\":\"JWS\"}");

    private final SecretKeySpec key;

    LoginSigner(SecureRandom random) {
        byte[] secret = new byte[16];
        random.nextBytes(secret);
        key = new SecretKeySpec(secret, ALGORITHM);
    }

    /** Makes a cookie's value. */
    String sign() {
        long now = Instant.now().getEpochSecond();
        String signed = HEAD + "." + encode("{\"created\":" + now + ",\"expires\":" + (now + DAY.toSeconds())
                + ",\"iss\":\"kismet\",\"name\":\"web logon\",\"role\":\"" + Login.ADMIN + "\"}");
        return signed + "." + signature(signed);
    }

    /** Returns whether a cookie's value was made here. */
    boolean isSigned(String token) {
        int dot = token.lastIndexOf('.');
        return dot > 0
                && MessageDigest.isEqual(
                        signature(token.substring(0, dot)).getBytes(US_ASCII),
                        token.substring(dot + 1).getBytes(UTF_8));
    }

    private String signature(String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return BASE64.encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK must have " + ALGORITHM, e);
        }
    }

    private static String encode(String json) {
        return BASE64.encodeToString(json.getBytes(US_ASCII));
    }
}
