package _package_;

/** Names from the air, made fit to be shown. */
final class VisibleText {
    private static final int LONGEST = 32;
    private static final int REPLACEMENT = 0xFFFD;

    private VisibleText() {}

    /** Puts U+FFFD in the place of what cannot be seen or turns what follows around, such as U+202E. */
    static String of(String text) {
        return text.codePoints()
                .map(character -> isVisible(character) ? character : REPLACEMENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Returns the beginning, too, of a name that is longer than an SSID can be. */
    static String shortened(String text) {
        boolean fits = text.codePointCount(0, text.length()) <= LONGEST;
        return of(fits ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)) + "…");
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
