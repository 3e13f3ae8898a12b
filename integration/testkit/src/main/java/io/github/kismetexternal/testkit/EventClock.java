package io.github.kismetexternal.testkit;

import io.github.kismetexternal.testkit.internal.event.EventBus;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What happens in Kismet by itself: scheduled events, and what it does once a second. For several threads. */
final class EventClock implements AutoCloseable {
    private final EventBus events;
    private final Consumer<String> console;
    private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "simulated-kismet-clock");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * Makes a clock.
     *
     * @param console is told of events that cannot be made
     */
    EventClock(EventBus events, Consumer<String> console) {
        this.events = events;
        this.console = console;
    }

    void everySecond(Runnable task) {
        scheduler.scheduleAtFixedRate(task, 1, 1, TimeUnit.SECONDS);
    }

    /** Does something once; not at all if the clock is closed. */
    void later(Duration delay, Runnable task) {
        try {
            scheduler.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // Kismet has ended.
        }
    }

    void start(List<EventSchedule.Entry> schedule) {
        schedule.forEach(this::start);
    }

    private void start(EventSchedule.Entry entry) {
        Duration period = entry.period();
        if (period == null) {
            scheduler.schedule(() -> raise(entry), entry.delay().toNanos(), TimeUnit.NANOSECONDS);
        } else {
            scheduler.scheduleAtFixedRate(
                    () -> raise(entry), entry.delay().toNanos(), period.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private void raise(EventSchedule.Entry entry) {
        try {
            events.publish(entry.type(), entry.contentJson().get());
        } catch (RuntimeException e) {
            console.accept("the event " + entry.type() + " could not be made: " + e);
        }
    }

    /** Nothing is raised any more. */
    @Override
    public void close() {
        scheduler.shutdownNow();
    }
}
