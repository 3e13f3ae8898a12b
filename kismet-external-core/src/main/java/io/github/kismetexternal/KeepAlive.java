package io.github.kismetexternal;

import io.github.kismetexternal.command.CommandSink;
import io.github.kismetexternal.command.Ping;
import io.github.kismetexternal.log.PluginLog;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Pings Kismet and says so, loudly and once, when it stops to answer. A pong answers any ping: Kismet 2025-09 does not
 * number them right. Safe for use by several threads.
 *
 * <p>Nothing else tells of a Kismet that has locked itself up, see {@link Health.Cause#LARGE_FORM}.
 */
final class KeepAlive {
    static final Duration INTERVAL = Duration.ofSeconds(5);
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int PINGS_OF_PATIENCE = (int) (PATIENCE.toSeconds() / INTERVAL.toSeconds());

    private final CommandSink sink;
    private final Supplier<Health.Cause> diagnosis;
    private final LongSupplier nanoTime;
    /** Counted, not timed: a plugin that was stopped for a while has no reason to blame Kismet. */
    private final AtomicInteger unanswered = new AtomicInteger();

    private volatile @Nullable Long answeredAt;
    private volatile @Nullable Noticed lastSilence;
    private volatile boolean reported;

    private record Noticed(long at, Health.Cause likelyCause) {}

    /**
     * Makes a watch.
     *
     * @param diagnosis finds out why Kismet may be silent; asked when it is
     * @param nanoTime tells the time
     */
    KeepAlive(CommandSink sink, Supplier<Health.Cause> diagnosis, LongSupplier nanoTime) {
        this.sink = sink;
        this.diagnosis = diagnosis;
        this.nanoTime = nanoTime;
    }

    /** To be called every {@link #INTERVAL}, by one thread. */
    void tick() {
        boolean silent = unanswered.getAndIncrement() >= PINGS_OF_PATIENCE;
        sink.offerUrgent(new Ping());
        if (silent && !reported) {
            reported = true;
            Health.Cause cause = diagnosis.get();
            lastSilence = new Noticed(nanoTime.getAsLong(), cause);
            PluginLog.error("Kismet has not answered for " + PATIENCE.toSeconds()
                    + " seconds; this plugin's pages hang. The likely cause is " + cause.explanation());
        } else if (!silent && reported) {
            reported = false;
            PluginLog.warning("Kismet answers again");
        }
    }

    void pongReceived() {
        answeredAt = nanoTime.getAsLong();
        unanswered.set(0);
    }

    Health.KismetHealth health() {
        long now = nanoTime.getAsLong();
        return new Health.KismetHealth(
                Optional.ofNullable(answeredAt).map(at -> Duration.ofNanos(now - at)),
                unanswered.get() > PINGS_OF_PATIENCE,
                Optional.ofNullable(lastSilence)
                        .map(noticed ->
                                new Health.Silence(Duration.ofNanos(now - noticed.at()), noticed.likelyCause())));
    }
}
