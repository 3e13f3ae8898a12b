package io.github.kismetexternal.packaging.validate;

/** Makes text of anybody fit for a terminal: short, and without characters that steer it or turn its direction. */
final class Printable {
    private static final int LONGEST_VALUE = 160;
    private static final int LONGEST_TEXT = 2000;

    private Printable() {}

    /** Returns a value such as a file's name, with its middle left out if it is long. */
    static String of(String value) {
        String text = value.length() <= LONGEST_VALUE
                ? value
                : value.substring(0, LONGEST_VALUE / 2) + "[...]"
                        + value.substring(value.length() - LONGEST_VALUE / 2);
        return text(text);
    }

    /** Returns whole sentences. */
    static String text(String text) {
        StringBuilder printable = new StringBuilder();
        text.codePoints().limit(LONGEST_TEXT).forEach(character -> {
            switch (Character.getType(character)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR,
                        Character.UNASSIGNED -> printable.append(String.format("\\u%04X", character));
                default -> printable.appendCodePoint(character);
            }
        });
        return printable.toString();
    }
}
