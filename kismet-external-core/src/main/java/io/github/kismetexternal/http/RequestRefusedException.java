package io.github.kismetexternal.http;

/**
 * Thrown to answer a request with a status of failure and a reason that the browser is told. Unlike any other exception
 * of a handler it is the sender's mistake, not the plugin's, and is not logged. It has no stack trace.
 */
public final class RequestRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int LOWEST = 400;
    private static final int HIGHEST = 599;

    /** The status, 400 to 599. */
    private final int status;

    /**
     * Makes a refusal.
     *
     * @param status 400 to 599
     * @param reason goes to the browser as plain text
     * @throws IllegalArgumentException if the status is out of that range
     */
    public RequestRefusedException(int status, String reason) {
        super(reason, null, false, false);
        if (status < LOWEST || status > HIGHEST) {
            throw new IllegalArgumentException("status (" + status + ") must be from 400 to 599");
        }
        this.status = status;
    }

    /** {@return the status, 400 to 599} */
    public int status() {
        return status;
    }

    Response response() {
        return Response.text(getMessage() + "\n").withStatus(status);
    }
}
