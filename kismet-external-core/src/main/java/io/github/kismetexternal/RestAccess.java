package io.github.kismetexternal;

import io.github.kismetexternal.rest.KismetRest;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The plugin's client of Kismet's REST API, made when it is first asked for: it brings an HTTP client with it. Safe for
 * use by several threads.
 */
final class RestAccess {
    /** Kismet grants a token within milliseconds, unless it has locked up. */
    private static final int PATIENCE_SECONDS = 10;

    private final AuthTokens tokens;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable KismetRest client;

    RestAccess(AuthTokens tokens) {
        this.tokens = tokens;
    }

    KismetRest client() {
        KismetRest known = client;
        if (known != null) {
            return known;
        }
        lock.lock();
        try {
            known = client;
            if (known == null) {
                known = KismetRest.ofPlugin(System.getenv(), this::token);
                client = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    private String token() {
        try {
            return tokens.request().get(PATIENCE_SECONDS, TimeUnit.SECONDS).value();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled = new CancellationException("interrupted while waiting for a token");
            cancelled.initCause(e);
            throw cancelled;
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kismet did not grant a token within " + PATIENCE_SECONDS
                    + " s; it may have locked up, see its log", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("Kismet did not grant a token", e.getCause());
        }
    }
}
