package io.github.kismetexternal.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a fuzzer's bytes mean where a target takes several values: texts in UTF-8 with the byte FF, which UTF-8 does not
 * have, between them.
 */
public final class Fields {
    private static final byte SEPARATOR = (byte) 0xFF;

    private final List<String> texts = new ArrayList<>();
    private int next;

    private Fields() {}

    /** Cuts a fuzzer's bytes into texts. */
    public static Fields of(byte[] data) {
        Fields fields = new Fields();
        int from = 0;
        for (int i = 0; i <= data.length; i++) {
            if (i == data.length || data[i] == SEPARATOR) {
                fields.texts.add(new String(data, from, i - from, UTF_8));
                from = i + 1;
            }
        }
        return fields;
    }

    /** Returns the bytes that {@link #of} cuts into these texts. */
    public static byte[] seed(String... texts) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        for (String text : texts) {
            if (data.size() > 0) {
                data.write(SEPARATOR);
            }
            data.writeBytes(text.getBytes(UTF_8));
        }
        return data.toByteArray();
    }

    /** Returns whether a text is left. */
    public boolean hasNext() {
        return next < texts.size();
    }

    /** Returns the next text, or an empty one if none is left. */
    public String next() {
        return hasNext() ? texts.get(next++) : "";
    }

    /**
     * Returns the next text as a Java program could make it: of the private use area, U+E000 to U+E7FF become halves
     * of surrogate pairs.
     */
    public String nextFromProgram() {
        StringBuilder text = new StringBuilder(next());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= '\uE000' && c <= '\uE7FF') {
                text.setCharAt(i, (char) (c - 0x800));
            }
        }
        return text.toString();
    }

    /** Returns the next text's first character, up to {@code bound}, or 0. */
    public int nextBelow(int bound) {
        String text = next();
        return text.isEmpty() ? 0 : text.charAt(0) % bound;
    }
}
