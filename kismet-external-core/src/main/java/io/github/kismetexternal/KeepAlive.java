package io.github.kismetexternal;

import io.github.kismetexternal.command.CommandSink;
import io.github.kismetexternal.command.Ping;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Pings Kismet and says so, loudly and once, when it stops to answer. A pong answers any ping: Kismet 2025-09 does not
 * number them right. Safe for use by several threads.
 *
 * <p>Nothing else tells of a Kismet that has locked itself up: since 2025-09 a form of more than 16 kB sent to a
 * plugin's page leaves the plugin without data, without an end of the pipe and without a signal.
 */
final class KeepAlive {
    static final Duration INTERVAL = Duration.ofSeconds(5);
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private final CommandSink sink;
    private final LongSupplier nanoTime;
    private volatile long lastPong;
    private volatile boolean reported;

    KeepAlive(CommandSink sink, LongSupplier nanoTime) {
        this.sink = sink;
        this.nanoTime = nanoTime;
        this.lastPong = nanoTime.getAsLong();
    }

    /** To be called every {@link #INTERVAL}. Never waits. */
    void tick() {
        sink.offerUrgent(new Ping());
        if (!reported && nanoTime.getAsLong() - lastPong > PATIENCE.toNanos()) {
            reported = true;
            log().log(
                    System.Logger.Level.ERROR,
                    "Kismet has not answered for " + PATIENCE.toSeconds() + " seconds; this plugin's pages hang."
                            + " A likely cause is a form of more than 16 kB sent to one of them, over which Kismet"
                            + " 2025-09 locks up; restart Kismet");
        }
    }

    void pongReceived() {
        lastPong = nanoTime.getAsLong();
        if (reported) {
            reported = false;
            log().log(System.Logger.Level.WARNING, "Kismet answers again");
        }
    }

    private static System.Logger log() {
        return System.getLogger("io.github.kismetexternal");
    }
}
