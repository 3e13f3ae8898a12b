package io.github.kismetexternal.event;

import io.github.kismetexternal.log.PluginLog;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what cannot be read as an event, and says so the first time. Safe for use by several threads. */
final class MalformedEvents {
    private final AtomicLong count = new AtomicLong();

    void add(String why) {
        if (count.getAndIncrement() == 0) {
            PluginLog.warning("an event from Kismet is not valid JSON and is skipped, as are all that follow without a"
                    + " further word; Kismet does not escape all that it hears on the air: "
                    + why);
        }
    }

    /** Does not say what is wrong: that could quote the event. */
    void add(Exception why) {
        add(why.getClass().getSimpleName());
    }

    long count() {
        return count.get();
    }
}
