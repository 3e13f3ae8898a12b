package io.github.kismetexternal.wire;

/** Sizes of texts on the wire. */
final class Utf8 {
    private Utf8() {}

    /** Returns how many bytes a text takes as UTF-8, at most: the two halves of a rare character count three each. */
    static int sizeOf(String text) {
        int size = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                size += c < 0x800 ? 1 : 2;
            }
        }
        return size;
    }
}
