package io.github.kismetexternal.testkit.internal.web;

import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The tokens that Kismet keeps, each with a name and a role. None expires. Safe for use by several threads. */
final class ApiKeys {
    /** The name of the tokens of administrators, in releases that do not sign them. */
    static final String LOGON = "web logon";

    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Map<String, ApiKey> byName = new LinkedHashMap<>();
    private final SecureRandom random;

    ApiKeys(SecureRandom random) {
        this.random = random;
    }

    /**
     * A token.
     *
     * @param token 32 hexadecimal digits, in upper case
     */
    record ApiKey(String name, String role, String token) {
        /** Tokens are secrets. */
        @Override
        public String toString() {
            return "ApiKey[name=" + name + ", role=" + role + "]";
        }
    }

    /**
     * Makes a token.
     *
     * @throws IllegalArgumentException if there is one of this name
     */
    synchronized String create(String name, String role) {
        if (byName.containsKey(name)) {
            throw new IllegalArgumentException("cannot create duplicate auth");
        }
        return createOrFind(name, role);
    }

    /** Returns the token of this name, with its role changed to this one, or makes it. */
    synchronized String createOrFind(String name, String role) {
        ApiKey known = byName.get(name);
        ApiKey key = new ApiKey(name, role, known == null ? random() : known.token());
        byName.put(name, key);
        return key.token();
    }

    private String random() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HEX.formatHex(bytes);
    }

    /** Removes the token of this name; false if there is none. */
    synchronized boolean remove(String name) {
        return byName.remove(name) != null;
    }

    /** Finds a token in a time that does not depend on how much of it is right; null if there is none. */
    synchronized @Nullable ApiKey find(String token) {
        byte[] wanted = token.getBytes(UTF_8);
        ApiKey found = null;
        for (ApiKey key : byName.values()) {
            if (MessageDigest.isEqual(key.token().getBytes(UTF_8), wanted)) {
                found = key;
            }
        }
        return found;
    }

    /** Returns all in the order they were made. */
    synchronized List<ApiKey> list() {
        return new ArrayList<>(byName.values());
    }
}
