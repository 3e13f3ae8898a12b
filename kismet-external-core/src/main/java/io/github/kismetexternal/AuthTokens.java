package io.github.kismetexternal;

import io.github.kismetexternal.command.AuthReply;
import io.github.kismetexternal.command.AuthRequest;
import io.github.kismetexternal.command.CommandSink;
import io.github.kismetexternal.command.ConnectionClosedException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Gives tokens to those who asked for one: replies carry no number. Safe for use by several threads. */
final class AuthTokens {
    private final CommandSink sink;
    private final Queue<CompletableFuture<AuthToken>> waiting = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    AuthTokens(CommandSink sink) {
        this.sink = sink;
    }

    CompletableFuture<AuthToken> request() throws InterruptedException {
        CompletableFuture<AuthToken> token = new CompletableFuture<>();
        waiting.add(token);
        try {
            sink.send(new AuthRequest());
        } catch (InterruptedException | ConnectionClosedException e) {
            waiting.remove(token);
            throw e;
        }
        if (closed) {
            failWaiting();
        }
        return token;
    }

    /**
     * Gives the token to all who wait: it is the same for all, and whoever gave up after asking must not take
     * another's. Completes on another thread: this is the reader's, and what an author hangs onto a future may take its
     * time.
     */
    void granted(AuthReply reply) {
        for (CompletableFuture<AuthToken> token = waiting.poll(); token != null; token = waiting.poll()) {
            token.completeAsync(() -> new AuthToken(reply.token()));
        }
    }

    /** Fails what waits, and what comes later; on another thread for the same reason. */
    void close() {
        closed = true;
        failWaiting();
    }

    private void failWaiting() {
        for (CompletableFuture<AuthToken> token = waiting.poll(); token != null; token = waiting.poll()) {
            CompletableFuture<AuthToken> failing = token;
            failing.defaultExecutor().execute(() -> failing.completeExceptionally(new ConnectionClosedException()));
        }
    }
}
