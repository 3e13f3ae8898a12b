package io.github.kismetexternal.testkit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The forms in which a page sends JSON to a plugin: one, or several where it is large. */
final class JsonForms {
    private static final ObjectMapper MAPPER = new JsonMapper();
    private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 16;
    /** 12 000 characters of base64url. */
    private static final int PIECE = 9000;

    private JsonForms() {}

    /** Returns the forms in their order. */
    static List<Map<String, String>> of(Object value, String csrf) {
        byte[] json = write(value);
        if (json.length <= PIECE) {
            return List.of(Map.of("_csrf", csrf, "_json", BASE64URL.encodeToString(json)));
        }
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        String upload = BASE64URL.encodeToString(id);
        int count = (json.length + PIECE - 1) / PIECE;
        List<Map<String, String>> forms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] piece = Arrays.copyOfRange(json, i * PIECE, Math.min(json.length, (i + 1) * PIECE));
            forms.add(Map.of(
                    "_csrf", csrf,
                    "_upload", upload,
                    "_part", Integer.toString(i),
                    "_parts", Integer.toString(count),
                    "_json", BASE64URL.encodeToString(piece)));
        }
        return forms;
    }

    /** Reads what a plugin's page {@code _session} answers. */
    static String csrf(String session) throws IOException {
        try {
            String csrf = MAPPER.readTree(session).path("csrf").textValue();
            if (csrf != null) {
                return csrf;
            }
        } catch (JsonProcessingException e) {
            // It is another page.
        }
        throw new IOException("the plugin's page _session must answer an object with csrf, and did not");
    }

    private static byte[] write(Object value) {
        try {
            return MAPPER.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "a " + value.getClass().getName() + " must be something Jackson can write as JSON", e);
        }
    }
}
