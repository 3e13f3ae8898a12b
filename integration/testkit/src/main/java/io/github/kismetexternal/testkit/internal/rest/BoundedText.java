package io.github.kismetexternal.testkit.internal.rest;

import java.util.regex.Pattern;

/** A text that ends a search in it after too many steps, as PCRE's limits do: expressions can be made to take long. */
final class BoundedText implements CharSequence {
    private static final int STEPS = 1_000_000;

    private final String text;
    private int steps;

    private BoundedText(String text) {
        this.text = text;
    }

    /** Thrown through the regular expression's matcher. */
    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManySteps() {
            super("too many steps", null, false, false);
        }
    }

    /** Returns whether a pattern is found in a text before the limits are reached. */
    static boolean finds(Pattern pattern, String text) {
        try {
            return pattern.matcher(new BoundedText(text)).find();
        } catch (TooManySteps | StackOverflowError e) {
            return false;
        }
    }

    @Override
    public char charAt(int index) {
        if (++steps > STEPS) {
            throw new TooManySteps();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
