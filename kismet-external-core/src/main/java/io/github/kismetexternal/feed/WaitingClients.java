package io.github.kismetexternal.feed;

import io.github.kismetexternal.http.Response;
import io.github.kismetexternal.log.PluginLog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Questions that have no answer yet. One thread answers them all, when there is news or their time is over; it begins
 * with the first of them. Those that it finds at once make a round, and equal questions in it share an answer. Whoever
 * brings news only says so to that thread, which may have to wait for Kismet to read. Safe for use by several threads.
 */
final class WaitingClients implements AutoCloseable {
    static final int MOST = 5000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Map<Feed, Set<Waiter>> byFeed = new HashMap<>();
    private final TreeSet<Waiter> byDeadline = new TreeSet<>();
    private final Set<Feed> withNews = new HashSet<>();
    private @Nullable Thread thread;
    private boolean closed;
    private long waiters;
    private long refused;

    /** Returns the answer once there is news, or after the time; at once where too many wait already. */
    CompletionStage<Response> ask(Question question, int seconds) {
        if (seconds == 0 || question.hasNews()) {
            return CompletableFuture.completedFuture(question.answer(new Round()));
        }
        CompletableFuture<Response> answer = add(question, seconds);
        if (answer == null) {
            return CompletableFuture.completedFuture(question.answer(new Round()));
        }
        if (question.hasNews()) {
            // It came before the question was among those that wait.
            question.feeds().forEach(this::wake);
        }
        return answer;
    }

    /** Lets those be answered who wait for a feed. */
    void wake(Feed feed) {
        lock.lock();
        try {
            if (byFeed.containsKey(feed) && withNews.add(feed)) {
                changed.signal();
            }
        } finally {
            lock.unlock();
        }
    }

    int size() {
        lock.lock();
        try {
            return byDeadline.size();
        } finally {
            lock.unlock();
        }
    }

    /** Returns how many questions were answered at once because too many waited. */
    long refused() {
        lock.lock();
        try {
            return refused;
        } finally {
            lock.unlock();
        }
    }

    /** Answers nobody any more: Kismet cancels the requests of a plugin that has gone. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            byFeed.clear();
            byDeadline.clear();
            if (thread != null) {
                thread.interrupt();
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable CompletableFuture<Response> add(Question question, int seconds) {
        lock.lock();
        try {
            if (byDeadline.size() == MOST || closed) {
                refused++;
                return null;
            }
            startThread();
            Waiter waiter = new Waiter(question, System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds), ++waiters);
            byDeadline.add(waiter);
            for (Feed feed : question.feeds()) {
                byFeed.computeIfAbsent(feed, key -> new LinkedHashSet<>()).add(waiter);
            }
            if (byDeadline.first() == waiter) {
                changed.signal();
            }
            return waiter.answer();
        } finally {
            lock.unlock();
        }
    }

    private void startThread() {
        if (thread == null) {
            Thread starting = new Thread(this::answerUntilClosed, "kismet-feeds");
            starting.setDaemon(true);
            starting.start();
            thread = starting;
        }
    }

    private void answerUntilClosed() {
        boolean open = true;
        while (open) {
            try {
                List<Waiter> due = takeDue();
                Round round = new Round();
                due.forEach(waiter -> waiter.complete(round));
                open = !due.isEmpty();
            } catch (InterruptedException e) {
                open = false;
            } catch (Throwable e) {
                // The heap ran out. Without this thread all would wait for ever.
                PluginLog.error("requests that wait for a feed could not be answered", e);
            }
        }
    }

    /** Waits until somebody is to be answered; nobody once this is closed. */
    private List<Waiter> takeDue() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            List<Waiter> due = new ArrayList<>();
            while (!closed) {
                withNews.forEach(feed -> due.addAll(byFeed.getOrDefault(feed, Set.of())));
                withNews.clear();
                due.forEach(this::remove);
                long now = System.nanoTime();
                while (!byDeadline.isEmpty() && byDeadline.first().nanosLeft(now) <= 0) {
                    Waiter late = byDeadline.first();
                    due.add(late);
                    remove(late);
                }
                if (!due.isEmpty()) {
                    return due;
                }
                if (byDeadline.isEmpty()) {
                    changed.await();
                } else {
                    changed.awaitNanos(byDeadline.first().nanosLeft(now));
                }
            }
            return due;
        } finally {
            lock.unlock();
        }
    }

    private void remove(Waiter waiter) {
        byDeadline.remove(waiter);
        for (Feed feed : waiter.feeds()) {
            byFeed.computeIfPresent(feed, (key, others) -> others.remove(waiter) && others.isEmpty() ? null : others);
        }
    }
}
