package io.github.kismetexternal.rest;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Waits for what the JDK's client does meanwhile. */
final class Awaited {
    private Awaited() {}

    /**
     * Waits for an answer.
     *
     * @throws HttpTimeoutException if it does not come in time
     * @throws InterruptedIOException if the thread is interrupted meanwhile, which it stays
     * @throws IOException if there will be none
     */
    static <T> T within(Duration time, CompletableFuture<T> answer) throws IOException {
        try {
            return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("there was no answer");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for an answer");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IOException("the request failed: " + e.getCause(), e.getCause());
        }
    }
}
