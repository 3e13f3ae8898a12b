package io.github.kismetexternal.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class RequestThreadsTest {
    private final Queue<Thread> made = new ConcurrentLinkedQueue<>();
    private final List<RequestThreads> opened = new ArrayList<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Semaphore begun = new Semaphore(0);
    private final Semaphore done = new Semaphore(0);

    @AfterEach
    void end_all() {
        end.countDown();
        opened.forEach(RequestThreads::close);
    }

    @Test
    void a_thread_is_made_for_the_first_task_only() {
        RequestThreads threads = threads(4, 4);
        assertThat(made).isEmpty();

        for (int i = 0; i < 100; i++) {
            assertThat(threads.offer(done::release)).isTrue();
            done.acquireUninterruptibly();
            until(() -> threads.running() == 0);
        }

        assertThat(made).hasSize(1);
    }

    @Test
    void as_many_run_and_wait_as_may_and_one_more_is_refused() {
        RequestThreads threads = threads(2, 3);
        for (int i = 0; i < 5; i++) {
            assertThat(threads.offer(this::runUntilEnd)).isTrue();
        }
        begun.acquireUninterruptibly(2);

        assertThat(threads.running()).isEqualTo(2);
        assertThat(threads.waiting()).isEqualTo(3);
        assertThat(threads.offer(done::release)).isFalse();
        assertThat(made).hasSize(2);

        end.countDown();
        begun.acquireUninterruptibly(3);
        until(() -> threads.running() == 0);
        assertThat(threads.waiting()).isZero();
        assertThat(threads.offer(done::release)).isTrue();
        done.acquireUninterruptibly();
    }

    @Test
    void tasks_run_in_their_order() {
        RequestThreads threads = threads(1, 100);
        List<Integer> order = new ArrayList<>();
        threads.offer(this::runUntilEnd);
        for (int i = 0; i < 100; i++) {
            int number = i;
            threads.offer(() -> {
                order.add(number);
                done.release();
            });
        }
        end.countDown();
        done.acquireUninterruptibly(100);

        assertThat(order).hasSize(100).isSorted();
    }

    @Test
    void an_idle_thread_ends_and_the_next_task_has_a_new_one() throws InterruptedException {
        RequestThreads threads = threads(4, 4, Duration.ofMillis(20), this::thread);
        threads.offer(done::release);
        done.acquire();
        made.element().join();

        assertThat(threads.offer(done::release)).isTrue();
        done.acquire();

        assertThat(made).hasSize(2);
    }

    @Test
    void an_idle_thread_sleeps() {
        RequestThreads threads = threads(4, 4);
        threads.offer(done::release);
        done.acquireUninterruptibly();

        until(() -> made.element().getState() == Thread.State.TIMED_WAITING);
    }

    @Test
    void a_task_is_refused_where_its_thread_cannot_be_started_and_none_runs() {
        Semaphore startable = new Semaphore(0);
        RequestThreads threads = threads(2, 2, Duration.ofHours(1), task -> unstartableWithout(startable, task));
        for (int i = 0; i < 10; i++) {
            assertThat(threads.offer(done::release)).isFalse();
        }
        assertThat(threads.waiting()).isZero();

        startable.release();
        assertThat(threads.offer(done::release)).isTrue();
        done.acquireUninterruptibly();
        assertThat(done.availablePermits()).isZero();
    }

    @Test
    void a_task_whose_thread_cannot_be_started_waits_for_one_that_runs() {
        Semaphore startable = new Semaphore(1);
        RequestThreads threads = threads(2, 2, Duration.ofHours(1), task -> unstartableWithout(startable, task));
        threads.offer(this::runUntilEnd);
        begun.acquireUninterruptibly();
        for (int i = 0; i < 3; i++) {
            assertThat(threads.offer(done::release)).isTrue();
        }
        assertThat(threads.offer(done::release)).isFalse();
        assertThat(threads.waiting()).isEqualTo(3);

        end.countDown();

        done.acquireUninterruptibly(3);
    }

    @Test
    void a_factory_that_fails_or_makes_nothing_refuses_the_task() {
        RequestThreads failing = threads(1, 1, Duration.ofHours(1), task -> {
            throw new OutOfMemoryError("for a test");
        });
        RequestThreads nothing = threads(1, 1, Duration.ofHours(1), task -> null);

        assertThat(failing.offer(done::release)).isFalse();
        assertThat(nothing.offer(done::release)).isFalse();
    }

    @Test
    void a_task_that_throws_anything_costs_no_thread() {
        RequestThreads threads = threads(1, 10);
        for (Throwable thrown : List.of(new Error("a"), new IllegalStateException("b"), new Exception("c"))) {
            threads.offer(() -> RequestThreadsTest.<RuntimeException>raise(thrown));
        }
        threads.offer(done::release);
        done.acquireUninterruptibly();
        until(() -> threads.running() == 0);

        assertThat(made).hasSize(1);
    }

    @Test
    void an_interrupt_that_a_task_leaves_behind_does_not_reach_the_next() {
        RequestThreads threads = threads(1, 10);
        Queue<Boolean> interrupted = new ConcurrentLinkedQueue<>();
        for (int i = 0; i < 1000; i++) {
            threads.offer(() -> {
                interrupted.add(Thread.currentThread().isInterrupted());
                Thread.currentThread().interrupt();
                done.release();
            });
            done.acquireUninterruptibly();
        }

        assertThat(interrupted).hasSize(1000).containsOnly(false);
        assertThat(made).hasSize(1);
        until(() -> made.element().getState() == Thread.State.TIMED_WAITING);
    }

    @Test
    void an_interrupt_while_idle_changes_nothing() {
        RequestThreads threads = threads(1, 10);
        for (int i = 0; i < 1000; i++) {
            threads.offer(done::release);
            done.acquireUninterruptibly();
            made.element().interrupt();
        }

        assertThat(made).hasSize(1);
    }

    @Test
    void closing_interrupts_what_runs_and_drops_what_waits() throws InterruptedException {
        RequestThreads threads = threads(2, 5);
        Semaphore interrupted = new Semaphore(0);
        Semaphore dropped = new Semaphore(0);
        for (int i = 0; i < 2; i++) {
            threads.offer(() -> runUntilInterrupted(interrupted));
        }
        begun.acquire(2);
        for (int i = 0; i < 5; i++) {
            threads.offer(dropped::release);
        }
        assertThat(threads.isClosed()).isFalse();

        threads.close();

        assertThat(threads.isClosed()).isTrue();
        assertThat(threads.waiting()).isZero();
        assertThat(threads.offer(dropped::release)).isFalse();
        interrupted.acquire(2);
        joinAll();
        assertThat(dropped.availablePermits()).isZero();
    }

    @Test
    void closing_does_not_wait_for_a_task_that_ignores_it() {
        RequestThreads threads = threads(1, 1);
        threads.offer(() -> {
            begun.release();
            while (end.getCount() > 0) {
                Thread.onSpinWait();
            }
        });
        begun.acquireUninterruptibly();

        threads.close();

        assertThat(threads.running()).isEqualTo(1);
        end.countDown();
        until(() -> threads.running() == 0);
    }

    @Test
    void closing_ends_idle_threads_at_once() throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            RequestThreads threads = threads(4, 4);
            threads.offer(done::release);
            done.acquire();
            pause(i * 1000L % 60_000);

            threads.close();
        }

        joinAll();
    }

    @Test
    void closing_twice_or_without_threads_does_nothing() {
        RequestThreads threads = threads(1, 1);
        threads.close();
        threads.close();

        assertThat(threads.offer(done::release)).isFalse();
        assertThat(made).isEmpty();
    }

    private RequestThreads threads(int running, int waiting) {
        return threads(running, waiting, Duration.ofHours(1), this::thread);
    }

    private RequestThreads threads(int running, int waiting, Duration idle, ThreadFactory factory) {
        HandlerLimits limits = new HandlerLimits(running, waiting, Duration.ofSeconds(20));
        RequestThreads threads = new RequestThreads(limits, factory, idle, new Patience(2));
        opened.add(threads);
        return threads;
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "request-threads-test");
        thread.setDaemon(true);
        made.add(thread);
        return thread;
    }

    private static Thread unstartableWithout(Semaphore permits, Runnable task) {
        return new Thread(task, "request-threads-test") {
            @Override
            public synchronized void start() {
                if (!permits.tryAcquire()) {
                    throw new OutOfMemoryError("for a test");
                }
                setDaemon(true);
                super.start();
            }
        };
    }

    private void runUntilEnd() {
        begun.release();
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void runUntilInterrupted(Semaphore interrupted) {
        begun.release();
        try {
            end.await();
        } catch (InterruptedException e) {
            interrupted.release();
        }
    }

    private void joinAll() throws InterruptedException {
        for (Thread thread : made) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
            assertThat(thread.isAlive()).isFalse();
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void raise(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private static void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() - end < 0) {
            Thread.onSpinWait();
        }
    }

    private static void until(BooleanSupplier state) {
        while (!state.getAsBoolean()) {
            Thread.yield();
        }
    }
}
