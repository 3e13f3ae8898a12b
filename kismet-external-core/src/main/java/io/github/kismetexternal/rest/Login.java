package io.github.kismetexternal.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.BiConsumer;

/**
 * User and password, sent with each request and unasked: Kismet's refusals carry no challenge, and its cookies of a
 * login do not survive a restart (Kismet 2023-07 and later).
 */
final class Login implements Credentials {
    private final String header;

    Login(String user, String password) {
        if (user.indexOf(':') >= 0) {
            throw new IllegalArgumentException("user name must be without a colon");
        }
        header = "Basic "
                + Base64.getEncoder().encodeToString((user + ':' + password).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void identify(BiConsumer<String, String> headers) {
        headers.accept("Authorization", header);
    }

    @Override
    public String toString() {
        return "Login[…]";
    }
}
