package io.github.kismetexternal;

import io.github.kismetexternal.command.CommandSink;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.log.PluginLog;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

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

    private static final int PINGS_OF_PATIENCE = (int) PATIENCE.dividedBy(INTERVAL);

    private final CommandSink sink;
    /** Counted, not timed: a plugin that was stopped for a while has no reason to blame Kismet. */
    private final AtomicInteger unanswered = new AtomicInteger();

    private boolean reported;

    KeepAlive(CommandSink sink) {
        this.sink = sink;
    }

    /** To be called every {@link #INTERVAL}, by one thread. */
    void tick() {
        boolean silent = unanswered.getAndIncrement() >= PINGS_OF_PATIENCE;
        sink.offerUrgent(new Ping());
        if (silent && !reported) {
            reported = true;
            PluginLog.error(
                    "Kismet has not answered for " + PATIENCE.toSeconds() + " seconds; this plugin's pages hang."
                            + " A likely cause is a form of more than 16 kB sent to one of them, over which Kismet"
                            + " 2025-09 locks up; restart Kismet");
        } else if (!silent && reported) {
            reported = false;
            PluginLog.warning("Kismet answers again");
        }
    }

    void pongReceived() {
        unanswered.set(0);
    }
}
