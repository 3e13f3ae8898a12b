package io.github.kismetexternal.http;

/** Thrown when the writer of a streamed body failed. */
final class StreamFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean begun;

    StreamFailedException(Throwable cause, boolean begun) {
        super(cause);
        this.begun = begun;
    }

    /** Returns whether a part of the answer was sent, and the answer was therefore ended as it was. */
    boolean begun() {
        return begun;
    }
}
