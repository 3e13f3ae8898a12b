package io.github.kismetexternal.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The rules that plugins broke: all of them, and those that nobody has taken yet. Safe for use by several threads. */
final class Fatalities {
    private final List<Fatality> all = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Fatality> untaken = new LinkedBlockingQueue<>();

    void add(Fatality fatality) {
        all.add(fatality);
        untaken.add(fatality);
    }

    List<Fatality> all() {
        return List.copyOf(all);
    }

    List<Fatality> take() {
        List<Fatality> taken = new ArrayList<>();
        untaken.drainTo(taken);
        return taken;
    }

    Fatality await(Duration time) throws InterruptedException, TimeoutException {
        Fatality fatality = untaken.poll(time.toNanos(), TimeUnit.NANOSECONDS);
        if (fatality == null) {
            throw new TimeoutException("no plugin broke a rule within " + time.toMillis() + " ms");
        }
        return fatality;
    }
}
