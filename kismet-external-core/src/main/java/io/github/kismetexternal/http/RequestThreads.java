package io.github.kismetexternal.http;

import io.github.kismetexternal.log.PluginLog;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks in their order on a bounded number of threads, made when all others are busy and ended when they were idle
 * for long. To wake a thread costs more than to answer a request, so the last one to become idle lingers for a moment,
 * looking for the next task; a browser that asks for one thing after the other is answered without any waking. Safe for
 * use by several threads; offering a task never waits.
 */
final class RequestThreads {
    private static final long LINGER_NANOS = 25_000;

    private final HandlerLimits limits;
    private final ThreadFactory factory;
    private final long idleNanos;
    private final Patience patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition taskCame = lock.newCondition();
    private final Queue<Runnable> tasks;
    private final Set<Thread> threads = new HashSet<>();
    private final AtomicBoolean startFailureTold = new AtomicBoolean();
    private @Nullable Throwable startFailure;
    private boolean lingering;
    /** How many tasks there are; like the next two it is written with the lock only. */
    private volatile int waiting;

    private volatile int running;
    private volatile boolean closed;

    /**
     * Makes an executor that has no thread yet.
     *
     * @param limits how many tasks run and wait at most
     * @param factory makes the threads
     * @param idle after which a thread ends
     * @param patience of idle threads
     */
    RequestThreads(HandlerLimits limits, ThreadFactory factory, Duration idle, Patience patience) {
        this.limits = limits;
        this.factory = factory;
        this.idleNanos = idle.toNanos();
        this.patience = patience;
        tasks = new ArrayDeque<>(limits.running() + limits.waiting());
    }

    /** Runs a task, now or later; false if too many wait, no thread could be started for it, or this is closed. */
    boolean offer(Runnable task) {
        boolean taken;
        Throwable failure;
        lock.lock();
        try {
            taken = !closed && running + waiting < limits.running() + limits.waiting() && add(task);
            failure = startFailure;
        } finally {
            lock.unlock();
        }
        if (failure != null && startFailureTold.compareAndSet(false, true)) {
            PluginLog.error("no thread could be started for a request (" + failure
                    + "); give the plugin more memory, or lower the number of handlers that run at once");
        }
        return taken;
    }

    private boolean add(Runnable task) {
        boolean allBusy = waiting >= threads.size() - running;
        if (allBusy && threads.size() < limits.running()) {
            startThread();
        }
        if (threads.isEmpty()) {
            return false;
        }
        tasks.add(task);
        waiting = tasks.size();
        if (!allBusy && waiting > (lingering ? 1 : 0)) {
            taskCame.signal();
        }
        return true;
    }

    /** The threads that there are go on with all tasks if one more cannot be started, mostly for want of memory. */
    private void startThread() {
        Thread thread = null;
        try {
            thread = factory.newThread(this::work);
            threads.add(thread);
            thread.start();
        } catch (Throwable e) {
            threads.remove(thread);
            startFailure = e;
        }
    }

    private void work() {
        for (Runnable task = next(false); task != null; task = next(true)) {
            try {
                task.run();
            } catch (Throwable e) {
                PluginLog.error("a request failed", e);
            }
        }
    }

    /** Waits for a task; null ends the thread. */
    private @Nullable Runnable next(boolean ranOne) {
        lockWhateverHappens();
        try {
            if (ranOne) {
                running--;
                lingerIfWorthIt();
            }
            long left = idleNanos;
            while (waiting == 0 && !closed && left > 0) {
                left = await(left);
            }
            Runnable task = tasks.poll();
            if (task == null) {
                threads.remove(Thread.currentThread());
                return null;
            }
            waiting = tasks.size();
            running++;
            // What the previous handler left behind; closing interrupts with the lock.
            Thread.interrupted();
            return task;
        } finally {
            lock.unlock();
        }
    }

    private long await(long nanos) {
        try {
            return taskCame.awaitNanos(nanos);
        } catch (InterruptedException e) {
            return nanos;
        } catch (OutOfMemoryError e) {
            // Waiting takes some bytes; the next task has a new thread.
            return 0;
        }
    }

    /** Stays awake for the next task without the lock, while no other thread does. */
    private void lingerIfWorthIt() {
        if (waiting > 0 || lingering || closed || !patience.lasts()) {
            return;
        }
        lingering = true;
        lock.unlock();
        long end = System.nanoTime() + LINGER_NANOS;
        boolean locked = false;
        while (!locked && System.nanoTime() - end < 0) {
            Thread.onSpinWait();
            locked = waiting > 0 && lock.tryLock();
        }
        if (!locked) {
            lockWhateverHappens();
        }
        lingering = false;
        patience.rewarded(waiting > 0);
    }

    /** A thread that dies here would be counted for ever; on JDK 17 a lock that others hold takes some bytes. */
    private void lockWhateverHappens() {
        while (true) {
            try {
                lock.lock();
                return;
            } catch (OutOfMemoryError e) {
                Thread.onSpinWait();
            }
        }
    }

    /** {@return how many tasks run} */
    int running() {
        return running;
    }

    /** {@return how many tasks wait for their turn} */
    int waiting() {
        return waiting;
    }

    boolean isClosed() {
        return closed;
    }

    /** Interrupts all that runs, and runs no more. Does not wait. */
    void close() {
        lock.lock();
        try {
            closed = true;
            tasks.clear();
            waiting = 0;
            for (Thread thread : threads) {
                thread.interrupt();
            }
            taskCame.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
