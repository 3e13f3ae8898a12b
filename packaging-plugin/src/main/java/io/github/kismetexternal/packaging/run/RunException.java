package io.github.kismetexternal.packaging.run;

/** Says why a plugin cannot be run: what, the rule, and what to do about it. */
public final class RunException extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * Takes what people are told.
     *
     * @param message what failed and what to do next
     */
    public RunException(String message) {
        super(message);
    }
}
