package io.github.kismetexternal.http;

/** Answers requests. Called concurrently, so it must be safe for use by several threads. */
@FunctionalInterface
public interface Handler {
    /**
     * Answers one request.
     *
     * @param request what the browser asked
     * @return the answer
     * @throws Exception for any reason; the browser then gets status 500 and the log the stack trace
     */
    Response handle(Request request) throws Exception;
}
