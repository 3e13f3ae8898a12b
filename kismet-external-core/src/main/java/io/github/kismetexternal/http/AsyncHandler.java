package io.github.kismetexternal.http;

import java.util.concurrent.CompletionStage;

/**
 * Answers requests later, without holding a thread meanwhile. Called concurrently, so it must be safe for use by
 * several threads.
 */
@FunctionalInterface
public interface AsyncHandler {
    /**
     * Begins to answer one request. The time limit of handlers ends with this call; the returned stage may take longer.
     *
     * @param request what the browser asked
     * @return a stage that completes with the answer; if it fails, the browser gets status 500; if it never completes,
     *     the browser waits for ever. The answer is sent by the thread that completes the stage, which may have to wait
     *     for Kismet to read
     * @throws Exception for any reason; the browser then gets status 500 and the log the stack trace
     */
    CompletionStage<Response> handle(Request request) throws Exception;
}
