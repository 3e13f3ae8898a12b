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
 * Finds out what type events are of and hands them to their handlers. Safe for use by several threads; it never waits
 * for a handler, so that the reader of the pipe can do it.
 */
public final class EventDispatcher implements AutoCloseable {
    private final Map<String, List<Subscriber>> subscribers = new ConcurrentHashMap<>();
    private final DroppedEvents dropped = new DroppedEvents();
    private final AtomicLong received = new AtomicLong();
    private final MalformedEvents malformed = new MalformedEvents();
    /** Made for the first of them, which many plugins never see. */
    private volatile @Nullable StreamedEvents streamed;

    private boolean closed;

    private final AtomicLong tooLarge = new AtomicLong();
    private final HandlerPool handlers;
    private final AtomicBoolean tooLargeReported = new AtomicBoolean();
    private final AtomicBoolean wakingFailureTold = new AtomicBoolean();
    private final Ignored ignored = new Ignored();
    /** Whether something was queued since the last {@link #handOver}. */
    private volatile boolean fresh;

    /** What nobody gets; nothing, as long as there is no rule. */
    private static final class Ignored implements Predicate<Event> {
        private volatile @Nullable Predicate<Event> rule;

        @Override
        public boolean test(Event event) {
            Predicate<Event> known = rule;
            return known != null && known.test(event);
        }
    }

    /**
     * Makes a dispatcher.
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
            List<Subscriber> some = subscribers.get(type);
            if (some == null) {
                some = new CopyOnWriteArrayList<>();
                subscribers.put(type, some);
            }
            some.add(new Subscriber(type, handler, ignored, handlers, dropped));
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
        ignored.rule = events;
    }

    /**
     * Puts an event into the queues of its handlers. They are not woken for it before {@link #handOver}: waking one for
     * each of many events that have come together would cost more than all else. Never waits for any, and never fails:
     * an event that cannot be queued is logged.
     *
     * @param notice as it came from Kismet
     */
    public void accept(EventNotice notice) {
        received.incrementAndGet();
        try {
            queue(notice);
        } catch (Throwable e) {
            // One event fails, a heap that ran out included; those that follow do not.
            PluginLog.error("an event could not be delivered", e);
        }
    }

    private void queue(EventNotice notice) {
        try {
            queue(Event.of(notice.json(), malformed));
        } catch (IOException e) {
            malformed.add(e);
        }
    }

    /** Lets handlers begin with what has been accepted. Never waits, and never fails. */
    public void handOver() {
        if (!fresh) {
            return;
        }
        fresh = false;
        try {
            for (List<Subscriber> some : subscribers.values()) {
                for (Subscriber subscriber : some) {
                    subscriber.wake();
                }
            }
        } catch (Throwable e) {
            // No thread could be had; it is tried again before the pipe is read the next time.
            fresh = true;
            if (wakingFailureTold.compareAndSet(false, true)) {
                PluginLog.error("no thread could be started for an event; give the plugin more memory", e);
            }
        }
    }

    /**
     * Queues the content of an event whose type is not told. Never waits. Where more come than can be read, the oldest
     * are dropped.
     *
     * @param content a JSON object, not yet read
     * @param from what the source was asked for; an event that it is not to deliver is passed over
     */
    public void accept(String content, Subscriptions from) {
        received.incrementAndGet();
        StreamedEvents reader = streamed();
        try {
            if (reader != null) {
                reader.accept(new Unread(content, from));
            }
        } catch (Throwable e) {
            // No thread could be had; the next event tries again.
            PluginLog.error("an event could not be delivered", e);
        }
    }

    private synchronized @Nullable StreamedEvents streamed() {
        if (streamed == null && !closed) {
            streamed = new StreamedEvents(malformed, this::deliver);
        }
        return streamed;
    }

    private void queue(Event event) {
        List<Subscriber> ofType = subscribers.getOrDefault(event.type(), List.of());
        List<Subscriber> ofAll = subscribers.getOrDefault(EventTypes.ALL, List.of());
        if (ofType.size() + ofAll.size() > 1) {
            event.setSeveralHandlers();
        }
        try {
            offer(event, ofType);
            offer(event, ofAll);
        } finally {
            // Behind what was queued, since another thread may be handing over just now.
            if (!fresh) {
                fresh = true;
            }
        }
    }

    private static void offer(Event event, List<Subscriber> some) {
        for (Subscriber subscriber : some) {
            subscriber.offer(event);
        }
    }

    private void deliver(Event event) {
        queue(event);
        handOver();
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
        StreamedEvents reader = streamed;
        return new EventCounts(
                received.get(),
                malformed.count(),
                tooLarge.get(),
                reader == null ? 0 : reader.waiting(),
                reader == null ? 0 : reader.dropped(),
                dropped.counts(),
                queues);
    }

    /** Interrupts all handlers and delivers no more. Does not wait for them. */
    @Override
    public void close() {
        StreamedEvents reader;
        synchronized (this) {
            closed = true;
            reader = streamed;
        }
        if (reader != null) {
            reader.close();
        }
        subscribers.values().forEach(some -> some.forEach(Subscriber::close));
        handlers.close();
    }
}
