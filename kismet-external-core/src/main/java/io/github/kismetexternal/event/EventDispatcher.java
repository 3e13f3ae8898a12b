package io.github.kismetexternal.event;

import io.github.kismetexternal.command.EventNotice;
import io.github.kismetexternal.log.PluginLog;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what type events are of and hands them to their handlers. Safe for use by several threads; accepting a
 * notice never waits, so that the reader of the pipe can do it.
 */
public final class EventDispatcher implements AutoCloseable {
    private static final int QUEUE_BYTES = 2 * 1024 * 1024;

    private final Map<String, List<Subscriber>> subscribers = new ConcurrentHashMap<>();
    private final DropOldestQueue<Unread> notices = new DropOldestQueue<>(QUEUE_BYTES, Unread::size, notice -> {});
    private final DroppedEvents dropped = new DroppedEvents();
    private final AtomicLong received = new AtomicLong();
    private final MalformedEvents malformed = new MalformedEvents();
    private final AtomicLong tooLarge = new AtomicLong();
    private final HandlerPool handlers;
    private volatile @Nullable Thread thread;
    private final AtomicBoolean tooLargeReported = new AtomicBoolean();
    private volatile Predicate<Event> ignored = event -> false;
    private boolean dropReported;

    /**
     * Makes a dispatcher that is idle until {@link #start}.
     *
     * @param threads makes the threads that handlers run on, one at most per handler
     */
    public EventDispatcher(ThreadFactory threads) {
        this.handlers = new HandlerPool(threads);
    }

    /**
     * Adds a handler.
     *
     * @param type the event's name, or {@code *} for all
     * @param handler gets each event of that type
     * @throws IllegalArgumentException if the type is empty
     */
    public void add(String type, EventHandler handler) {
        if (type.isEmpty()) {
            throw new IllegalArgumentException("event type must be a name such as TIMESTAMP, was empty");
        }
        synchronized (subscribers) {
            subscribers
                    .computeIfAbsent(type, key -> new CopyOnWriteArrayList<>())
                    .add(new Subscriber(type, handler, event -> ignored.test(event), handlers, dropped));
        }
    }

    /**
     * Takes a handler back for whose type Kismet could not be asked.
     *
     * @param type it was added for
     * @param handler as it was added
     */
    public void remove(String type, EventHandler handler) {
        synchronized (subscribers) {
            List<Subscriber> some = subscribers.getOrDefault(type, List.of());
            some.stream().filter(subscriber -> subscriber.runs(handler)).findFirst().ifPresent(some::remove);
        }
    }

    /**
     * Takes all handlers of a type back; what is queued for them is not delivered any more.
     *
     * @param type the event's name, or {@code *}
     */
    public void removeAll(String type) {
        synchronized (subscribers) {
            List<Subscriber> some = subscribers.remove(type);
            if (some != null) {
                some.forEach(Subscriber::close);
            }
        }
    }

    /** {@return the types that have handlers; {@link EventTypes#ALL} may be one} */
    public List<String> wanted() {
        return new ArrayList<>(subscribers.keySet());
    }

    /**
     * Sets which events are delivered to nobody.
     *
     * @param events says of each event whether nobody gets it; asked on the threads of handlers
     */
    public void ignore(Predicate<Event> events) {
        ignored = events;
    }

    /** Starts to deliver. */
    public void start() {
        Thread dispatching = new Thread(this::dispatchUntilInterrupted, "kismet-events");
        dispatching.setDaemon(true);
        thread = dispatching;
        dispatching.start();
    }

    /**
     * Queues a notice. Where more come than can be parsed, the oldest are dropped.
     *
     * @param notice as it came from Kismet
     */
    public void accept(EventNotice notice) {
        accept(new Unread.FromPipe(notice, malformed));
    }

    /**
     * Queues the content of an event whose type is not told.
     *
     * @param content a JSON object, not yet read
     * @param from what the source was asked for; an event that it is not to deliver is passed over
     */
    public void accept(String content, Subscriptions from) {
        accept(new Unread.FromStream(content, from));
    }

    private void accept(Unread event) {
        received.incrementAndGet();
        notices.put(event);
    }

    /** Counts an event that exceeded a limit, of which nothing was kept. */
    public void skipTooLarge() {
        received.incrementAndGet();
        tooLarge.incrementAndGet();
        if (tooLargeReported.compareAndSet(false, true)) {
            PluginLog.warning("an event from Kismet is too large and is skipped, as are all such that follow without a"
                    + " further word; ask Kismet's REST API for what it was about");
        }
    }

    /** Counts something in the place of an event that cannot be one. */
    public void skipMalformed() {
        received.incrementAndGet();
        malformed.add("binary");
    }

    /**
     * Counts what came and what became of it.
     *
     * @return the counts since the start
     */
    public EventCounts counts() {
        List<EventCounts.HandlerQueue> queues = new ArrayList<>();
        subscribers.values().forEach(some -> some.forEach(subscriber -> queues.add(subscriber.counts())));
        return new EventCounts(
                received.get(),
                malformed.count(),
                tooLarge.get(),
                notices.size(),
                notices.dropped(),
                dropped.counts(),
                queues);
    }

    /** Interrupts all handlers and delivers no more. Does not wait for them. */
    @Override
    public void close() {
        Thread dispatching = thread;
        if (dispatching != null) {
            dispatching.interrupt();
        }
        subscribers.values().forEach(some -> some.forEach(Subscriber::close));
        handlers.close();
    }

    private void dispatchUntilInterrupted() {
        try {
            while (true) {
                Unread notice = notices.take();
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

    private void dispatch(Unread notice) {
        reportDropped();
        Event event;
        try {
            event = notice.read();
        } catch (IOException e) {
            malformed.add(e);
            return;
        }
        if (!notice.isWanted(event)) {
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
}
