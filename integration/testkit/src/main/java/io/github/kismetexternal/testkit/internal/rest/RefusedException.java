package io.github.kismetexternal.testkit.internal.rest;

/** A request that gets a status other than 200, with the text of its answer. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;

    RefusedException(int status, String text) {
        super(text);
        this.status = status;
    }

    /** Makes the answer that Kismet gives where an endpoint throws. */
    static RefusedException error(String text) {
        return new RefusedException(500, "ERROR: " + text + "\n");
    }

    int status() {
        return status;
    }

    String text() {
        return getMessage();
    }
}
