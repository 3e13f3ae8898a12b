package io.github.kismetexternal.http;

/**
 * Whether it is worth the CPU time that an idle thread stays awake for the next task. Where that was in vain, the next
 * idle moment is left out, then the next two, and so on up to {@value #MOST_LEFT_OUT}; success starts over. Not safe
 * for use by several threads.
 */
final class Patience {
    static final int MOST_LEFT_OUT = 64;

    private final boolean helps;
    private int inVain;
    private int leftOut;

    /**
     * Makes patience that has not been tried.
     *
     * @param processors how many there are; with a single one, who stays awake only keeps others from their work
     */
    Patience(int processors) {
        helps = processors > 1;
    }

    /** {@return whether to stay awake in the idle moment that begins} */
    boolean lasts() {
        if (leftOut > 0) {
            leftOut--;
            return false;
        }
        return helps;
    }

    /** Notes whether a task came while a thread stayed awake. */
    void rewarded(boolean taskCame) {
        inVain = taskCame ? 0 : Math.min(MOST_LEFT_OUT, Math.max(1, 2 * inVain));
        leftOut = inVain;
    }
}
