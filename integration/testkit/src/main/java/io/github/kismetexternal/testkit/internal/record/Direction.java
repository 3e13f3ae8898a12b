package io.github.kismetexternal.testkit.internal.record;

/** Which way bytes went. */
public enum Direction {
    /** What Kismet wrote. */
    TO_HELPER("->", "to the helper"),
    /** What the helper wrote. */
    OF_HELPER("<-", "of the helper");

    private final String arrow;
    private final String text;

    Direction(String arrow, String text) {
        this.arrow = arrow;
        this.text = text;
    }

    /** Returns the sign for a dump: {@code ->} to the helper, {@code <-} from it. */
    public String arrow() {
        return arrow;
    }

    /** Returns the direction as a part of a sentence. */
    @Override
    public String toString() {
        return text;
    }
}
