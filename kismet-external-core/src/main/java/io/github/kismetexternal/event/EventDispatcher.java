package io.github.kismetexternal.event;

import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.log.PluginLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * Parses events and hands them to their handlers. Safe for use by several threads; accepting a notice never waits, so
 * that the reader of the pipe can do it.
 */
public final class EventDispatcher implements AutoCloseable {
    private static final int QUEUE_BYTES = 2 * 1024 * 1024;

    private final Map<String, List<Subscriber>> subscribers = new ConcurrentHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final DropOldestQueue<EventNotice> notices =
            new DropOldestQueue<>(QUEUE_BYTES, notice -> notice.json().size(), notice -> {});
    private final DroppedEvents dropped = new DroppedEvents();
    private final AtomicLong received = new AtomicLong();
    private final AtomicLong malformed = new AtomicLong();
    private final ExecutorService handlers;
    private final Thread thread = new Thread(this::dispatchUntilInterrupted, "kismet-events");
    private volatile Predicate<Event> ignored = event -> false;
    private boolean dropReported;
    private boolean malformedReported;

    /**
     * Makes a dispatcher that is idle until {@link #start}.
     *
     * @param threads makes the threads that handlers run on, one at most per handler
     */
    public EventDispatcher(ThreadFactory threads) {
        this.handlers = Executors.newCachedThreadPool(threads);
        thread.setDaemon(true);
    }

    /**
     * Adds a handler.
     *
     * @return whether Kismet must be asked for this type: false if it was asked before, for it or for all
     * @throws IllegalArgumentException if the type is empty
     * @throws IllegalStateException if all events are asked for after some: Kismet would deliver those twice
     */
    public boolean add(String type, EventHandler handler) {
        if (type.isEmpty()) {
            throw new IllegalArgumentException("event type must be a name such as TIMESTAMP, was empty");
        }
        synchronized (subscribers) {
            boolean news = !asked.contains(type) && !asked.contains(EventTypes.ALL);
            if (news && type.equals(EventTypes.ALL) && !asked.isEmpty()) {
                throw new IllegalStateException("all events (*) must be subscribed to before the plugin starts: Kismet"
                        + " would deliver " + asked + " twice from now on");
            }
            subscribers
                    .computeIfAbsent(type, key -> new CopyOnWriteArrayList<>())
                    .add(new Subscriber(type, handler, handlers, dropped));
            return news;
        }
    }

    /** Takes a handler back for whose type Kismet could not be asked. */
    public void remove(String type, EventHandler handler) {
        synchronized (subscribers) {
            List<Subscriber> some = subscribers.getOrDefault(type, List.of());
            some.stream().filter(subscriber -> subscriber.runs(handler)).findFirst().ifPresent(some::remove);
        }
    }

    /** Remembers that Kismet was asked for types. */
    public void asked(List<String> types) {
        synchronized (subscribers) {
            asked.addAll(types);
        }
    }

    /** Returns the types to ask Kismet for: just {@code *} if all are wanted, or some would come twice. */
    public List<String> wanted() {
        synchronized (subscribers) {
            Set<String> types = new LinkedHashSet<>(subscribers.keySet());
            return types.contains(EventTypes.ALL) ? List.of(EventTypes.ALL) : new ArrayList<>(types);
        }
    }

    /** Sets which events are delivered to nobody. */
    public void ignore(Predicate<Event> events) {
        ignored = events;
    }

    /** Starts to deliver. */
    public void start() {
        thread.start();
    }

    /** Queues a notice. Where more come than can be parsed, the oldest are dropped. */
    public void accept(EventNotice notice) {
        received.incrementAndGet();
        notices.put(notice);
    }

    /** Counts what came and what became of it. */
    public EventCounts counts() {
        List<EventCounts.HandlerQueue> queues = new ArrayList<>();
        subscribers.values().forEach(some -> some.forEach(subscriber -> queues.add(subscriber.counts())));
        return new EventCounts(
                received.get(), malformed.get(), notices.size(), notices.dropped(), dropped.counts(), queues);
    }

    /** Interrupts all handlers and delivers no more. Does not wait for them. */
    @Override
    public void close() {
        thread.interrupt();
        subscribers.values().forEach(some -> some.forEach(Subscriber::close));
        handlers.shutdownNow();
    }

    private void dispatchUntilInterrupted() {
        try {
            while (true) {
                EventNotice notice = notices.take();
                try {
                    dispatch(notice);
                } catch (Throwable e) {
                    // One event fails, a heap that ran out included; those that follow do not.
                    PluginLog.error("an event could not be delivered", e);
                }
            }
        } catch (InterruptedException e) {
            // closed
        }
    }

    private void dispatch(EventNotice notice) {
        reportDropped();
        Event event;
        try {
            event = Event.parse(notice.json());
        } catch (IOException e) {
            reportMalformed(e);
            return;
        }
        if (ignored.test(event)) {
            return;
        }
        subscribers.getOrDefault(event.type(), List.of()).forEach(subscriber -> subscriber.offer(event));
        subscribers.getOrDefault(EventTypes.ALL, List.of()).forEach(subscriber -> subscriber.offer(event));
    }

    private void reportDropped() {
        if (!dropReported && notices.dropped() > 0) {
            dropReported = true;
            PluginLog.warning("Kismet raises events faster than they can be read, and the oldest are dropped;"
                    + " subscribe to fewer");
        }
    }

    private void reportMalformed(IOException failure) {
        malformed.incrementAndGet();
        if (!malformedReported) {
            malformedReported = true;
            PluginLog.warning("an event from Kismet is not valid JSON and is skipped, as are all that follow without a"
                    + " further word; Kismet does not escape all that it hears on the air: "
                    + failure.getClass().getSimpleName());
        }
    }
}
