package io.github.kismetexternal.http;

/** Thrown when an answer could not be sent as it was meant. */
final class AnswerFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean begun;

    AnswerFailedException(Throwable cause, boolean begun) {
        super(cause);
        this.begun = begun;
    }

    /** Returns whether a part of the answer was sent, and the answer was therefore ended as it was. */
    boolean begun() {
        return begun;
    }
}
