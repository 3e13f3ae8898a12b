package io.github.kismetexternal.http;

import org.jspecify.annotations.Nullable;

/** The request that the calling thread handles, if it is the thread that a handler was called on. */
public final class CurrentRequest {
    private static final ThreadLocal<@Nullable Exchange> EXCHANGE = new ThreadLocal<>();

    private CurrentRequest() {}

    /**
     * Makes the answer confidential, as {@link Response#confidential} does, whatever it will be, unless it is
     * {@link Response#spooled}. Does nothing on a thread that handles no request.
     */
    public static void keepConfidential() {
        Exchange exchange = EXCHANGE.get();
        if (exchange != null) {
            exchange.keepConfidential();
        }
    }

    static void enter(Exchange exchange) {
        EXCHANGE.set(exchange);
    }

    static void leave() {
        EXCHANGE.remove();
    }
}
